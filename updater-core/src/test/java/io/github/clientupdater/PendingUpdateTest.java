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
import org.junit.jupiter.api.Test;

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
        PendingUpdate pending = new PendingUpdate(PendingUpdate.State.STAGED, release, Path.of("x/a.zip"));

        PendingUpdate back = PendingUpdate.parse(pending.toJson());

        assertThat(back).isEqualTo(pending);
        assertThat(back.release().version()).hasToString("2.0.0-rc.1+b5");
    }

    @Test
    void damageIsNoticed() {
        for (String text : List.of("", "{}", "[]", "{\"state\": \"STAGED\"}", "nonsense")) {
            assertThatThrownBy(() -> PendingUpdate.parse(text)).isInstanceOf(UpdateException.class);
        }
    }
}
