package io.github.clientupdater.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The options of a licence server and of a node. The node's life is tested by examples/servers/license/run-cli.sh. */
class LicenseIT extends EndToEnd {
    private static final String KEY = "A1B2-S3CR3T";

    private List<String> words(String name, String... more) {
        List<String> words = new ArrayList<>(List.of(name, "--json", "--dangerously-unverified"));
        words.addAll(List.of("--app-id", "com.acme.node", "--install-dir", app.toString()));
        words.addAll(List.of("--work-dir", workDir.toString()));
        words.addAll(List.of(more));
        return words;
    }

    private List<String> checkAt(String kind, String... more) {
        List<String> words = words("check", "--server", kind, "--url", server.url("/"), "--current-version", "1.0.0");
        words.addAll(List.of(more));
        return words;
    }

    private List<String> node(String configuration, String... more) throws IOException {
        Files.writeString(dir.resolve("config.json"), configuration);
        List<String> words =
                words("node", "--config", dir.resolve("config.json").toString());
        words.addAll(List.of(more));
        return words;
    }

    private static void assertUsage(Cli.Finished refused, String problem) {
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err()).contains(problem).doesNotContain(KEY);
        assertThat(refused.out()).isEmpty();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void keyIsNeeded() throws IOException {
        String file = Files.writeString(dir.resolve("key"), KEY).toString();

        assertUsage(Cli.run(checkAt("license")), "say the licence key by --license-key-file or by UPDATER_LICENSE_KEY");
        assertUsage(
                Cli.run(checkAt("license", "--license-key", KEY, "--license-key-file", file)), "exclude each other");
        assertUsage(Cli.run(checkAt("license", "--license-key-file", file + "2")), "--license-key-file: ");
    }

    @ParameterizedTest
    @CsvSource({"--license-key, " + KEY, "--license-key-file, key", "--grace, 7d"})
    void othersHaveNoLicences(String option, String value) {
        assertUsage(Cli.run(checkAt("manifest", option, value)), "go with --server license");
    }

    @Test
    void checkValidatesFirst_andSaysWhyItIsRefused() {
        server.on(
                "/api/license/validate",
                request -> Publisher.ok(utf8("{\"statusCode\": 400, \"message\": \"Tenant inactif\"}"))
                        .newBuilder()
                        .code(400)
                        .build());

        Cli.Finished refused = Cli.run(checkAt("license", "--license-key", KEY));

        assertFailed(refused, "SOURCE_REJECTED", "TENANT_INACTIVE", "Tenant inactif");
        assertThat(refused.out()).doesNotContain(KEY);
    }

    @Test
    void configurationsMistakesAreNamed() throws IOException {
        String[] key = {"--license-key", KEY, "--current-version", "1.0.0"};
        assertUsage(Cli.run(node("{}", key)), "\"backend\" is missing");
        assertUsage(Cli.run(node("{\"backend\": {\"url\": \"http://acme.example\"}}", key)), "is not an https address");
        assertUsage(
                Cli.run(node("{\"backend\": {\"url\": \"https://acme.example\"}}", "--license-key", KEY)),
                "Missing required option: '--current-version=V'");
        List<String> elsewhere = node("{}", key);
        Files.delete(dir.resolve("config.json"));
        assertUsage(Cli.run(elsewhere), "cannot be read");
    }

    @Test
    void nodeWithoutAnswerAndGraceDoesNotBegin() throws IOException {
        Cli.Finished failed = Cli.run(node(
                "{\"backend\": {\"url\": \"" + server.url("/") + "\", \"retry_attempts\": 1}}",
                "--license-key",
                KEY,
                "--current-version",
                "1.0.0"));

        assertFailed(failed, "SOURCE_REJECTED", "HTTP 404");
        assertThat(failed.events()).contains("license");
    }
}
