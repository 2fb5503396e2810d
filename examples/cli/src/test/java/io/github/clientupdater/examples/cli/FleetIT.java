package io.github.clientupdater.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The options of a fleet server. What is sent with them is tested by examples/servers/fleet/run-cli.sh. */
class FleetIT extends EndToEnd {
    private static final String TOKEN = "s3cret-token";

    private List<String> checkAt(String kind, String... more) {
        List<String> words = new ArrayList<>(List.of("check", "--json", "--server", kind, "--url", server.url("/")));
        words.addAll(List.of("--checksum-only", "--app-id", "com.acme.notes", "--current-version", "1.0.0"));
        words.addAll(List.of("--work-dir", workDir.toString()));
        words.addAll(List.of(more));
        return words;
    }

    private static void assertUsage(Cli.Finished refused, String problem) {
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err()).contains(problem).doesNotContain(TOKEN);
        assertThat(refused.out()).isEmpty();
    }

    @Test
    void tokenIsNeeded() throws IOException {
        Path file = Files.writeString(dir.resolve("token"), TOKEN);

        assertUsage(Cli.run(checkAt("fleet")), "say the token by --token-file or by UPDATER_TOKEN");
        assertUsage(
                Cli.run(checkAt("fleet", "--token", TOKEN, "--token-file", file.toString())),
                "--token and --token-file exclude each other");
        assertUsage(Cli.run(checkAt("fleet", "--token-file", dir.resolve("none").toString())), "--token-file: ");
    }

    @ParameterizedTest
    @CsvSource({"--token, " + TOKEN, "--token-file, token", "--hardware-id, id-1"})
    void othersHaveNoDevices(String option, String value) {
        assertUsage(Cli.run(checkAt("manifest", option, value)), "go with --server fleet");
    }

    @ParameterizedTest
    @CsvSource({"--mirror, https://mirror.acme.example/", "--header, X-Key: " + TOKEN})
    void fleetServerHasNoMirrorsAndHeaders(String option, String value) {
        assertUsage(Cli.run(checkAt("fleet", "--token", TOKEN, option, value)), "go with --server manifest or feed");
    }

    @Test
    void hardwareIdIsChecked() {
        assertUsage(Cli.run(checkAt("fleet", "--token", TOKEN, "--hardware-id", "two words")), "not a hardware id");
    }

    @Test
    void tokenOfTheEnvironmentIsSent_andNeverPrinted() {
        ProcessBuilder command = new ProcessBuilder(new ArrayList<>(Cli.command()));
        command.command().addAll(checkAt("fleet"));
        command.environment().put("UPDATER_TOKEN", TOKEN);

        Cli.Finished refused = Cli.startProcess(command).finish();

        assertThat(refused.outcome().path("code").asText()).isEqualTo("SOURCE_REJECTED");
        assertThat(server.requests("/api/v1/updates/register-device")
                        .get(0)
                        .getHeaders()
                        .get("Authorization"))
                .isEqualTo("Bearer " + TOKEN);
        assertThat(refused.err()).contains("did not register this device: HTTP 404");
        assertThat(refused.out() + refused.err()).doesNotContain(TOKEN);
    }

    @Test
    void confirmNeedsTheWholeServerOrNone() {
        List<String> words = confirm("1.1.0");
        words.addAll(List.of("--server", "fleet"));

        assertUsage(Cli.run(words), "--server and --url go together");
    }
}
