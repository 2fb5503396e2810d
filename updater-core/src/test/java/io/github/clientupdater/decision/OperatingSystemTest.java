package io.github.clientupdater.decision;

import static io.github.clientupdater.decision.Situation.a;
import static io.github.clientupdater.decision.Situation.release;
import static io.github.clientupdater.decision.Situation.running;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.clientupdater.release.Artifact;
import io.github.clientupdater.release.Format;
import io.github.clientupdater.release.OsRange;
import io.github.clientupdater.release.OsVersion;
import io.github.clientupdater.release.Platform;
import io.github.clientupdater.release.Release;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OperatingSystemTest {
    private static final OsRange TWELVE_TO_FOURTEEN = new OsRange(OsVersion.parse("12.3"), OsVersion.parse("14"));

    @ParameterizedTest
    @CsvSource({
        "11, OS_TOO_OLD",
        "12.2.9, OS_TOO_OLD",
        "12.3, 2.0.0",
        "13, 2.0.0",
        "14, 2.0.0",
        "14.9, 2.0.0",
        "15, OS_TOO_NEW",
    })
    void releaseIsForARangeOfSystems(String os, String expected) {
        assertThat(running("1.0.0")
                        .os(os)
                        .published(limited("2.0.0", TWELVE_TO_FOURTEEN))
                        .answer())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"11, 1.5.0", "12.3, 2.0.0", "15, 1.5.0"})
    void thoseOutsideGetTheNewestThatIsForThem(String os, String expected) {
        assertThat(running("1.0.0")
                        .os(os)
                        .published(release("1.5.0"), limited("2.0.0", TWELVE_TO_FOURTEEN))
                        .answer())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"1.0.0, OS_TOO_OLD", "1.5.0, OS_TOO_OLD", "2.0.0, ON_LATEST", "2.1.0, AHEAD_OF_FEED"})
    void obstacleIsThatOfANewerRelease(String running, String expected) {
        assertThat(running(running)
                        .os("11")
                        .published(limited("1.5.0", TWELVE_TO_FOURTEEN), limited("2.0.0", TWELVE_TO_FOURTEEN))
                        .answer())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"11, OS_TOO_OLD", "15, OS_TOO_NEW"})
    void obstacleIsThatOfTheNewestOne(String os, String expected) {
        Release older = limited("2.0.0", new OsRange(OsVersion.parse("12"), OsVersion.parse("10")));
        Release newest = limited("3.0.0", TWELVE_TO_FOURTEEN);

        assertThat(running("1.0.0").os(os).published(older, newest).answer()).isEqualTo(expected);
    }

    @Test
    void reasonIsThatOfTheFileThatWouldHaveBeenTaken() {
        Artifact exact = Artifact.builder("exact", Format.ZIP)
                .platform(Platform.parse("linux-x64"))
                .osRange(new OsRange(null, OsVersion.parse("5")))
                .build();
        Artifact general = Artifact.builder("general", Format.ZIP)
                .osRange(new OsRange(OsVersion.parse("7"), null))
                .build();
        Release release = a("2.0.0").artifacts(List.of(general, exact)).build();

        assertThat(running("1.0.0").os("6").published(release).answer()).isEqualTo("OS_TOO_NEW");
    }

    private static Release limited(String version, OsRange range) {
        Artifact artifact =
                Artifact.builder("app.zip", Format.ZIP).osRange(range).build();
        return a(version).artifacts(List.of(artifact)).build();
    }
}
