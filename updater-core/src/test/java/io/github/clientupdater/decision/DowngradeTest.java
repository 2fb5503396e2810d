package io.github.clientupdater.decision;

import static io.github.clientupdater.decision.Situation.BETA;
import static io.github.clientupdater.decision.Situation.a;
import static io.github.clientupdater.decision.Situation.needing;
import static io.github.clientupdater.decision.Situation.release;
import static io.github.clientupdater.decision.Situation.rolledOut;
import static io.github.clientupdater.decision.Situation.running;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.clientupdater.decision.Decision.Available;
import io.github.clientupdater.release.Artifact;
import io.github.clientupdater.release.Format;
import io.github.clientupdater.release.OsRange;
import io.github.clientupdater.release.OsVersion;
import io.github.clientupdater.release.Release;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DowngradeTest {
    @ParameterizedTest
    @CsvSource({
        "2.0.0, 1.9.0 1.8.0, 1.9.0, AHEAD_OF_FEED",
        "2.0.0, 2.0.0 1.9.0, ON_LATEST, ON_LATEST",
        "2.0.0+mine, 2.0.0 1.9.0, ON_LATEST, ON_LATEST",
        "2.0.0, 2.0.1 1.9.0, 2.0.1, 2.0.1",
        "2.0.0-rc.1, 1.9.0, 1.9.0, AHEAD_OF_FEED",
        "2.0.0, 1.9.0-rc.1, ONLY_PRE_RELEASES, ONLY_PRE_RELEASES",
    })
    void backIsGoneOnlyOnPurpose_andOnlyWhereNothingElseIsLeft(
            String running, String published, String bothWays, String forward) {
        Situation situation = running(running)
                .published(Arrays.stream(published.split(" "))
                        .map(Situation::release)
                        .toArray(Release[]::new));

        assertThat(situation.answerAllowingDowngrade()).isEqualTo(bothWays);
        assertThat(situation.answer()).isEqualTo(forward);
    }

    @ParameterizedTest
    @CsvSource({
        "1.8.9, 1.9.0",
        "1.9.0, 1.9.0",
        "1.9.1-rc.1, BELOW_ROLLBACK_FLOOR",
        "1.9.1, BELOW_ROLLBACK_FLOOR",
        "3.0.0, BELOW_ROLLBACK_FLOOR",
    })
    void nobodyGoesBelowTheFloor(String floor, String expected) {
        Situation situation = running("2.0.0").published(release("1.9.0")).floor(floor);

        assertThat(situation.answerAllowingDowngrade()).isEqualTo(expected);
        assertThat(situation.asked(UpdateTrigger.USER).answerAllowingDowngrade())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"1.5.0, 1.5.0", "1.5.1, BELOW_ROLLBACK_FLOOR"})
    void floorBindsTheWayUp_too(String floor, String expected) {
        assertThat(running("1.0.0").published(release("1.5.0")).floor(floor).answer())
                .isEqualTo(expected);
    }

    @Test
    void fromAnotherChannelBackToTheNewestOfThisOne() {
        Situation left = running("2.0.0-beta.3")
                .published(a("2.0.0-beta.3").channel(BETA).build(), release("1.9.0"), release("1.8.0"));

        assertThat(left.answerAllowingDowngrade()).isEqualTo("1.9.0");
        assertThat(left.answer()).isEqualTo("AHEAD_OF_FEED");
    }

    /** Who asked for a release before his turn would else be taken back by the next scheduled check. */
    @Test
    void nobodyIsTakenBackFromAReleaseThatIsStillBeingRolledOut() {
        Situation situation = running("2.0.0").published(rolledOut("2.0.0", 0), release("1.9.0"));

        assertThat(situation.answerAllowingDowngrade()).isEqualTo("ON_LATEST");
    }

    @Test
    void whatTurnedOutNotToBeForThisSystemIsLeft() {
        Artifact modern = Artifact.builder("app.zip", Format.ZIP)
                .osRange(new OsRange(OsVersion.parse("14"), null))
                .build();
        Situation situation = running("2.0.0")
                .os("13")
                .published(a("2.0.0").artifacts(List.of(modern)).build(), release("1.9.0"));

        assertThat(situation.answerAllowingDowngrade()).isEqualTo("1.9.0");
        assertThat(situation.answer()).isEqualTo("ON_LATEST");
    }

    @Test
    void thereIsNoNewsOnTheWayBack_andOnePathOfOneStep() {
        Available offer = (Available) running("2.0.0")
                .published(release("1.9.0"), release("1.8.0"))
                .supporting("3.0.0", null)
                .decisionAllowingDowngrade();

        assertThat(offer.news()).isEmpty();
        assertThat(offer.path()).containsExactly(release("1.9.0"));
        assertThat(offer.importance()).isEqualTo(Importance.OPTIONAL); // It does not help against the end of support.
        assertThat(offer.deadline()).isEmpty();
    }

    @Test
    void deadlineThatADowngradeCannotMeetIsNotTold() {
        Available offer = (Available) running("2.0.0")
                .published(release("1.9.0"))
                .supporting("3.0.0", Situation.NOW.plusSeconds(1))
                .decisionAllowingDowngrade();

        assertThat(offer.importance()).isEqualTo(Importance.OPTIONAL);
        assertThat(offer.deadline()).isEmpty();
    }

    @Test
    void obstacleOfANewerReleaseIsToldFirst() {
        assertThat(running("2.0.0")
                        .published(needing("4.0.0", "3.0.0"), release("1.9.0"))
                        .floor("1.9.1")
                        .answerAllowingDowngrade())
                .isEqualTo("STEP_MISSING");
        assertThat(running("2.0.0")
                        .published(needing("4.0.0", "3.0.0"), release("1.9.0"))
                        .answerAllowingDowngrade())
                .isEqualTo("1.9.0");
    }

    @Test
    void releaseThatAcceptsNobodyIsNoWayBack() {
        assertThat(running("2.0.0").published(needing("1.9.0", "2.0.1")).answerAllowingDowngrade())
                .isEqualTo("STEP_MISSING");
        assertThat(running("2.0.0")
                        .published(needing("1.9.0", "2.0.1"), release("1.8.0"))
                        .answerAllowingDowngrade())
                .isEqualTo("1.8.0");
    }

    /** A slip of the publisher: nobody has to accept himself. */
    @Test
    void runningVersionIsNotLeftForWhatItAccepts() {
        assertThat(running("2.0.0")
                        .published(needing("2.0.0", "3.0.0"), release("1.9.0"))
                        .answerAllowingDowngrade())
                .isEqualTo("ON_LATEST");
    }

    @Test
    void nobodyGoesBackWhoCanGoForward() {
        Available offer = (Available)
                running("2.0.0").published(release("2.0.1"), release("1.9.0")).decisionAllowingDowngrade();

        assertThat(offer.path()).containsExactly(release("2.0.1"));
    }

    @Test
    void refusalCountsOnTheWayBack_too() {
        Situation situation = running("2.0.0").published(release("1.9.0"));

        assertThat(situation.postponing("1.9.0").answerAllowingDowngrade()).isEqualTo("POSTPONED_BY_USER");
        assertThat(situation.skipping("1.9.0").answerAllowingDowngrade()).isEqualTo("SKIPPED_BY_USER");
        assertThat(situation.failing("1.9.0").answerAllowingDowngrade()).isEqualTo("FAILED_BEFORE");
        assertThat(situation.asked(UpdateTrigger.USER).answerAllowingDowngrade())
                .isEqualTo("1.9.0");
    }
}
