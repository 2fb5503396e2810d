package io.github.clientupdater.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.clientupdater.testing.TreeSnapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Version 1.0.0 is installed, 1.1.0 lies ready to be published, and a server runs. */
abstract class EndToEnd {
    @TempDir
    Path dir;

    Path app;
    Path next;
    Path workDir;
    Publisher server;
    private Map<String, String> before;

    @BeforeEach
    void installTheOldVersion() throws IOException {
        app = SampleApp.write(dir.resolve("installed/notes"), "1.0.0");
        next = SampleApp.write(dir.resolve("next"), "1.1.0");
        workDir = dir.resolve("work");
        server = Publisher.start();
        remember();
    }

    /** Takes the present installation, and everything beside it, for the one that must stay. */
    void remember() throws IOException {
        before = TreeSnapshot.of(app.getParent());
    }

    @AfterEach
    void stopTheServer() {
        server.close();
    }

    List<String> update(String... further) {
        return command("update", server.url(Publisher.MANIFEST), with(further, "--json", "--yes"));
    }

    List<String> check(String... further) {
        return command("check", server.url(Publisher.MANIFEST), with(further, "--json"));
    }

    List<String> confirm(String version) {
        List<String> words = new ArrayList<>(List.of("confirm", "--json"));
        words.addAll(List.of("--app-id", "com.acme.notes", "--current-version", version));
        words.addAll(List.of("--install-dir", app.toString(), "--work-dir", workDir.toString()));
        return words;
    }

    List<String> command(String name, String url, String... further) {
        List<String> words = new ArrayList<>(List.of(name, "--server", "manifest", "--url", url, "--checksum-only"));
        words.addAll(List.of("--app-id", "com.acme.notes", "--current-version", "1.0.0"));
        words.addAll(List.of("--install-dir", app.toString(), "--work-dir", workDir.toString()));
        words.addAll(List.of(further));
        return words;
    }

    private static String[] with(String[] words, String... more) {
        return Stream.concat(Stream.of(more), Stream.of(words)).toArray(String[]::new);
    }

    /** Runs the update, which must fail, change nothing and say so in one sentence to programs and people. */
    void assertRefused(String code, String... words) throws IOException {
        assertRefused(Cli.run(update()), code, words);
        assertSaidOnce(Cli.run(command("update", server.url(Publisher.MANIFEST), "--yes")), code, words);
    }

    void assertRefused(Cli.Finished update, String code, String... words) throws IOException {
        assertFailed(update, code, words);
        assertNothingChanged();
    }

    static void assertFailed(Cli.Finished update, String code, String... words) {
        JsonNode outcome = update.outcome();
        assertThat(outcome.path("outcome").asText()).as("%s", outcome).isEqualTo("failed");
        assertThat(outcome.path("code").asText()).as("%s", outcome).isEqualTo(code);
        assertThat(outcome.path("message").asText()).contains(words).doesNotContain("\n", "\u001b", "Exception");
        assertThat(update.err()).as("standard error").isEmpty();
        assertThat(update.exitCode()).isEqualTo(1);
    }

    private void assertSaidOnce(Cli.Finished update, String code, String... words) throws IOException {
        assertThat(update.err().lines()).as("standard error: %s", update.err()).hasSize(1);
        assertThat(update.err()).startsWith("Failed (" + code + "): ").contains(words);
        assertThat(update.exitCode()).isEqualTo(1);
        assertNothingChanged();
    }

    void assertNothingChanged() throws IOException {
        assertInstallationUnchanged();
        assertThat(partialFiles()).isEmpty();
    }

    void assertInstallationUnchanged() throws IOException {
        assertThat(TreeSnapshot.of(app.getParent())).isEqualTo(before);
    }

    List<Path> partialFiles() throws IOException {
        if (!Files.exists(workDir)) return List.of();
        try (Stream<Path> paths = Files.walk(workDir)) {
            return paths.filter(path -> path.toString().matches(".*\\.(part|resume|new)"))
                    .toList();
        }
    }

    /** An honest server and the same work directory, with whatever lies in it: the update succeeds. */
    void assertInstallsNow() throws IOException {
        server.publish("1.1.0", "notes-1.1.0.zip", Packages.zip(next));
        assertInstalled(Cli.run(update()));
    }

    void assertInstalled(Cli.Finished update) throws IOException {
        assertThat(update.outcomeName()).as("%s %s", update.out(), update.err()).isEqualTo("installed");
        assertThat(update.outcome().path("version").asText()).isEqualTo("1.1.0");
        assertThat(update.exitCode()).isZero();
        assertThat(update.err()).isEmpty();
        assertThat(TreeSnapshot.of(app)).isEqualTo(TreeSnapshot.of(next));
        assertThat(partialFiles()).isEmpty();
    }
}
