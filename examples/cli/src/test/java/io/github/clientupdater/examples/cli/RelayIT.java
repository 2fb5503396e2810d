package io.github.clientupdater.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The command {@code relay}: options, output and exit codes. What it does is tested in the core. */
class RelayIT {
    private final MockWebServer server = new MockWebServer();

    @TempDir
    Path folder;

    @BeforeEach
    void start() throws IOException {
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Cli.Finished relay(String command, String... more) {
        List<String> words = new ArrayList<>(
                List.of("relay", command, "--url", server.url("/").toString()));
        words.addAll(List.of(more));
        return Cli.run(words);
    }

    private Cli.Finished sync(String... more) {
        List<String> words = new ArrayList<>(List.of("--company", "rsp-bgs", "--dir", folder.toString()));
        words.addAll(List.of(more));
        return relay("sync", words.toArray(String[]::new));
    }

    private void answer(int status, String body) {
        server.enqueue(new MockResponse.Builder().code(status).body(body).build());
    }

    @ParameterizedTest
    @ValueSource(strings = {"sync", "watch", "list", "upload", "delete", "status"})
    void helpOfEachCommand(String command) {
        Cli.Finished help = Cli.run(List.of("relay", command, "--help"));

        assertThat(help.out())
                .startsWith("Usage: updater relay " + command)
                .contains("--url=URL", "--header", "--json");
        assertThat(help.exitCode()).isZero();
    }

    @Test
    void syncTellsWhatChanged() throws Exception {
        answer(200, "{\"files\": [\"a.json\", \"b\\u001b.json\", \"broken.json\"]}");
        answer(200, "1");
        answer(200, "{");

        Cli.Finished finished = sync("--json", "--header", "X-Token: s3cret");

        JsonNode outcome = finished.outcome();
        assertThat(finished.exitCode()).isEqualTo(1);
        assertThat(finished.outcomeName()).isEqualTo("incomplete");
        assertThat(outcome.path("added").toString()).isEqualTo("[\"a.json\"]");
        assertThat(outcome.path("failures").findValuesAsText("code"))
                .containsExactly("DATA_NAME_REFUSED", "DATA_MALFORMED");
        assertThat(folder.resolve("a.json")).hasContent("1");
        RecordedRequest request = server.takeRequest();
        assertThat(request.getHeaders().get("X-Token")).isEqualTo("s3cret");
        assertThat(finished.out() + finished.err()).doesNotContain("s3cret");
    }

    @Test
    void plainWordsForPeople_withoutEscapeSequences() {
        answer(200, "[\"a.json\", \"b\\u001b[2J.json\"]");
        answer(200, "1");

        Cli.Finished finished = sync();

        assertThat(finished.err()).startsWith("rsp-bgs: 1 added, 0 changed, 0 deleted, 0 unchanged, 1 failed.");
        assertThat(finished.out()).contains("  + a.json\n", "DATA_NAME_REFUSED").doesNotContain("\u001b");
    }

    @Test
    void listFailureIsAFailure() {
        answer(404, "");

        Cli.Finished finished = sync("--json");

        assertThat(finished.outcome().path("code").asText()).isEqualTo("SOURCE_REJECTED");
        assertThat(finished.exitCode()).isEqualTo(1);
    }

    @Test
    void secretsComeFromTheEnvironment() throws Exception {
        answer(200, "{\"status\": \"ready\", \"total_files\": 45}");
        List<String> words = new ArrayList<>(Cli.command());
        words.addAll(List.of("relay", "status", "--json"));
        ProcessBuilder builder = new ProcessBuilder(words);
        builder.environment().put("UPDATER_RELAY_URL", server.url("/").toString());
        builder.environment().put("UPDATER_RELAY_HEADERS", "Authorization: Bearer s3cret\nX-Tenant: acme\n");

        Cli.Finished finished = Cli.startProcess(builder).finish();

        assertThat(finished.outcome().path("files").asInt()).isEqualTo(45);
        RecordedRequest request = server.takeRequest();
        assertThat(request.getHeaders().get("Authorization")).isEqualTo("Bearer s3cret");
        assertThat(request.getHeaders().get("X-Tenant")).isEqualTo("acme");
    }

    @Test
    void uploadAndDelete() throws Exception {
        Path file = Files.writeString(folder.resolve("a.json"), "{}");
        answer(200, "{\"filename\": \"a.json\", \"size\": 2}");
        answer(200, "{\"files_count\": 1}");
        answer(404, "");

        assertThat(relay("upload", "--company", "rsp-bgs", "--complete", file.toString())
                        .out())
                .isEqualTo("Uploaded a.json.\n");
        Cli.Finished gone = relay("delete", "--company", "rsp-bgs", "--json", "a.json");

        assertThat(gone.outcomeName()).isEqualTo("not-found");
        assertThat(gone.exitCode()).isZero();
        assertThat(server.takeRequest().getTarget()).isEqualTo("/api/files/upload/rsp-bgs");
        assertThat(server.takeRequest().getTarget()).isEqualTo("/api/files/sync/rsp-bgs");
        assertThat(server.takeRequest().getMethod()).isEqualTo("DELETE");
    }

    @Test
    void mistakesAreUsage() {
        for (Cli.Finished refused : List.of(
                Cli.run(List.of("relay")),
                Cli.run(List.of("relay", "status")),
                Cli.run(List.of("relay", "status", "--url", "http://relay.acme.example/?token=s3cret")),
                relay("sync", "--company", "../x", "--dir", folder.toString()),
                sync("--empty-after", "-1"),
                sync("--suffix", "json"))) {
            assertThat(refused.exitCode()).as(refused.err()).isEqualTo(2);
            assertThat(refused.out()).isEmpty();
            assertThat(refused.err()).doesNotContain("s3cret", "\tat ");
        }
        assertThat(server.getRequestCount()).isZero();
    }
}
