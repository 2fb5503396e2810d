package io.github.clientupdater.decision;

import static io.github.clientupdater.decision.Situation.BETA;
import static io.github.clientupdater.decision.Situation.a;
import static io.github.clientupdater.decision.Situation.release;
import static io.github.clientupdater.decision.Situation.running;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.clientupdater.release.Artifact;
import io.github.clientupdater.release.Channel;
import io.github.clientupdater.release.Format;
import io.github.clientupdater.release.Release;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChannelTest {
    private static final Release WINDOWS_ONLY = a("3.0.0")
            .artifacts(List.of(Artifact.builder("x", Format.EXE).build()))
            .build();

    @ParameterizedTest
    @CsvSource({
        "1.0.0, 1.1.0 2.0.0 1.9.0, 2.0.0",
        "1.0.0, 2.0.0 1.9.0 1.1.0, 2.0.0",
        "1.0.0, 1.0.1, 1.0.1",
        "1.0.0, 1.0.0, ON_LATEST",
        "1.0.0+mine, 1.0.0+theirs, ON_LATEST",
        "1.0.0, 1.0.0 0.9.0, ON_LATEST",
        "1.0.0, 0.9.9, AHEAD_OF_FEED",
        "1.0.0, 0.9.0 0.8.0, AHEAD_OF_FEED",
        "1.0.0, '', FEED_EMPTY",
    })
    void newestIsTaken(String running, String published, String expected) {
        assertThat(running(running).published(releases(published)).answer()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "stable, 1.0.0, 2.0.0-rc.1, ONLY_PRE_RELEASES",
        "stable, 1.0.0, 0.9.0-rc.1, ONLY_PRE_RELEASES",
        "stable, 1.0.0, 2.0.0-rc.1 1.1.0, 1.1.0",
        "stable, 1.0.0, 2.0.0-rc.1 1.0.0, ON_LATEST",
        "stable, 1.0.0, 2.0.0-rc.1 0.9.0, AHEAD_OF_FEED",
        "stable, 2.0.0-beta.1, 2.0.0-rc.1, 2.0.0-rc.1",
        "stable, 2.0.0-rc.1, 2.0.0, 2.0.0",
        "beta, 1.0.0, 2.0.0-rc.1, 2.0.0-rc.1",
        "beta, 1.0.0, 2.0.0-rc.1 1.1.0, 2.0.0-rc.1",
    })
    void preReleasesAreForThoseWhoChoseThem(String channel, String running, String published, String expected) {
        Channel followed = new Channel(channel);
        Release[] releases = Arrays.stream(published.split(" "))
                .map(version -> a(version).channel(followed).build())
                .toArray(Release[]::new);

        assertThat(running(running).on(followed).published(releases).answer()).isEqualTo(expected);
    }

    @Test
    void otherChannelIsNotLookedAt() {
        Release beta = a("2.0.0").channel(BETA).build();

        assertThat(running("1.0.0").published(beta).answer()).isEqualTo("FEED_EMPTY");
        assertThat(running("1.0.0").on(BETA).published(beta).answer()).isEqualTo("2.0.0");
        assertThat(running("1.0.0").on(BETA).published(release("2.0.0")).answer())
                .isEqualTo("FEED_EMPTY");
    }

    @ParameterizedTest
    @CsvSource({"2.0.0, 2.0.0", "1.0.0, ON_LATEST", "0.9.0, AHEAD_OF_FEED"})
    void newerReleaseForAnotherSystemHidesNothing(String published, String expected) {
        assertThat(running("1.0.0").published(WINDOWS_ONLY, release(published)).answer())
                .isEqualTo(expected);
    }

    @Test
    void nothingForThisSystemIsItsOwnReason() {
        assertThat(running("1.0.0").published(WINDOWS_ONLY).answer()).isEqualTo("NOTHING_FOR_PLATFORM");
        assertThat(running("4.0.0").published(WINDOWS_ONLY).answer()).isEqualTo("NOTHING_FOR_PLATFORM");
        assertThat(running("1.0.0")
                        .published(a("2.0.0").artifacts(List.of()).build())
                        .answer())
                .isEqualTo("NOTHING_FOR_PLATFORM");
    }

    @Test
    void oneVersionMayBePublishedByPlatform() {
        Release windows = a("2.0.0")
                .artifacts(List.of(Artifact.builder("x", Format.EXE).build()))
                .build();

        assertThat(running("1.0.0").published(windows, release("2.0.0")).offer().release())
                .isEqualTo(release("2.0.0"));
    }

    private static Release[] releases(String versions) {
        return Arrays.stream(versions.split(" "))
                .filter(version -> !version.isEmpty())
                .map(Situation::release)
                .toArray(Release[]::new);
    }
}
