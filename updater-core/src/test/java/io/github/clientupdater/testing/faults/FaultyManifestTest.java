package io.github.clientupdater.testing.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clientupdater.Updater;
import io.github.clientupdater.decision.Decision;
import io.github.clientupdater.host.HostApplication;
import io.github.clientupdater.release.Artifact;
import io.github.clientupdater.release.Release;
import io.github.clientupdater.server.manifest.ManifestServer;
import io.github.clientupdater.task.Cancellation;
import io.github.clientupdater.task.UpdateException;
import io.github.clientupdater.testing.Inquiries;
import io.github.clientupdater.verify.Trust;
import io.github.clientupdater.verify.VerifiedArtifact;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The library itself asks. */
class FaultyManifestTest {
    private static final String FILE = "/app-2.0.0.zip";
    private static final Content CONTENT = Content.generated(1, 100_000);

    @AutoClose
    private final FaultyServer server = FaultyServer.start();

    @TempDir
    Path dir;

    @Test
    void theLibraryReadsTheManifest_andAsksForChangesOnly() throws Exception {
        server.release("2.0.0", FILE, CONTENT);

        List<Release> first = fetch();
        List<Release> second = fetch();

        Artifact artifact = first.get(0).artifacts().get(0);
        assertThat(artifact.reference()).isEqualTo(server.uri(FILE).toString());
        assertThat(artifact.digest()).hasValue(CONTENT.sha256());
        assertThat(artifact.size()).hasValue(100_000);
        assertThat(second).hasToString(first.toString());
        assertThat(server.exchanges()).extracting(Exchange::status).containsExactly(200, 304);
    }

    @Test
    void aManifestCanBeWrong() {
        server.publish(Manifest.of("2.0.0", FILE).with("size", -1));
        assertThatThrownBy(this::fetch).isInstanceOf(UpdateException.class).hasMessageContaining("size");

        server.publish(Manifest.of("2.0.0", FILE).without("version"));
        assertThatThrownBy(this::fetch).isInstanceOf(UpdateException.class).hasMessageContaining("version");
    }

    @Test
    void aManifestCanBeSpoilt() {
        server.publish(Manifest.of("2.0.0", FILE));
        server.inject(server.manifest().getPath(), Schedule.always(ProtocolFaults.captivePortal()));

        assertThatThrownBy(this::fetch).isInstanceOf(UpdateException.class);
    }

    @Test
    void anUpdateComesThroughAsSoonAsTheServerIsWell() throws Exception {
        server.release("2.0.0", FILE, CONTENT);
        server.inject(FILE, Schedule.always(StatusFaults.status(410)));
        Updater updater = Updater.builder()
                .application(host())
                .server(ManifestServer.at(server.manifest()))
                .trust(Trust.checksumOnly())
                .build();
        Decision.Available update = (Decision.Available) updater.check();

        assertThatThrownBy(() -> updater.download(update, new Cancellation())).hasMessageContaining("410");
        server.heal();
        VerifiedArtifact verified = updater.download(update, new Cancellation());

        assertThat(verified.file()).hasBinaryContent(CONTENT.bytes(0, 100_000));
        assertThat(server.bytesSentTwice(FILE)).isZero();
    }

    private List<Release> fetch() throws UpdateException {
        return ManifestServer.at(server.manifest())
                .source()
                .fetch(Inquiries.by(host()))
                .releases();
    }

    private HostApplication host() {
        return HostApplication.builder("com.acme.app", "1.0.0")
                .installDir(dir.resolve("app"))
                .workDir(dir.resolve("work"))
                .build();
    }
}
