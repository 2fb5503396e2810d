package io.github.clientupdater.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.clientupdater.testing.TreeSnapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import mockwebserver3.MockResponse;
import okio.Buffer;
import org.junit.jupiter.api.Test;

/** What is asked of which server, and what is made of its answer. */
class AddressesIT extends EndToEnd {
    private static final String NAME = "notes-1.1.0.zip";
    private static final String FILE = "/files/" + NAME;

    @Test
    void checkTellsWhatIsNewAndChangesNothing() throws IOException {
        byte[] zip = Packages.zip(next);
        server.publish("1.1.0", NAME, zip);
        Cli.Finished check = Cli.run(check());
        assertThat(check.exitCode()).isEqualTo(10);
        JsonNode outcome = check.outcome();
        assertThat(outcome.path("outcome").asText()).isEqualTo("available");
        assertThat(outcome.path("version").asText()).isEqualTo("1.1.0");
        assertThat(outcome.path("notes"))
                .extracting(JsonNode::asText)
                .containsExactly("Faster start", "Fewer surprises");
        assertThat(outcome.path("size").asLong()).isEqualTo(zip.length);
        assertThat(outcome.path("mandatory").asBoolean(true)).isFalse();
        assertThat(outcome.path("importance").asText()).isEqualTo("optional");
        assertThat(outcome.has("deadline")).isFalse();
        assertThat(outcome.has("path")).isFalse();
        assertThat(check.events()).containsExactly("check-started", "decided");
        assertThat(server.requests(FILE)).isEmpty();
        assertNothingChanged();
    }

    @Test
    void sameVersionIsUpToDate() throws IOException {
        server.publish("1.0.0", "notes-1.0.0.zip", Packages.zip(next));
        assertUpToDate(Cli.run(check()), "on-latest");
        assertUpToDate(Cli.run(update()), "on-latest");
        assertUpToDate(Cli.run(update("--download-only")), "on-latest");
    }

    @Test
    void olderVersionIsNotOffered() throws IOException {
        server.publish("0.9.0", "notes-0.9.0.zip", Packages.zip(next));
        assertUpToDate(Cli.run(update()), "ahead-of-feed");
    }

    @Test
    void preReleaseIsOfferedOnlyToThoseWhoWantIt() throws IOException {
        server.publish("1.1.0-rc.1", "notes-1.1.0-rc.1.zip", Packages.zip(next));
        assertUpToDate(Cli.run(check()), "only-pre-releases");
        Cli.Finished beta = Cli.run(check("--channel", "beta"));
        assertThat(beta.outcome().path("version").asText()).isEqualTo("1.1.0-rc.1");
        assertThat(beta.exitCode()).isEqualTo(10);
    }

    @Test
    void packageForAnotherSystemIsNotOffered() throws IOException {
        server.publish("1.1.0", "notes-1.1.0.msi", Packages.bytes("msi"));
        assertUpToDate(Cli.run(check("--platform", "linux-x64")), "nothing-for-platform");
        assertThat(Cli.run(check("--platform", "windows-x64")).exitCode()).isEqualTo(10);
    }

    private static void assertUpToDate(Cli.Finished finished, String reason) {
        assertThat(finished.outcomeName()).isEqualTo("up-to-date");
        assertThat(finished.outcome().path("reason").asText()).isEqualTo(reason);
        assertThat(finished.exitCode()).isZero();
    }

    @Test
    void relativeAddress() throws IOException {
        byte[] zip = Packages.zip(next);
        Map<String, Object> manifest = server.manifest("1.1.0", NAME, zip);
        manifest.put("download_url", "../files/" + NAME);
        server.announce(manifest).on(FILE, Publisher.ok(zip));
        assertInstalled(Cli.run(update()));
    }

    @Test
    void checksumInUpperCase() throws IOException {
        byte[] zip = Packages.zip(next);
        Map<String, Object> manifest = server.manifest("1.1.0", NAME, zip);
        manifest.put("sha256", TreeSnapshot.digest(zip).toUpperCase(Locale.ROOT));
        server.announce(manifest).on(FILE, Publisher.ok(zip));
        assertInstalled(Cli.run(update()));
    }

    /** The document as it was before it had these fields. */
    @Test
    void neitherChecksumNorSize() throws IOException {
        byte[] zip = Packages.zip(next);
        Map<String, Object> manifest = server.manifest("1.1.0", NAME, zip);
        manifest.remove("sha256");
        manifest.remove("size");
        server.announce(manifest).on(FILE, Publisher.ok(zip));
        var words = update();
        words.set(words.indexOf("--checksum-only"), "--dangerously-unverified");
        assertInstalled(Cli.run(words));
    }

