package io.github.clientupdater.decision;

import static io.github.clientupdater.decision.Situation.a;
import static io.github.clientupdater.decision.Situation.release;
import static io.github.clientupdater.decision.Situation.running;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.clientupdater.release.Release;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What a person or our memory says of the release that was chosen. */
class RefusalTest {
    private static final Release OPTIONAL = release("2.0.0");
    private static final Release CRITICAL = a("2.0.0").critical(true).build();
    private static final Release MANDATORY = a("2.0.0").mandatory(true).build();

    static Stream<Arguments> refusals() {
        return Stream.of(
                Arguments.of(OPTIONAL, "SKIPPED_BY_USER", "POSTPONED_BY_USER", "FAILED_BEFORE"),
                Arguments.of(CRITICAL, "SKIPPED_BY_USER", "POSTPONED_BY_USER", "FAILED_BEFORE"),
                Arguments.of(MANDATORY, "2.0.0", "2.0.0", "FAILED_BEFORE"));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void refusalCounts_exceptAgainstWhatIsMandatory(Release release, String skipped, String postponed, String failed) {
        assertThat(running("1.0.0").published(release).skipping("2.0.0").answer())
                .isEqualTo(skipped);
        assertThat(running("1.0.0").published(release).postponing("2.0.0").answer())
                .isEqualTo(postponed);
        assertThat(running("1.0.0").published(release).failing("2.0.0").answer())
                .isEqualTo(failed);
    }

    @ParameterizedTest
    @EnumSource
    void whoAsksGetsItAllTheSame(UpdateTrigger trigger) {
        boolean person = trigger == UpdateTrigger.USER;
        Situation skipped = running("1.0.0").published(OPTIONAL).skipping("2.0.0");
        Situation postponed = running("1.0.0").published(OPTIONAL).postponing("2.0.0");
        Situation failing = running("1.0.0").published(OPTIONAL).failing("2.0.0");

        assertThat(skipped.asked(trigger).answer()).isEqualTo(person ? "2.0.0" : "SKIPPED_BY_USER");
        assertThat(postponed.asked(trigger).answer()).isEqualTo(person ? "2.0.0" : "POSTPONED_BY_USER");
        assertThat(failing.asked(trigger).answer()).isEqualTo(person ? "2.0.0" : "FAILED_BEFORE");
    }

    @ParameterizedTest
    @CsvSource({"2.0.0+other, SKIPPED_BY_USER", "2.0.1, 2.0.0", "1.9.0, 2.0.0"})
    void refusalIsOfOneVersion(String skipped, String expected) {
        assertThat(running("1.0.0").published(OPTIONAL).skipping(skipped).answer())
                .isEqualTo(expected);
    }

    @Test
    void refusingTheNewestIsNoWishForTheOneBefore() {
        Situation situation = running("1.0.0").published(OPTIONAL, release("1.9.0"));

        assertThat(situation.skipping("2.0.0").answer()).isEqualTo("SKIPPED_BY_USER");
    }

    @Test
    void reasonsComeInOrder() {
        Situation situation = running("1.0.0").published(OPTIONAL).postponing("2.0.0");
        assertThat(situation.answer()).isEqualTo("POSTPONED_BY_USER");
        assertThat(situation.skipping("2.0.0").answer()).isEqualTo("SKIPPED_BY_USER");
        assertThat(situation.failing("2.0.0").answer()).isEqualTo("FAILED_BEFORE");
    }

    @Test
    void unsupportedVersionCannotBeKeptBySkipping() {
        Situation situation =
                running("1.0.0").published(OPTIONAL).skipping("2.0.0").postponing("2.0.0");

        assertThat(situation.answer()).isEqualTo("SKIPPED_BY_USER");
        assertThat(situation.supporting("1.0.1", null).answer()).isEqualTo("2.0.0");
        assertThat(situation.failing("2.0.0").answer()).isEqualTo("FAILED_BEFORE");
    }
}
