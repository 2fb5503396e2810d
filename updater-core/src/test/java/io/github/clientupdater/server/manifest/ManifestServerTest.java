package io.github.clientupdater.server.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.clientupdater.host.HostApplication;
import io.github.clientupdater.release.Artifact;
import io.github.clientupdater.release.Digest;
import io.github.clientupdater.release.Format;
import io.github.clientupdater.release.Release;
import io.github.clientupdater.release.ReleaseFeed;
import io.github.clientupdater.release.Version;
import io.github.clientupdater.source.DownloadLocation;
import io.github.clientupdater.task.UpdateException;
import io.github.clientupdater.task.UpdateException.Code;
import io.github.clientupdater.testing.Inquiries;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestServerTest {
    private static final String SHA256 = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

    @StartStop
    final MockWebServer server = new MockWebServer();

    @TempDir
    Path workDir;

    @Test
    void readsTheWholeDocument() throws Exception {
        enqueue("""
                {"version": "1.2.0", "release_date": "2025-12-10", "download_url": "App-1.2.0.zip",
                 "changelog": ["one", "two"], "sha256": "%s", "size": 77, "unknown": {"ignored": [1]}}
                """.formatted(SHA256));

        Release release = fetch().releases().get(0);
        Artifact artifact = release.artifacts().get(0);

        assertThat(release.version()).hasToString("1.2.0");
        assertThat(release.published()).contains(Instant.parse("2025-12-10T00:00:00Z"));
        assertThat(release.notes().texts()).containsExactly("one", "two");
        assertThat(release.isMandatory()).isFalse();
        assertThat(artifact.reference())
                .isEqualTo(server.url("/api/App-1.2.0.zip").toString());
        assertThat(artifact.format()).isEqualTo(Format.ZIP);
        assertThat(artifact.size()).hasValue(77);
        assertThat(artifact.digest()).contains(new Digest(SHA256));
    }

    @ParameterizedTest
    @CsvSource({
        "2025-12-10, 2025-12-10T00:00:00Z",
        "2025-12-10T08:30:00Z, 2025-12-10T08:30:00Z",
        "2025-12-10T08:30:00+02:00, 2025-12-10T06:30:00Z",
        "2025-12-10T08:30:00.123456, 2025-12-10T08:30:00.123456Z",
        "2025-12-10 08:30:00, 2025-12-10T08:30:00Z",
    })
    void releaseDateIsADateOrATimestamp(String written, String meant) throws Exception {
        enqueue(document("release_date", "\"" + written + "\""));

        assertThat(fetch().releases().get(0).published()).contains(Instant.parse(meant));
    }

    @Test
    void changelogMayBeOneText() throws Exception {
        enqueue(document("changelog", "\"all new\""));

        assertThat(fetch().releases().get(0).notes().texts()).containsExactly("all new");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sha256", "size"})
    void optionalFieldMayBeNullAsPydanticWritesIt(String field) throws Exception {
        enqueue(document(field, "null"));

        assertThat(fetch().releases()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "version|12",
                "version|null",
                "version|\"latest\"",
                "version|\"1.2.3.4\"",
                "version|[\"1.2.0\"]",
                "release_date|\"yesterday\"",
                "release_date|20251210",
                "release_date|\"2025-13-01\"",
                "download_url|\"\"",
                "download_url|\"ht tp://[\"",
                "download_url|{}",
                "download_url|null",
                "changelog|5",
                "changelog|[\"a\", 5]",
                "changelog|{\"a\": \"b\"}",
                "changelog|null",
                "sha256|\"abc\"",
                "sha256|5",
                "size|-1",
                "size|\"77\"",
                "size|7.5",
                "size|99999999999999999999"
            })
    void wrongValueIsMalformed_andNamed(String field, String value) {
        enqueue(document(field, value));

        assertThat(failure()).satisfies(e -> {
            assertThat(e.code()).isEqualTo(Code.FEED_MALFORMED);
            assertThat(e).hasMessageContaining("\"" + field + "\"");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"version", "release_date", "download_url", "changelog"})
    void missingFieldIsMalformed_andNamed(String field) {
        enqueue(document(field, "0").replace("\"" + field + "\": 0", "\"other\": 0"));

        assertThat(failure()).satisfies(e -> {
            assertThat(e.code()).isEqualTo(Code.FEED_MALFORMED);
            assertThat(e).hasMessageContaining("\"" + field + "\" is missing");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "[]",
                "\"text\"",
                "{",
                "{} {}",
                "{\"version\": \"1.0.0\", \"version\": \"2.0.0\"}",
                "<!doctype html><html><body>Sign in</body></html>"
            })
    void anythingButOneObjectIsMalformed(String body) {
        enqueue(body);

        assertThat(failure().code()).isEqualTo(Code.FEED_MALFORMED);
    }

    @Test
    void webPageIsCalledOne() {
        enqueue("\n<HTML>Sign in to the network</HTML>");

        assertThat(failure()).hasMessageContaining("looks like a web page").hasMessageNotContaining("Sign in");
    }

    @Test
    void deepNestingIsMalformed() {
        enqueue("{\"a\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}");

        assertThat(failure().code()).isEqualTo(Code.FEED_MALFORMED);
    }

    @Test
    void secondCheckCostsA304() throws Exception {
        server.enqueue(new MockResponse.Builder()
                .addHeader("ETag", "unquoted-etag")
                .body(document("size", "5"))
                .build());
        server.enqueue(new MockResponse.Builder().code(304).build());

        ReleaseFeed first = fetch();
        ReleaseFeed second = fetch();

        assertThat(server.takeRequest().getHeaders().get("If-None-Match")).isNull();
        assertThat(server.takeRequest().getHeaders().get("If-None-Match")).isEqualTo("unquoted-etag");
        assertThat(second).isEqualTo(first);
        assertThat(second.releases()).hasSize(1);
    }

    @Test
    void lastModifiedServesWhereThereIsNoETag() throws Exception {
        String date = "Wed, 10 Dec 2025 08:30:00 GMT";
        server.enqueue(new MockResponse.Builder()
                .addHeader("Last-Modified", date)
                .body(document("size", "5"))
                .build());
        server.enqueue(new MockResponse.Builder().code(304).build());

        fetch();
        fetch();

        server.takeRequest();
        assertThat(server.takeRequest().getHeaders().get("If-Modified-Since")).isEqualTo(date);
    }

    @Test
    void whatLedToAFailureIsNotReliedOnAgain() throws Exception {
        for (int i = 0; i < 2; i++) {
            server.enqueue(new MockResponse.Builder()
                    .addHeader("ETag", "\"same\"")
                    .body(document("size", "5"))
                    .build());
        }

        fetch();
        ManifestServer.at(uri()).source().distrust(host());
        fetch();

        server.takeRequest();
        assertThat(server.takeRequest().getHeaders().get("If-None-Match")).isNull();
    }

    @Test
    void damagedCacheCostsAFullAnswerAndNothingElse() throws Exception {
        enqueue(document("size", "5"));
        Files.writeString(workDir.resolve("feed-cache"), "feed-cache 1\n" + uri() + "\nht tp://[\n\"x\"\n\n{}");

        assertThat(fetch().releases()).hasSize(1);
        assertThat(server.takeRequest().getHeaders().get("If-None-Match")).isNull();
    }

    @Test
    void validatorThatCannotBeSentBackIsLeftOut() throws Exception {
        for (int i = 0; i < 2; i++) {
            server.enqueue(new MockResponse.Builder()
                    .addHeaderLenient("ETag", "\"\u00e9\u0001\"")
                    .body(document("size", "5"))
                    .build());
        }

        fetch();

        assertThat(fetch().releases()).hasSize(1);
        server.takeRequest();
        assertThat(server.takeRequest().getHeaders().get("If-None-Match")).isNull();
    }

    @Test
    void relativeFileOfAnAddressWithoutAPathLiesAtTheRoot() throws Exception {
        enqueue(document("download_url", "\"App.zip\""));
        URI noPath = URI.create("http://localhost:" + server.getPort());

        ReleaseFeed feed = ManifestServer.at(noPath).source().fetch(Inquiries.by(host()));

        assertThat(feed.releases().get(0).artifacts().get(0).reference()).isEqualTo(noPath + "/App.zip");
    }

    @Test
    void malformedAnswerDoesNotReplaceTheKnownOne() throws Exception {
        server.enqueue(new MockResponse.Builder()
                .addHeader("ETag", "\"good\"")
                .body(document("size", "5"))
                .build());
        server.enqueue(new MockResponse.Builder()
                .addHeader("ETag", "\"bad\"")
                .body("<html>")
                .build());
        server.enqueue(new MockResponse.Builder().code(304).build());

        fetch();
        failure();
        ReleaseFeed third = fetch();

        assertThat(third.releases()).hasSize(1);
        server.takeRequest();
        server.takeRequest();
        assertThat(server.takeRequest().getHeaders().get("If-None-Match")).isEqualTo("\"good\"");
    }

    @Test
    void unaskedFor304IsAFailure() {
        server.enqueue(new MockResponse.Builder().code(304).build());

        assertThat(failure().code()).isEqualTo(Code.SOURCE_FAILED);
    }

    @ParameterizedTest
    @CsvSource({
        "400, SOURCE_REJECTED", "401, SOURCE_REJECTED", "403, SOURCE_REJECTED", "404, SOURCE_REJECTED",
        "410, SOURCE_REJECTED", "408, SOURCE_FAILED", "429, SOURCE_FAILED", "500, SOURCE_FAILED",
        "503, SOURCE_FAILED", "204, SOURCE_FAILED", "206, SOURCE_FAILED"
    })
    void everyStatusHasItsCode(int status, Code code) {
        server.enqueue(new MockResponse.Builder().code(status).build());
        server.enqueue(new MockResponse.Builder().code(status).build()); // OkHttp asks again after a 408.

        assertThat(failure()).satisfies(e -> {
            assertThat(e.code()).isEqualTo(code);
            assertThat(e).hasMessageContaining("HTTP " + status);
        });
    }

    @Test
    void tooLargeADocumentIsRefused() {
        enqueue("{\"a\": \"" + "x".repeat(2_000_000) + "\"}");

        assertThat(failure().code()).isEqualTo(Code.FEED_TOO_LARGE);
    }

    @Test
    void ownHeadersGoWithTheRequest() throws Exception {
        enqueue(document("size", "5"));

        ManifestServer.builder(uri())
                .header("Authorization", "Bearer s3cret")
                .build()
                .source()
                .fetch(Inquiries.by(host()));

        RecordedRequest request = server.takeRequest();
        assertThat(request.getHeaders().get("Authorization")).isEqualTo("Bearer s3cret");
        assertThat(request.getHeaders().get("Accept")).isEqualTo("application/json");
        assertThat(request.getHeaders().get("Accept-Encoding")).isEqualTo("identity");
    }

    @Test
    void ownHeaderWinsOverOurs_inWhateverCase() throws Exception {
        enqueue(document("size", "5"));

        ManifestServer.builder(uri())
                .header("accept", "text/plain")
                .build()
                .source()
                .fetch(Inquiries.by(host()));

        assertThat(server.takeRequest().getHeaders().values("Accept")).containsExactly("text/plain");
    }

    @Test
    void fileAtTheSameOriginGetsTheHeaders_andNoOtherDoes() throws Exception {
        ManifestServer secret =
                ManifestServer.builder(uri()).header("X-Api-Key", "s3cret").build();

        assertThat(locate(secret, server.url("/file.zip").toString()).headers()).containsKey("X-Api-Key");
        assertThat(locate(secret, "https://elsewhere.example/file.zip").headers())
                .isEmpty();
        assertThat(locate(secret, "http://localhost:1/file.zip").headers()).isEmpty();
    }

    @Test
    void mirrorHasTheFileUnderTheSameNameAndGetsNoHeaders() throws Exception {
        ManifestServer mirrored = ManifestServer.builder(uri())
                .header("X-Api-Key", "s3cret")
                .mirror(URI.create("https://mirror.example/pub"))
                .build();

        List<DownloadLocation> locations =
                locateAll(mirrored, server.url("/files/App%201.zip?token=1").toString());

        assertThat(locations)
                .extracting(DownloadLocation::uri)
                .last()
                .isEqualTo(URI.create("https://mirror.example/pub/App%201.zip"));
        assertThat(locations)
                .hasSize(2)
                .last()
                .satisfies(mirror -> assertThat(mirror.headers()).isEmpty());
    }

    @Test
    void plainHttpMirrorBesideHttpsIsAMistake() {
        ManifestServer.Builder https = ManifestServer.builder(URI.create("https://updates.acme.example/latest.json"));

        assertThatThrownBy(() -> https.mirror(URI.create("http://127.0.0.1/files")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("plain http");
    }

    @Test
    void secretInTheAddressIsNotWrittenDown() throws Exception {
        server.enqueue(new MockResponse.Builder()
                .addHeader("ETag", "\"e\"")
                .body(document("size", "5"))
                .build());
        URI secret = server.url("/latest.json?token=hunter2").uri();

        ManifestServer.at(secret).source().fetch(Inquiries.by(host()));

        assertThat(host().workDir().resolve("feed-cache")).content().doesNotContain("hunter2");
    }

    @Test
    void plainHttpFileOfAnHttpsManifestIsRefused() {
        ManifestServer https = ManifestServer.at(URI.create("https://updates.acme.example/latest.json"));

        assertThatThrownBy(() -> locate(https, "http://127.0.0.1/file.zip"))
                .isInstanceOfSatisfying(
                        UpdateException.class, e -> assertThat(e.code()).isEqualTo(Code.DOWNLOAD_INSECURE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://updates.acme.example/latest.json",
                "ftp://localhost/x",
                "file:///etc/passwd",
                "latest.json",
                "https://user:pw@acme.example/",
                "http://localhost.evil.example/",
                "http://127.0.0.1.evil.example/"
            })
    void insecureAddressIsRefusedAtOnce(String uri) {
        assertThatThrownBy(() -> ManifestServer.at(URI.create(uri)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("pw");
    }

    private static String document(String field, String value) {
        StringBuilder json = new StringBuilder("{");
        append(json, "version", "\"1.2.0\"", field, value);
        append(json, "release_date", "\"2025-12-10\"", field, value);
        append(json, "download_url", "\"https://acme.example/App.zip\"", field, value);
        append(json, "changelog", "[]", field, value);
        append(json, "sha256", "\"" + SHA256 + "\"", field, value);
        append(json, "size", "77", field, value);
        return json.append("\"end\": true}").toString();
    }

    private static void append(StringBuilder json, String name, String usual, String field, String value) {
        json.append('"')
                .append(name)
                .append("\": ")
                .append(name.equals(field) ? value : usual)
                .append(", ");
    }

    private void enqueue(String body) {
        server.enqueue(new MockResponse.Builder().body(body).build());
    }

    private URI uri() {
        return server.url("/api/latest").uri();
    }

    private HostApplication host() {
        return HostApplication.builder("com.acme.app", "1.0.0").workDir(workDir).build();
    }

    private ReleaseFeed fetch() throws UpdateException {
        return ManifestServer.at(uri()).source().fetch(Inquiries.by(host()));
    }

    private UpdateException failure() {
        return catchThrowableOfType(UpdateException.class, this::fetch);
    }

    private static DownloadLocation locate(ManifestServer server, String reference) throws UpdateException {
        return locateAll(server, reference).get(0);
    }

    private static List<DownloadLocation> locateAll(ManifestServer server, String reference) throws UpdateException {
        Artifact artifact = Artifact.builder(reference, Format.ZIP).build();
        Release release = Release.builder(Version.parse("1.0.0")).build();
        return server.source()
                .locate(
                        Inquiries.by(
                                HostApplication.builder("com.acme.app", "1.0.0").build()),
                        release,
                        artifact);
    }
}
