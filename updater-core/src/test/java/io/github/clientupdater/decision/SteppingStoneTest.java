package io.github.clientupdater.decision;

import static io.github.clientupdater.decision.Situation.a;
import static io.github.clientupdater.decision.Situation.running;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.clientupdater.release.Release;
import io.github.clientupdater.release.Rollout;
import io.github.clientupdater.release.Version;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A release is written as its version and, after a {@code <}, the oldest that it accepts. */
class SteppingStoneTest {
    @ParameterizedTest
    @CsvSource({
        // The border, on both sides.
        "1.9.9, 3.0.0<2.0.0, STEP_MISSING",
        "2.0.0, 3.0.0<2.0.0, 3.0.0",
        "2.0.0-rc.1, 3.0.0<2.0.0, STEP_MISSING",
        "2.5.0, 3.0.0<2.0.0, 3.0.0",
        // One step, several steps, the fewest steps.
        "1.0.0, 3.0.0<2.0.0 2.0.0, 2.0.0 3.0.0",
        "1.0.0, 2.0.0 2.5.0 3.0.0<2.0.0, 2.5.0 3.0.0",
        "1.0.0, 4.0.0<3.0.0 3.0.0<2.0.0 2.0.0, 2.0.0 3.0.0 4.0.0",
        "1.0.0, 1.1.0 2.0.0<1.1.0 2.1.0 3.0.0<2.0.0, 2.1.0 3.0.0",
        "1.0.0, 1.1.0 1.2.0<1.1.0 3.0.0<1.2.0, 1.1.0 1.2.0 3.0.0",
        // No way to the newest: the newest that can be reached.
        "1.0.0, 4.0.0<3.0.0 2.0.0 1.5.0, 2.0.0",
        "1.0.0, 5.0.0<4.0.0 3.0.0<2.0.0 2.0.0, 2.0.0 3.0.0",
        // No way at all.
        "1.0.0, 4.0.0<3.0.0 3.0.0<2.0.0, STEP_MISSING",
        "1.0.0, 4.0.0<3.0.0 1.0.0, STEP_MISSING",
        "1.0.0, 4.0.0<3.0.0 0.9.0, STEP_MISSING",
        // What accepts only what is newer than itself can never be reached.
        "1.0.0, 2.0.0<3.0.0 2.5.0, 2.5.0",
        "1.0.0, 2.0.0<2.0.0, STEP_MISSING",
    })
    void pathIsTheShortestToTheNewestThatCanBeReached(String running, String published, String expected) {
        Decision decision = running(running).published(releases(published)).decision();

        assertThat(path(decision)).isEqualTo(expected);
    }

    @Test
    void stoneThatIsNotForThisInstallationIsNone() {
        Release stone = a("2.0.0").rollout(new Rollout(0)).build();
        Release target = Situation.needing("3.0.0", "2.0.0");
        Situation situation = running("1.0.0").published(stone, target);

        assertThat(situation.answer()).isEqualTo("STEP_MISSING");
        assertThat(path(situation.asked(UpdateTrigger.USER).decision())).isEqualTo("2.0.0 3.0.0");
    }

    @Test
    void whatBindsAtTheEndOfThePathBindsAtItsFirstStep() {
        Release stone = Situation.release("2.0.0");
        Version two = stone.version();
        Release mandatory = a("3.0.0").minimumVersion(two).mandatory(true).build();
        Release critical = a("3.0.0").minimumVersion(two).critical(true).build();

        assertThat(running("1.0.0").published(stone, mandatory).offer().importance())
                .isEqualTo(Importance.MANDATORY);
        assertThat(running("1.0.0").published(stone, critical).offer().importance())
                .isEqualTo(Importance.CRITICAL);
        assertThat(running("1.0.0").published(stone).offer().importance()).isEqualTo(Importance.OPTIONAL);
    }

    @Test
    void newsEndWithTheStep() {
        Situation situation =
                running("1.0.0").published(Situation.needing("3.0.0", "2.0.0"), Situation.release("2.0.0"));

        assertThat(situation.offer().news()).containsExactly(Situation.release("2.0.0"));
    }

    private static String path(Decision decision) {
        if (!(decision instanceof Decision.Available available)) return Situation.inShort(decision);
        return available.path().stream()
                .map(release -> release.version().toString())
                .collect(Collectors.joining(" "));
    }

    private static Release[] releases(String text) {
        return Arrays.stream(text.split(" "))
                .map(release -> release.split("<"))
                .map(parts -> parts.length == 1 ? Situation.release(parts[0]) : Situation.needing(parts[0], parts[1]))
                .toArray(Release[]::new);
    }
}
