package io.github.clientupdater.decision;

import static io.github.clientupdater.decision.Situation.BETA;
import static io.github.clientupdater.decision.Situation.a;
import static io.github.clientupdater.decision.Situation.release;
import static io.github.clientupdater.decision.Situation.rolledOut;
import static io.github.clientupdater.decision.Situation.running;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.clientupdater.decision.Decision.Available;
import io.github.clientupdater.release.Artifact;
import io.github.clientupdater.release.Format;
import io.github.clientupdater.release.Notes;
import io.github.clientupdater.release.Notes.Markup;
import io.github.clientupdater.release.Release;
import io.github.clientupdater.release.Version;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NewsTest {
    @Test
    void newsAreWhatLiesBetween_newestFirst() {
        Available offer = running("1.0.0")
                .published(
                        release("1.0.0"),
                        release("0.9.0"),
                        release("1.1.0"),
                        rolledOut("3.0.0", 0),
                        release("2.0.0"),
                        release("1.2.0"))
                .offer();

        assertThat(offer.news()).containsExactly(release("2.0.0"), release("1.2.0"), release("1.1.0"));
    }

    @Test
    void whatIsNotOfferedHereIsNoNews() {
        Release beta = a("1.5.0").channel(BETA).build();

        assertThat(running("1.0.0")
                        .published(release("2.0.0"), release("2.0.0-rc.1"), beta)
                        .offer()
                        .news())
                .containsExactly(release("2.0.0"));
        assertThat(running("1.0.0-rc.1")
                        .published(release("2.0.0"), release("2.0.0-rc.1"))
                        .offer()
                        .news())
                .containsExactly(release("2.0.0"), release("2.0.0-rc.1"));
    }

    /** The newest contains what they brought, whoever they were for. */
    @Test
    void releasesForOthersAreNews() {
        Release windows = a("1.5.0")
                .artifacts(List.of(Artifact.builder("x", Format.EXE).build()))
                .build();
        Release withdrawn = rolledOut("1.4.0", 0);

        assertThat(running("1.0.0")
                        .published(release("2.0.0"), windows, withdrawn)
                        .offer()
                        .news())
                .containsExactly(release("2.0.0"), windows, withdrawn);
    }

    @Test
    void versionThatIsPublishedByPlatformIsOnePieceOfNews() {
        List<Artifact> exe = List.of(Artifact.builder("x", Format.EXE).build());
        Release newestForWindows = a("2.0.0").artifacts(exe).build();
        Release olderForWindows = a("1.5.0").artifacts(exe).build();

        assertThat(running("1.0.0")
                        .published(newestForWindows, release("2.0.0"), olderForWindows, release("1.5.0"))
                        .offer()
                        .news())
                .containsExactly(release("2.0.0"), olderForWindows);
    }

    @Test
    void notesAreInTheReadersLanguage_andThereIsAlwaysSomethingToRead() {
        Release two = a("2.0.0")
                .notes(Notes.of(Markup.MARKDOWN, "*two*", Map.of("fr", "*deux*")))
                .build();
        Release silent = release("1.5.0");
        Release one = a("1.1.0").notes(List.of("one", "and a half")).build();
        Available offer = running("1.0.0").published(one, silent, two).offer();

        assertThat(offer.notes(Locale.CANADA_FRENCH))
                .containsExactly(
                        new VersionNotes(Version.parse("2.0.0"), Markup.MARKDOWN, List.of("*deux*")),
                        new VersionNotes(Version.parse("1.1.0"), Markup.PLAIN, List.of("one", "and a half")));
        assertThat(offer.notes(Locale.GERMAN).get(0).points()).containsExactly("*two*");
    }

    @Test
    void pathBeginsWithTheRelease() {
        Release two = release("2.0.0");
        Artifact artifact = two.artifacts().get(0);

        for (List<Release> path : List.of(List.<Release>of(), List.of(release("3.0.0"), two))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(
                            () -> new Available(two, artifact, Importance.OPTIONAL, Optional.empty(), path, List.of()))
                    .withMessageContaining("2.0.0");
        }
    }
}
