package io.github.clientupdater.server.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.clientupdater.server.relay.RelayServer.RemoteFile;
import io.github.clientupdater.task.Cancellation;
import io.github.clientupdater.task.UpdateException;
import io.github.clientupdater.task.UpdateException.Code;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.junit5.StartStop;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RelayServerTest {
    @StartStop
    final MockWebServer server = new MockWebServer();

    @StartStop
    final MockWebServer other = new MockWebServer();

    @TempDir
    Path temporary;

    private final Cancellation cancellation = new Cancellation();

    private RelayServer relay() {
        return RelayServer.builder(server.url("/").uri())
                .header("X-Token", "s3cret")
                .build();
    }

    private void answer(int status, String body) {
        server.enqueue(new MockResponse.Builder().code(status).body(body).build());
    }

    private static Code codeOf(ThrowingCallable call) {
        UpdateException failure = catchThrowableOfType(UpdateException.class, call);
        assertThat(failure).isNotNull();
        assertThat(failure.getMessage()).doesNotContain("s3cret");
        return failure.code();
    }

    private Path write(String name, String content) throws Exception {
        return Files.writeString(temporary.resolve(name), content);
    }

    @Test
    void companiesAreListed() throws Exception {
        answer(200, "{\"societes\": [\"rsp-bgs\", \"rsp-neg\"]}");

        assertThat(relay().companies(cancellation)).containsExactly("rsp-bgs", "rsp-neg");
        RecordedRequest request = server.takeRequest();
        assertThat(request.getMethod()).isEqualTo("GET");
        assertThat(request.getTarget()).isEqualTo("/api/files/societes");
        assertThat(request.getHeaders().get("X-Token")).isEqualTo("s3cret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"societes\": \"a\"}", "{\"societes\": [1]}", "[\"a\"", "<html>", "", "null"})
    void whatIsNoListOfCompanies(String body) {
        answer(200, body);

        assertThat(codeOf(() -> relay().companies(cancellation))).isEqualTo(Code.FEED_MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"societe\": \"rsp-bgs\", \"files\": [\"a.json\", \"b.json\"]}",
                "[\"a.json\", \"b.json\"]",
                "[{\"name\": \"a.json\"}, {\"filename\": \"b.json\", \"name\": 7}]",
                "{\"fichiers\": [{\"nom\": \"a.json\"}, \"b.json\"]}",
                "{\"count\": 2, \"items\": [{\"file\": \"a.json\", \"path\": \"/x\"}, {\"file_name\": \"b.json\"}]}",
            })
    void listsOfManyForms(String body) throws Exception {
        answer(200, body);

        assertThat(relay().files("rsp-bgs", cancellation))
                .extracting(RemoteFile::name)
                .containsExactly("a.json", "b.json");
        assertThat(server.takeRequest().getTarget()).isEqualTo("/api/files/societe/rsp-bgs/files");
    }

    @Test
    void whatTheListTellsOfAFile() throws Exception {
        answer(200, """
                [{"filename": "a.json", "size": 12, "last_modified": "2023-12-19T10:30:00", "checksum": "abc"},
                 {"name": "b.json", "size": "1.2 kB", "mtime": 1702978200.5, "etag": "x1"},
                 {"name": "c.json", "size": null, "modified": {"at": 1}, "hash": ""}]""");

        assertThat(relay().files("rsp-bgs", cancellation))
                .containsExactly(
                        new RemoteFile(
                                "a.json", OptionalLong.of(12), Optional.of("2023-12-19T10:30:00"), Optional.of("abc")),
                        new RemoteFile(
                                "b.json",
                                OptionalLong.empty(),
                                Optional.of("1702978200.5 1.2 kB x1"),
                                Optional.empty()),
                        new RemoteFile("c.json", OptionalLong.empty(), Optional.empty(), Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"total\": 3}",
                "{\"files\": {\"a.json\": {}}}",
                "{\"files\": 3}",
                "[{\"size\": 1}]",
                "[[\"a.json\"]]",
                "[7]",
                "[{\"filename\": 7}]",
                "\"a.json\"",
                "null",
                "",
                "<!doctype html>",
                "{\"files\": []} {\"files\": []}",
            })
    void whatIsNoListOfFiles(String body) {
        answer(200, body);

        assertThat(codeOf(() -> relay().files("rsp-bgs", cancellation))).isEqualTo(Code.FEED_MALFORMED);
    }

    @Test
    void listOfTooManyFilesIsRefused() {
        answer(200, "[\"a.json\", \"b.json\", \"c.json\"]");
        RelayServer relay =
                RelayServer.builder(server.url("/").uri()).maxFiles(2).build();

        assertThat(codeOf(() -> relay.files("rsp-bgs", cancellation))).isEqualTo(Code.FEED_MALFORMED);
    }

    @ParameterizedTest
    @CsvSource({
        "401, SOURCE_REJECTED",
        "403, SOURCE_REJECTED",
        "404, SOURCE_REJECTED",
        "429, SOURCE_FAILED",
        "500, SOURCE_FAILED",
        "503, SOURCE_FAILED",
        "204, FEED_MALFORMED",
    })
    void statusesOfAList(int status, Code code) {
        server.enqueue(new MockResponse.Builder().code(status).build());

        assertThat(codeOf(() -> relay().files("rsp-bgs", cancellation))).isEqualTo(code);
    }

    @Test
    void fileIsDownloaded_withItsNameEncoded() throws Exception {
        answer(200, " [1, {\"é\": null}]\n");

        byte[] content = relay().download("société & co", "à b#;+%.json", cancellation);

        assertThat(new String(content, StandardCharsets.UTF_8)).isEqualTo(" [1, {\"é\": null}]\n");
        assertThat(server.takeRequest().getUrl().pathSegments())
                .containsExactly("api", "files", "download", "société & co", "à b#;+%.json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "{}{}",
                "[1,]",
                "{'a': 1}",
                "NaN",
                "// no\n1",
                "[01]",
                "\"\t\"",
                "\"\\x\"",
                "\ufeff{}",
                "<html></html>",
                "\"open",
                "nul",
                "tru",
                "{\"a\" 1}",
                "1 2"
            })
    void whatIsNoJsonIsNoDownload(String body) {
        answer(200, body);

        assertThat(codeOf(() -> relay().download("rsp-bgs", "a.json", cancellation)))
                .isEqualTo(Code.DATA_MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "\"\"", "null", "[]", "{}", "-1.5e+300", "{\"a\": 1, \"a\": 2}", "\"\\ud800\""})
    void anyJsonIsADownload(String body) throws Exception {
        answer(200, body);

        assertThat(relay().download("rsp-bgs", "a.json", cancellation))
                .asString()
                .isEqualTo(body);
    }

    @Test
    void utf16AndBrokenUtf8AreNoJson() {
        for (byte[] body :
                List.of("{}".getBytes(StandardCharsets.UTF_16LE), new byte[] {'"', (byte) 0xc0, (byte) 0x80, '"'})) {
            server.enqueue(new MockResponse.Builder()
                    .body(new okio.Buffer().write(body))
                    .build());

            assertThat(codeOf(() -> relay().download("rsp-bgs", "a.json", cancellation)))
                    .isEqualTo(Code.DATA_MALFORMED);
        }
    }

    @Test
    void downloadHasALimit() {
        answer(200, "\"12345678\"");
        RelayServer relay =
                RelayServer.builder(server.url("/").uri()).maxFileBytes(9).build();

        assertThat(codeOf(() -> relay.download("rsp-bgs", "a.json", cancellation)))
                .isEqualTo(Code.DOWNLOAD_TOO_LARGE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../a.json",
                "..",
                "/etc/a.json",
                "a/../../b.json",
                "a\\b.json",
                "a\0.json",
                "con.json",
                "COM1.json",
                "a.json.",
                "a.json ",
                "%2e%2e%2fa.json",
                "a%2Fb.json",
                "a:b.json",
                "",
                ".relay",
                ".a.json",
                "a.txt",
                "a\u202egnp.json",
                "a\n.json"
            })
    void hostileNamesAreNeverAskedFor(String name) {
        assertThat(codeOf(() -> relay().download("rsp-bgs", name, cancellation)))
                .isEqualTo(Code.DATA_NAME_REFUSED);
        assertThat(codeOf(() -> relay().delete("rsp-bgs", name, cancellation))).isEqualTo(Code.DATA_NAME_REFUSED);
        assertThat(server.getRequestCount()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"..", ".", "a/b", "a\\b", "%2e%2e", "", ".hidden", "nul"})
    void hostileCompaniesAreNeverAskedFor(String company) throws Exception {
        Path file = write("a.json", "{}");

        assertThat(codeOf(() -> relay().files(company, cancellation))).isEqualTo(Code.DATA_NAME_REFUSED);
        assertThat(codeOf(() -> relay().sync(company, cancellation))).isEqualTo(Code.DATA_NAME_REFUSED);
        assertThat(codeOf(() -> relay().upload(company, file, cancellation))).isEqualTo(Code.DATA_NAME_REFUSED);
        assertThat(codeOf(() -> FolderSync.of(relay(), company, temporary))).isEqualTo(Code.DATA_NAME_REFUSED);
        assertThat(server.getRequestCount()).isZero();
    }

    @Test
    void fileIsUploadedAsAForm() throws Exception {
        answer(200, "{\"message\": \"ok\", \"societe\": \"rsp-bgs\", \"filename\": \"comptes é.json\", \"size\": 9}");

        RelayServer.Receipt receipt = relay().upload("rsp-bgs", write("comptes é.json", "{\"a\": 1}\n"), cancellation);

        assertThat(receipt).isEqualTo(new RelayServer.Receipt("comptes é.json", OptionalLong.of(9), Optional.of("ok")));
        RecordedRequest request = server.takeRequest();
        assertThat(request.getMethod() + " " + request.getTarget()).isEqualTo("POST /api/files/upload/rsp-bgs");
        assertThat(request.getHeaders().get("Content-Type")).startsWith("multipart/form-data; boundary=");
        assertThat(request.getBody().utf8())
                .contains("Content-Disposition: form-data; name=\"file\"; filename=\"comptes é.json\"\r\n")
                .contains("Content-Type: application/json\r\n")
                .contains("\r\n\r\n{\"a\": 1}\n\r\n--");
    }

    @Test
    void uploadsAnswerMaySayNothing_butIsNoWebPage() throws Exception {
        Path file = write("a.json", "{}");
        server.enqueue(new MockResponse.Builder().code(204).build());
        answer(201, "null");
        answer(200, "<html>Login</html>");

        assertThat(relay().upload("rsp-bgs", file, cancellation).name()).isEqualTo("a.json");
        assertThat(relay().upload("rsp-bgs", file, cancellation).size()).isEmpty();
        assertThat(codeOf(() -> relay().upload("rsp-bgs", file, cancellation))).isEqualTo(Code.FEED_MALFORMED);
    }

    @Test
    void whatIsNoJsonIsNotSent() throws Exception {
        Path malformed = write("a.json", "{\"a\": ");
        Path text = write("a.txt", "{}");
        Path missing = temporary.resolve("b.json");
        Path large = write("c.json", "\"123456\"");
        RelayServer relay =
                RelayServer.builder(server.url("/").uri()).maxFileBytes(7).build();

        assertThat(codeOf(() -> relay.upload("rsp-bgs", malformed, cancellation)))
                .isEqualTo(Code.DATA_MALFORMED);
        assertThat(codeOf(() -> relay.upload("rsp-bgs", text, cancellation))).isEqualTo(Code.DATA_NAME_REFUSED);
        assertThat(codeOf(() -> relay.upload("rsp-bgs", missing, cancellation))).isEqualTo(Code.FOLDER_UNUSABLE);
        assertThat(codeOf(() -> relay.upload("rsp-bgs", temporary, cancellation)))
                .isEqualTo(Code.DATA_NAME_REFUSED);
        assertThat(codeOf(() -> relay.upload("rsp-bgs", large, cancellation))).isEqualTo(Code.FOLDER_UNUSABLE);
        assertThat(server.getRequestCount()).isZero();
    }

    @Test
    void otherEndingsAreForWhoeverWantsThem() throws Exception {
        answer(200, "");
        answer(200, "a;b\n");
        RelayServer relay = RelayServer.builder(server.url("/").uri())
                .suffixes(".csv", ".JSON")
                .build();

        relay.upload("rsp-bgs", write("a.CSV", "a;b\n"), cancellation);

        assertThat(server.takeRequest().getBody().utf8()).contains("Content-Type: application/octet-stream");
        assertThat(relay.download("rsp-bgs", "a.csv", cancellation)).asString().isEqualTo("a;b\n");
    }

    @Test
    void syncTellsTheServer() throws Exception {
        answer(200, "{\"message\": \"Synchronisation terminée\", \"societe\": \"rsp-bgs\", \"files_count\": 15}");

        assertThat(relay().sync("rsp-bgs", cancellation).files()).hasValue(15);
        RecordedRequest request = server.takeRequest();
        assertThat(request.getMethod() + " " + request.getTarget()).isEqualTo("POST /api/files/sync/rsp-bgs");
        assertThat(request.getBodySize()).isZero();
    }

    @Test
    void deleteSaysWhetherThereWasOne() throws Exception {
        answer(200, "{\"message\": \"Fichier supprimé avec succès\"}");
        answer(404, "{\"detail\": \"Fichier non trouvé\"}");
        answer(403, "");

        assertThat(relay().delete("rsp-bgs", "a.json", cancellation)).isTrue();
        assertThat(relay().delete("rsp-bgs", "a.json", cancellation)).isFalse();
        assertThat(codeOf(() -> relay().delete("rsp-bgs", "a.json", cancellation)))
                .isEqualTo(Code.SOURCE_REJECTED);
        RecordedRequest request = server.takeRequest();
        assertThat(request.getMethod() + " " + request.getTarget())
                .isEqualTo("DELETE /api/files/delete/rsp-bgs/a.json");
    }

    @Test
    void statusAsTheDocumentHasIt_andOfAnEmptyServer() throws Exception {
        answer(200, """
                {"status": "ready", "societes_count": 3, "total_files": 45, "websocket_connections": 2,
                 "last_update": "2023-12-19T10:30:00"}""");
        answer(200, "{\"status\": \"no_data\", \"message\": \"Aucune donnée disponible\"}");
        answer(200, "{\"status\": \"ready\", \"total_files\": \"many\"}");

        assertThat(relay().status(cancellation))
                .isEqualTo(new RelayServer.Status(
                        "ready",
                        OptionalLong.of(3),
                        OptionalLong.of(45),
                        OptionalLong.of(2),
                        Optional.of("2023-12-19T10:30:00")));
        assertThat(relay().status(cancellation).files()).isEmpty();
        assertThat(codeOf(() -> relay().status(cancellation))).isEqualTo(Code.FEED_MALFORMED);
        assertThat(server.takeRequest().getTarget()).isEqualTo("/api/files/status");
    }

    @Test
    void credentialsStayAtTheirOrigin_alsoWhereAFileIsElsewhere() throws Exception {
        server.enqueue(new MockResponse.Builder()
                .code(307)
                .setHeader("Location", other.url("/a").toString())
                .build());
        other.enqueue(new MockResponse.Builder().body("{}").build());

        assertThat(relay().download("rsp-bgs", "a.json", cancellation))
                .asString()
                .isEqualTo("{}");
        assertThat(server.takeRequest().getHeaders().get("X-Token")).isEqualTo("s3cret");
        assertThat(other.takeRequest().getHeaders().get("X-Token")).isNull();
    }

    @Test
    void tokenIsAskedForAnewAfter401_onceEach() throws Exception {
        Deque<String> tokens = new ArrayDeque<>(List.of("old", "new", "newer", "newest"));
        RelayServer relay = RelayServer.builder(server.url("/").uri())
                .credentials(() -> Map.of("Authorization", "Bearer " + tokens.removeFirst()))
                .build();
        answer(401, "");
        answer(200, "{}");
        answer(401, "");
        answer(401, "");

        relay.download("rsp-bgs", "a.json", cancellation);
        assertThat(codeOf(() -> relay.upload("rsp-bgs", write("a.json", "{}"), cancellation)))
                .isEqualTo(Code.SOURCE_REJECTED);

        List<String> seen = List.of("old", "new", "newer", "newest");
        for (String token : seen) {
            assertThat(server.takeRequest().getHeaders().get("Authorization")).isEqualTo("Bearer " + token);
        }
        assertThat(tokens).isEmpty();
    }

    @Test
    void supplierThatThrowsIsNamed() {
        RelayServer relay = RelayServer.builder(server.url("/").uri())
                .credentials(() -> {
                    throw new IllegalStateException("s3cret");
                })
                .build();

        assertThat(codeOf(() -> relay.status(cancellation))).isEqualTo(Code.UNEXPECTED);
    }

    @Test
    void slowServerIsATimeout() {
        server.enqueue(
                new MockResponse.Builder().headersDelay(30, TimeUnit.SECONDS).build());
        RelayServer relay = RelayServer.builder(server.url("/").uri())
                .deadline(Duration.ofMillis(200))
                .build();

        assertThat(codeOf(() -> relay.status(cancellation))).isEqualTo(Code.SOURCE_TIMEOUT);
    }

    @Test
    void cancellationEndsTheWaiting() {
        cancellation.cancel();

        assertThatThrownBy(() -> relay().status(cancellation)).isInstanceOf(CancellationException.class);
        assertThat(server.getRequestCount()).isZero();
    }

    @Test
    void mistakesAreToldAtOnce() {
        assertThatThrownBy(() -> RelayServer.at(URI.create("http://relay.acme.example/")))
                .isInstanceOf(IllegalArgumentException.class);
        RelayServer.Builder builder = RelayServer.builder(server.url("/").uri());
        assertThatThrownBy(() -> builder.deadline(Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> builder.suffixes("json")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> builder.maxFileBytes(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> builder.maxFiles(0)).isInstanceOf(IllegalArgumentException.class);
    }
}