    @Test
    void redirectToTheFile() throws IOException {
        byte[] zip = Packages.zip(next);
        server.publish("1.1.0", NAME, zip)
                .on(FILE, Publisher.redirect("/elsewhere/one"))
                .on("/elsewhere/one", Publisher.redirect(server.url("/elsewhere/two")))
                .on("/elsewhere/two", Publisher.ok(zip));
        assertInstalled(Cli.run(update()));
    }

    @Test
    void unchangedManifestIsNotSentAgain() throws IOException {
        byte[] body = Publisher.json(server.manifest("1.1.0", NAME, Packages.zip(next)));
        server.on(
                Publisher.MANIFEST,
                request -> "abc-unquoted".equals(request.getHeaders().get("If-None-Match"))
                        ? Publisher.status(304)
                        : new MockResponse.Builder()
                                .addHeader("ETag", "abc-unquoted")
                                .body(new Buffer().write(body))
                                .build());
        JsonNode first = Cli.run(check()).outcome();
        JsonNode second = Cli.run(check()).outcome();
        assertThat(second).isEqualTo(first);
        assertThat(server.requests(Publisher.MANIFEST))
                .extracting(request -> request.getHeaders().get("If-None-Match"))
                .containsExactly(null, "abc-unquoted");
    }

    @Test
    void headerReachesItsServerOnly() throws IOException {
        byte[] zip = Packages.zip(next);
        try (Publisher other = Publisher.start()) {
            other.on("/mirror/notes.zip", Publisher.ok(zip));
            server.publish("1.1.0", NAME, zip).on(FILE, Publisher.redirect(other.url("/mirror/notes.zip")));
            assertInstalled(Cli.run(update("--header", "X-Token: s3cret", "--header", "Authorization: Bearer s3cret")));
            for (String path : new String[] {Publisher.MANIFEST, FILE}) {
                var headers = server.requests(path).get(0).getHeaders();
                assertThat(headers.get("X-Token")).isEqualTo("s3cret");
                assertThat(headers.get("Authorization")).isEqualTo("Bearer s3cret");
            }
            assertThat(other.requests("/mirror/notes.zip")).hasSize(1);
            assertThat(other.requests("/mirror/notes.zip").get(0).getHeaders().toString())
                    .doesNotContain("s3cret", "X-Token", "Authorization");
        }
    }

    @Test
    void headerIsNotSentAfterARedirectOfTheManifest() throws IOException {
        byte[] zip = Packages.zip(next);
        try (Publisher other = Publisher.start()) {
            other.publish("1.1.0", NAME, zip);
            server.on(Publisher.MANIFEST, Publisher.redirect(other.url(Publisher.MANIFEST)));
            assertInstalled(Cli.run(update("--header", "X-Token: s3cret")));
            assertThat(server.requests(Publisher.MANIFEST).get(0).getHeaders().get("X-Token"))
                    .isEqualTo("s3cret");
            assertThat(other.requests(Publisher.MANIFEST).get(0).getHeaders().get("X-Token"))
                    .isNull();
            assertThat(other.requests(FILE).get(0).getHeaders().get("X-Token")).isNull();
        }
    }

    @Test
    void downloadOnlyThenInstallWithoutAnotherDownload() throws IOException {
        byte[] zip = Packages.zip(next);
        server.publish("1.1.0", NAME, zip);
        Cli.Finished download = Cli.run(update("--download-only"));
        assertThat(download.outcomeName()).isEqualTo("downloaded");
        assertThat(download.exitCode()).isZero();
        assertThat(Path.of(download.outcome().path("file").asText())).hasBinaryContent(zip);
        assertNothingChanged();

        assertInstalled(Cli.run(update()));
        assertThat(server.requests(FILE)).hasSize(1);
    }

    @Test
    void keptDownloadThatWasChangedIsDownloadedAgain() throws IOException {
        server.publish("1.1.0", NAME, Packages.zip(next));
        Cli.Finished download = Cli.run(update("--download-only"));
        Files.write(Path.of(download.outcome().path("file").asText()), new byte[] {1, 2, 3});
        assertInstalled(Cli.run(update()));
        assertThat(server.requests(FILE)).hasSize(2);
    }
}
