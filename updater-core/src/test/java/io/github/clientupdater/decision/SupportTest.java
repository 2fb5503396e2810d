package io.github.clientupdater.decision;

import static io.github.clientupdater.decision.Situation.NOW;
import static io.github.clientupdater.decision.Situation.a;
import static io.github.clientupdater.decision.Situation.needing;
import static io.github.clientupdater.decision.Situation.release;
import static io.github.clientupdater.decision.Situation.running;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.clientupdater.decision.Decision.Available;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SupportTest {
    private static final Instant SOON = NOW.plusSeconds(3600);

    @ParameterizedTest
    @CsvSource({"false, false, OPTIONAL", "false, true, CRITICAL", "true, false, MANDATORY", "true, true, MANDATORY"})
    void releaseSaysHowImportantItIs(boolean mandatory, boolean critical, Importance expected) {
        Available offer = running("1.0.0")
                .published(a("2.0.0").mandatory(mandatory).critical(critical).build())
                .offer();

        assertThat(offer.importance()).isEqualTo(expected);
        assertThat(offer.deadline()).isEmpty();
        assertThat(new Available(offer.release(), offer.artifact())).isEqualTo(offer);
    }

    @ParameterizedTest
    @CsvSource({"0.9.0, CRITICAL", "1.0.0, OPTIONAL", "1.1.0, OPTIONAL"})
    void whatIsBroughtAlongIsAsImportant(String running, Importance expected) {
        Available offer = running(running)
                .published(a("1.0.0").critical(true).build(), release("2.0.0"), needing("3.0.0", "2.0.0"))
                .offer();

        assertThat(offer.release().version()).hasToString("2.0.0");
        assertThat(offer.importance()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "1.4.9, MANDATORY",
        "1.5.0-rc.1, MANDATORY",
        "1.5.0, OPTIONAL",
        "1.5.0+build, OPTIONAL",
        "1.5.1, OPTIONAL",
    })
    void olderThanSupportedHasToGo(String running, Importance expected) {
        Available offer = running(running)
                .supporting("1.5.0", null)
                .published(release("2.0.0"))
                .offer();

        assertThat(offer.importance()).isEqualTo(expected);
        assertThat(offer.deadline()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-05-01T11:59:59.999999999Z, MANDATORY",
        "2026-05-01T12:00:00Z, MANDATORY",
        "2026-05-01T12:00:00.000000001Z, CRITICAL",
    })
    void deadlineBindsFromItsMomentOn(Instant deadline, Importance expected) {
        Available offer = running("1.0.0")
                .supporting("1.5.0", deadline)
                .published(release("2.0.0"))
                .offer();

        assertThat(offer.importance()).isEqualTo(expected);
        assertThat(offer.deadline().isPresent()).isEqualTo(expected == Importance.CRITICAL);
    }

    @Test
    void deadlineIsToldWhileItLiesAhead() {
        Situation situation = running("1.0.0").supporting("1.5.0", SOON).published(release("2.0.0"));

        assertThat(situation.offer().deadline()).contains(SOON);
        assertThat(situation.postponing("2.0.0").answer()).isEqualTo("POSTPONED_BY_USER");
    }

    @Test
    void deadlineOfOthersIsNotTold() {
        assertThat(running("1.5.0")
                        .supporting("1.5.0", SOON)
                        .published(release("2.0.0"))
                        .offer()
                        .deadline())
                .isEmpty();
    }

    @Test
    void mandatoryReleaseDoesNotWaitForTheDeadline() {
        Available offer = running("1.0.0")
                .supporting("1.5.0", SOON)
                .published(a("2.0.0").mandatory(true).build())
                .offer();

        assertThat(offer.importance()).isEqualTo(Importance.MANDATORY);
        assertThat(offer.deadline()).isEmpty();
    }
}
