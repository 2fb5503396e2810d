package io.github.clientupdater;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clientupdater.release.Artifact;
import io.github.clientupdater.release.Channel;
import io.github.clientupdater.release.Digest;
import io.github.clientupdater.release.Format;
import io.github.clientupdater.release.Release;
import io.github.clientupdater.release.Version;
import io.github.clientupdater.task.UpdateException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PendingUpdateTest {
    @Test
    void everythingComesBack() throws Exception {
        Artifact artifact = Artifact.builder("https://acme.example/a.zip?x=1", Format.ZIP)
                .size(5)
                .digest(Digest.of(new byte[32]))
                .build();
        Release release = Release.builder(Version.parse("2.0.0-rc.1+b5"))
                .channel(new Channel("beta"))
                .published(Instant.parse("2026-01-02T03:04:05Z"))
                .notes(List.of("é", "two\nlines"))
                .mandatory(true)
                .reference("session 7")
                .artifacts(List.of(artifact))
                .build();
        PendingUpdate pending = new PendingUpdate(
                PendingUpdate.State.STAGED,
                release,
                Path.of("x/a.zip"),
                Optional.of(Version.parse("1.0.0")),
                Optional.of(Instant.parse("2026-02-03T04:05:06.789Z")));

        PendingUpdate back = PendingUpdate.parse(pending.toJson());

        assertThat(back).isEqualTo(pending);
        assertThat(back.release().version()).hasToString("2.0.0-rc.1+b5");
    }

    @Test
    void whatAnOlderBuildWroteIsRead() throws Exception {
        PendingUpdate pending = PendingUpdate.parse("""
                {"format": 1, "state": "HANDED_OFF", "version": "2.0.0", "channel": "stable", "notes": [],
                 "mandatory": false, "file": "x/a.zip", "kind": "ZIP", "artifact": "https://acme.example/a.zip",
                 "sha256": "%s"}""".formatted("0".repeat(64)));

        assertThat(pending.from()).isEmpty();
        assertThat(pending.release().version()).hasToString("2.0.0");
    }

    /** The first four are the way up, the next the way back, the last what an older build wrote. */
    @ParameterizedTest
    @CsvSource({
        "1.0.0, 2.0.0, 1.0.0, true",
        "1.0.0, 2.0.0, 1.5.0, true",
        "1.0.0, 2.0.0, 2.0.0, false",
        "1.0.0, 2.0.0, 2.5.0, false",
        "2.0.0, 1.0.0, 2.0.0, true",
        "2.0.0, 1.0.0, 2.0.0+other, true",
        "2.0.0, 1.0.0, 1.0.0, false",
        "2.0.0, 1.0.0, 1.5.0, false",
        "2.0.0, 1.0.0, 2.0.1, false",
        ", 2.0.0, 1.0.0, true",
        ", 2.0.0, 2.0.0, false",
        ", 1.0.0, 2.0.0, false",
    })
    void isWantedOnFromWhereItCame_orBelow(@Nullable String from, String to, String running, boolean wanted) {
        Release release = Release.builder(Version.parse(to)).build();
        PendingUpdate pending = new PendingUpdate(
                PendingUpdate.State.STAGED,
                release,
                Path.of("x"),
                Optional.ofNullable(from).map(Version::parse),
                Optional.empty());

        assertThat(pending.isWantedIn(Version.parse(running))).isEqualTo(wanted);
    }

    @Test
    void damageIsNoticed() {
        for (String text : List.of("", "{}", "[]", "{\"state\": \"STAGED\"}", "nonsense")) {
            assertThatThrownBy(() -> PendingUpdate.parse(text)).isInstanceOf(UpdateException.class);
        }
    }
}
