package io.github.clientupdater.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clientupdater.testing.TreeSnapshot;
import java.io.File;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchService;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the application lies, and how it is started again. */
class InstallationIT extends EndToEnd {
    @Test
    void readOnly() throws IOException {
        Files.setPosixFilePermissions(app, PosixFilePermissions.fromString("r-xr-xr-x"));
        remember();
        server.publish("1.1.0", "notes-1.1.0.zip", Packages.zip(next));
        assertRefused("NOT_WRITABLE", app + " is read-only; nothing was changed");
        assertThat(server.requests("/files/notes-1.1.0.zip"))
                .as("refused before the download")
                .isEmpty();
        Files.setPosixFilePermissions(app, PosixFilePermissions.fromString("rwxr-xr-x"));
        assertInstallsNow();
    }

    @Test
    void notThere() throws IOException {
        Path elsewhere = app.resolveSibling("elsewhere");
        server.publish("1.1.0", "notes-1.1.0.zip", Packages.zip(next));
        List<String> words = update();
        words.set(words.indexOf(app.toString()), elsewhere.toString());
        assertRefused(Cli.run(words), "NO_INSTALLER", "there is no application directory at " + elsewhere);
        assertInstallsNow();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "with blanks  in it",
                "it's \"quoted\"",
                "Éàü ñ",
                "漢字 🚀",
                "$(touch injected) `touch injected` ; touch injected",
                "back\\slash \\n \\0101 %s",
                "line\nfeed ",
                "-rf"
            })
    void awkwardPath(String name) throws IOException {
        Path parent = Files.createDirectory(dir.resolve("awkward"));
        app = Files.move(app, parent.resolve(name));
        workDir = parent.resolve("work " + name);
        server.publish("1.1.0", "notes-1.1.0.zip", Packages.zip(next));
        assertInstalled(Cli.run(update()));
        assertThat(Cli.run(confirm("1.1.0")).outcomeName()).isEqualTo("installed");
        assertThat(parent.toFile().list()).containsExactlyInAnyOrder(name, "work " + name);
        assertThat(filesBelow(dir)).noneMatch(path -> path.endsWith("injected"));
    }

    private static List<Path> filesBelow(Path directory) throws IOException {
        try (var paths = Files.walk(directory)) {
            return paths.toList();
        }
    }

    @Test
    void relativePathWithALeadingDash() throws IOException {
        Path renamed = Files.move(app, app.resolveSibling("-notes"));
        server.publish("1.1.0", "notes-1.1.0.zip", Packages.zip(next));
        List<String> words = new ArrayList<>(Cli.command());
        words.addAll(update());
        int option = words.indexOf("--install-dir");
        words.remove(option + 1);
        words.set(option, "--install-dir=-notes");
        ProcessBuilder builder =
                new ProcessBuilder(words).directory(renamed.getParent().toFile());
        app = renamed;
        assertInstalled(Cli.startProcess(builder).finish());
    }

    @Test
    void symbolicLinkToTheInstallation() throws IOException {
        Path link = Files.createSymbolicLink(dir.resolve("link"), app);
        server.publish("1.1.0", "notes-1.1.0.zip", Packages.zip(next));
        List<String> words = update();
        words.set(words.indexOf(app.toString()), link.toString());
        assertInstalled(Cli.run(words));
        assertThat(link).isSymbolicLink();
    }

    @Test
    void backupStaysUntilTheNewVersionIsConfirmed() throws IOException {
        var old = TreeSnapshot.of(app);
        server.publish("1.1.0", "notes-1.1.0.zip", Packages.zip(next));
        assertInstalled(Cli.run(update()));
        Path backup = app.resolveSibling(".notes.update/old");
        Map<String, String> kept = TreeSnapshot.of(backup);
        kept.values().removeIf(what -> what.endsWith("directory"));
        assertThat(kept).isNotEmpty();
        assertThat(old).containsAllEntriesOf(kept); // What was replaced or removed, and nothing else.

        Cli.Finished confirmed = Cli.run(confirm("1.1.0"));
        assertThat(confirmed.outcomeName()).isEqualTo("installed");
        assertThat(confirmed.exitCode()).isZero();
        assertThat(app.getParent().toFile().list()).containsExactly("notes");
        assertThat(TreeSnapshot.of(app)).isEqualTo(TreeSnapshot.of(next));

        Cli.Finished again = Cli.run(confirm("1.1.0"));
        assertThat(again.outcomeName()).isEqualTo("up-to-date");
        assertThat(again.outcome().path("reason").asText()).isEqualTo("nothing-pending");
        assertThat(again.exitCode()).isZero();
    }

    @Test
    void confirmingTheOldVersionTellsThatTheUpdateDidNotTakePlace() throws IOException {
        server.publish("1.1.0", "notes-1.1.0.zip", Packages.zip(next));
        assertInstalled(Cli.run(update()));
        assertFailed(Cli.run(confirm("1.0.0")), "NOT_APPLIED", "version 1.1.0 was handed over, but 1.0.0 is running");
    }

    @Test
    void restartStartsTheNewVersion() throws Exception {
        server.publish("1.1.0", "notes-1.1.0.zip", Packages.zip(next));
        Path said = dir.resolve("said");
        String command = "'" + app + "/start' > '" + said + ".new' && mv '" + said + ".new' '" + said + "'";
        try (WatchService watch = FileSystems.getDefault().newWatchService()) {
            dir.register(watch, StandardWatchEventKinds.ENTRY_CREATE);
            assertInstalled(Cli.run(update("--restart", command)));
            awaitFile(said, watch);
        }
        assertThat(said).hasContent("notes 1.1.0");
    }

    private static void awaitFile(Path file, WatchService watch) throws InterruptedException {
        while (!Files.exists(file)) {
            var key = watch.poll(20, TimeUnit.SECONDS);
            assertThat(key).as("%s appears", file).isNotNull();
            key.pollEvents();
            key.reset();
        }
    }

    @Test
    void workDirectoryThatCannotBeMade() throws IOException {
        File blocked = Files.writeString(dir.resolve("blocked"), "a file").toFile();
        server.publish("1.1.0", "notes-1.1.0.zip", Packages.zip(next));
        workDir = blocked.toPath().resolve("work");
        assertRefused("WORK_DIR_UNUSABLE", "the updater cannot write to " + workDir);
        workDir = dir.resolve("work");
        assertInstallsNow();
    }
}
