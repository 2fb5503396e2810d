package io.github.clientupdater.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What runs from the installation is stopped, started and looked at; it leaves what it is in a file. */
class ServicesIT extends EndToEnd {
    private Path running;
    private Path configuration;

    @BeforeEach
    void startTheService() throws IOException {
        running = Files.writeString(dir.resolve("running"), "notes 1.0.0\n");
        configuration = Files.writeString(dir.resolve("conf.json"), "{\"node\": {\"version\": \"1.0.0\"}}");
        server.publish("1.1.0", "notes-1.1.0.zip", Packages.zip(next));
    }

    private List<String> updateServed(String health, String... further) {
        List<String> words = new ArrayList<>(update(further));
        words.addAll(List.of("--stop", "rm -f '" + running + "'"));
        words.addAll(List.of("--start", "'" + app + "/start' > '" + running + "'"));
        words.addAll(List.of("--health", health, "--health-seconds", "1"));
        words.addAll(List.of("--version-file", configuration.toString(), "--version-field", "node.version"));
        return words;
    }

    @Test
    void serviceThatWorksIsConfirmedAtOnce() throws IOException {
        assertInstalled(Cli.run(updateServed("grep -q notes '" + running + "'")));

        assertThat(running).hasContent("notes 1.1.0");
        assertThat(configuration).hasContent("{\"node\": {\"version\": \"1.1.0\"}}");
        assertThat(app.getParent().toFile().list()).containsExactly("notes");
        assertThat(Cli.run(confirm("1.1.0")).outcome().path("reason").asText()).isEqualTo("nothing-pending");
    }

    @Test
    void serviceThatDoesNotWorkGivesWay() throws IOException {
        Cli.Finished update = Cli.run(updateServed("grep 1.0.0 '" + running + "'"));

        assertFailed(update, "ROLLED_BACK", "the old one was restored and works");
        assertThat(running).hasContent("notes 1.0.0");
        assertThat(configuration).hasContent("{\"node\": {\"version\": \"1.0.0\"}}");
        assertInstallationUnchanged();
    }

    @Test
    void serviceThatIsNotThereForSystemdIsNotTouched() throws IOException {
        Cli.Finished update = Cli.run(update("--systemd", "no-such-unit-of-acme.service"));

        assertFailed(
                update, "SERVICE_STOP_FAILED", "systemctl for no-such-unit-of-acme.service", "nothing was changed");
        assertInstallationUnchanged();
    }

    @Test
    void optionsThatDoNotBelongTogether() {
        assertUsage("--health is missing", "--stop", "x", "--start", "x");
        assertUsage("--systemd, or --stop and --start", "--systemd", "acme.service", "--stop", "x");
        assertUsage("not a unit", "--systemd", "a b");
        assertUsage("--restart is for", "--systemd", "acme.service", "--restart", "x");
        assertUsage(
                "lies in the installation",
                "--version-file",
                app.resolve("conf.json").toString());
    }

    private void assertUsage(String words, String... options) {
        Cli.Finished update = Cli.run(update(options));
        assertThat(update.err()).contains(words);
        assertThat(update.exitCode()).isEqualTo(2);
    }
}
