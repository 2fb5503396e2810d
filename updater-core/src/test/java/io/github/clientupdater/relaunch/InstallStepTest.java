package io.github.clientupdater.relaunch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clientupdater.relaunch.ExitCodes.Meaning;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstallStepTest {
    /** What has hurt somebody's updater at some time. */
    static final List<String> AWKWARD = List.of(
            "",
            " ",
            "a b",
            "=",
            "word=x",
            "it's",
            "\"q\"",
            "$(touch x)",
            "`id`",
            "%TEMP%",
            "&calc",
            "a;b",
            "x\ny",
            "x\r\ny",
            "\\",
            "\\n",
            "é漢🎈",
            "-e",
            "*",
            "{package}");

    private static InstallStep step(String... words) {
        return new InstallStep(List.of(words), Path.of("/p q"), ExitCodes.zero(), Duration.ofMinutes(3), false);
    }

    @Test
    void isReadAsItWasWritten_whateverItsWordsAre() {
        List<String> command = new ArrayList<>(List.of("/bin/x y"));
        command.addAll(AWKWARD);
        ExitCodes codes = ExitCodes.zero()
                .with(-1, Meaning.BUSY, "some words = more")
                .with(3010, Meaning.REBOOT_REQUIRED, "")
                .with(0, Meaning.FAILED, "even that");
        InstallStep step = new InstallStep(command, Path.of("/dir = é\n$"), codes, Duration.ofSeconds(61), true);

        assertThat(InstallStep.decode(step.encode())).isEqualTo(step);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "x", "word", "bound=PT1S", "word=x", "bound=soon", "code=1", "code=x FAILED y", "code=1 NO y"
            })
    void whatIsNoStepIsRefused(String line) {
        assertThatThrownBy(() -> InstallStep.decode(List.of(line)))
                .isInstanceOfAny(IllegalArgumentException.class, java.time.DateTimeException.class);
    }

    @ParameterizedTest(name = "G2 CVE-2024-24576 {0} is never run")
    @ValueSource(strings = {"setup.bat", "C:\\x\\SETUP.CMD", "setup.bat.", "setup.cmd ", "setup.bat. . "})
    void batchFile(String program) {
        assertThatThrownBy(() -> step(program)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void commandHasWordsWithoutNul() {
        assertThatThrownBy(() -> step()).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> step("x", "a\0b")).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest(name = "G2 Windows is not given the word {0}")
    @ValueSource(strings = {"a b\" /evil \"c", "\"", "a\nb", "a\rb"})
    void wordThatWindowsWouldSplit(String word) {
        assertThat(step("x", word).isSafeOn('\\')).isFalse();
        assertThat(step("x", word).isSafeOn('/')).isTrue();
        assertThat(step("x", "a b", "'$%&").isSafeOn('\\')).isTrue();
    }

    @Test
    void codeThatIsNotKnownIsAFailure() {
        ExitCodes codes = ExitCodes.zero().with(5, Meaning.CANCELLED, "no");

        assertThat(codes.meaning(0)).isEqualTo(Meaning.SUCCESS);
        assertThat(codes.meaning(5)).isEqualTo(Meaning.CANCELLED);
        assertThat(codes.words(5)).isEqualTo("no");
        assertThat(codes.meaning(6)).isEqualTo(Meaning.FAILED);
        assertThat(codes.words(6)).isEmpty();
        assertThat(codes.and(ExitCodes.zero().with(5, Meaning.BUSY, "wait")).meaning(5))
                .isEqualTo(Meaning.BUSY);
    }
}
