package io.github.clientupdater.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import okio.Buffer;
import org.junit.jupiter.api.Test;

/** The file is not the announced one, or is no honest package. */
class PackageFailuresIT extends EndToEnd {
    private static final String NAME = "notes-1.1.0.zip";
    private static final String FILE = "/files/" + NAME;

    @Test
    void digestMismatch() throws IOException {
        byte[] zip = Packages.zip(next);
        server.publish("1.1.0", NAME, zip);
        byte[] other = zip.clone();
        other[other.length / 2] ^= 1;
        server.on(FILE, Publisher.ok(other));
        assertRefused("DIGEST_MISMATCH", "the file's digest is sha256:", "announced was sha256:");
        assertInstallsNow();
    }

    @Test
    void shorterThanAnnounced() throws IOException {
        byte[] zip = Packages.zip(next);
        announceSize(zip, zip.length + 1);
        assertRefused("SIZE_MISMATCH", "has " + zip.length + " bytes, announced were " + (zip.length + 1));
        assertInstallsNow();
    }

    @Test
    void longerThanAnnounced() throws IOException {
        byte[] zip = Packages.zip(next);
        announceSize(zip, zip.length - 1);
        assertRefused("DOWNLOAD_TOO_LARGE", "more than the announced " + (zip.length - 1) + " bytes");
        assertInstallsNow();
    }

    @Test
    void longerThanAnnouncedWithoutItsLength() throws IOException {
        byte[] zip = Packages.zip(next);
        announceSize(zip, zip.length - 1);
        server.on(
                FILE,
                new MockResponse.Builder()
                        .chunkedBody(new Buffer().write(zip), 1024)
                        .build());
        assertRefused("DOWNLOAD_TOO_LARGE", "more than the announced " + (zip.length - 1) + " bytes");
        assertInstallsNow();
    }

    private void announceSize(byte[] zip, int size) {
        Map<String, Object> manifest = server.manifest("1.1.0", NAME, zip);
        manifest.put("size", size);
        server.announce(manifest).on(FILE, Publisher.ok(zip));
    }

    @Test
    void fileThatIsNotThere() throws IOException {
        server.announce(server.manifest("1.1.0", NAME, Packages.zip(next)));
        assertRefused("DOWNLOAD_REJECTED", FILE, "HTTP 404");
        assertInstallsNow();
    }

    @Test
    void transferThatBreaksOff() throws IOException {
        byte[] zip = Packages.zip(next);
        server.publish("1.1.0", NAME, zip);
        server.on(
                FILE,
                request -> new MockResponse.Builder()
                        .body(new Buffer().write(zip))
                        .onResponseBody(new SocketEffect.CloseSocket())
                        .build());
        Cli.Finished broken = Cli.run(update("--retries", "1"));
        assertFailed(broken, "DOWNLOAD_FAILED", FILE, "broke off its answer");
        assertThat(broken.events()).contains("download-interrupted");
        assertInstallationUnchanged(); // What has come of the package is kept for the next try.
        assertInstallsNow();
    }

    @Test
    void notAnArchive() throws IOException {
        server.publish("1.1.0", NAME, Packages.bytes("This is no ZIP file, whatever its name says."));
        assertRefused("PACKAGE_MALFORMED", "not a ZIP file");
        assertInstallsNow();
    }

    @Test
    void nameThatLeadsOutside() throws IOException {
        byte[] zip = Packages.zip(Map.of("../../stolen.txt", new Packages.Member(Packages.FILE, new byte[1])));
        server.publish("1.1.0", NAME, zip);
        assertRefused("PACKAGE_MALFORMED", "a forbidden name: ../../stolen.txt");
        assertInstallsNow();
    }

    @Test
    void pipeWhoseNameCommandsTheTerminal() throws IOException {
        byte[] zip = Packages.zip(Map.of("\u001b[2Jpipe", new Packages.Member(0010644, new byte[0])));
        server.publish("1.1.0", NAME, zip);
        assertRefused("PACKAGE_MALFORMED", "neither a file nor a link: ?[2Jpipe");
        assertInstallsNow();
    }

    @Test
    void packageForNoInstallation() throws IOException {
        server.publish("1.1.0", "notes-1.1.0.dat", new byte[10]);
        assertRefused("NO_INSTALLER", "nothing here installs");
        assertInstallsNow();
    }
}
