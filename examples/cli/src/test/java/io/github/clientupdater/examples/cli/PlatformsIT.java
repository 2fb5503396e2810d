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
import org.junit.jupiter.params.provider.ValueSource;

/** The options of a server of platforms and of its admin side, and what goes wrong with them. */
class PlatformsIT extends EndToEnd {
    private static final String KEY = "s3cret-key";

    private List<String> checkAt(String kind, String... more) {
        List<String> words = new ArrayList<>(List.of("check", "--json", "--server", kind, "--url", server.url("/")));
        words.addAll(List.of("--checksum-only", "--app-id", "com.acme.notes", "--current-version", "1.0.0"));
        words.addAll(List.of("--platform", "linux-x64", "--work-dir", workDir.toString()));
        words.addAll(List.of(more));
        return words;
    }

    private List<String> admin(String command, String... more) {
        List<String> words = new ArrayList<>(List.of("admin", command, "--json", "--url", server.url("/")));
        words.addAll(List.of(more));
        return words;
    }

    private static void assertUsage(Cli.Finished refused, String problem) {
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err()).contains(problem).doesNotContain(KEY);
        assertThat(refused.out()).isEmpty();
    }

    @Test
    void keyIsNeeded() throws IOException {
        Path file = Files.writeString(dir.resolve("key"), KEY);

        assertUsage(Cli.run(checkAt("platforms")), "say the API key by --api-key-file or by UPDATER_API_KEY");
        assertUsage(Cli.run(admin("list")), "say the API key by --api-key-file or by UPDATER_API_KEY");
        assertUsage(
                Cli.run(checkAt("platforms", "--api-key", KEY, "--api-key-file", file.toString())),
                "--api-key and --api-key-file exclude each other");
        assertUsage(
                Cli.run(checkAt(
                        "platforms", "--api-key-file", dir.resolve("none").toString())),
                "--api-key-file: ");
    }

    @ParameterizedTest
    @CsvSource({"--api-key, " + KEY, "--api-key-file, key", "--product, Notes"})
    void othersHaveNoKey(String option, String value) {
        assertUsage(Cli.run(checkAt("manifest", option, value)), "go with --server platforms");
    }

    @ParameterizedTest
    @CsvSource({
        "--product, two words, not a product",
        "--mirror, https://mirror.acme.example/, go with --server manifest or feed",
        "--hardware-id, id-1, go with --server fleet"
    })
    void mistake(String option, String value, String problem) {
        assertUsage(Cli.run(checkAt("platforms", "--api-key", KEY, option, value)), problem);
    }

    @Test
    void keyOfTheEnvironmentIsSent_andNeverPrinted() {
        ProcessBuilder command = new ProcessBuilder(new ArrayList<>(Cli.command()));
        command.command().addAll(checkAt("platforms"));
        command.environment().put("UPDATER_API_KEY", KEY);

        Cli.Finished refused = Cli.startProcess(command).finish();

        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.outcome().path("code").asText()).isEqualTo("SOURCE_REJECTED");
        var headers = server.requests("/wp-json/bkgt/v1/updates/latest").get(0).getHeaders();
        assertThat(headers.get("X-API-Key")).isEqualTo(KEY);
        assertThat(headers.get("User-Agent")).isEqualTo("BKGT-Manager/1.0.0 (linux-x64)");
        assertThat(refused.out() + refused.err()).doesNotContain(KEY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"upload", "list", "deactivate"})
    void helpOfEachAdminCommand(String command) {
        Cli.Finished help = Cli.run(List.of("admin", command, "--help"));

        assertThat(help.out())
                .startsWith("Usage: updater admin " + command)
                .contains("--url=URL", "--api-key-file", "--json");
        assertThat(help.exitCode()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "--platform, amiga-68k, unknown operating system",
        "--platform, linux-aarch64, the protocol has no platform linux-aarch64",
        "--minimum-version, one, --minimum-version: not a semantic version",
        "--changelog-file, /nowhere/changes, --changelog-file: "
    })
    void mistakeOfAnUpload(String option, String value, String problem) {
        List<String> words = admin("upload", "--api-key", KEY, "--version", "1.1.0", "notes.zip", option, value);
        if (!option.equals("--platform")) words.addAll(List.of("--platform", "darwin-arm64"));

        assertUsage(Cli.run(words), problem);
    }

    @Test
    void fileThatIsNotThereFails() {
        Cli.Finished failed = Cli.run(admin(
                "upload", "--api-key", KEY, "--version", "1.1.0", "--platform", "win32-x64", "/nowhere/notes.zip"));

        assertThat(failed.exitCode()).isEqualTo(1);
        assertThat(failed.outcome().path("code").asText()).isEqualTo("WORK_DIR_UNUSABLE");
    }
}
