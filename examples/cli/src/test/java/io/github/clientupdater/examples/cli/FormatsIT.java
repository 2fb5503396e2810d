package io.github.clientupdater.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every kind of package that can be installed on this machine. */
class FormatsIT extends EndToEnd {
    @Test
    void zip() throws IOException {
        server.publish("1.1.0", "notes-1.1.0.zip", Packages.zip(next));
        Cli.Finished update = Cli.run(update());
        assertInstalled(update);
        assertThat(update.events())
                .filteredOn(event -> !event.equals("progress"))
                .containsExactly("check-started", "decided", "download-started", "verified", "staged", "installed");
        assertThat(app.resolve("bin/notes")).isExecutable();
        assertThat(app.resolve("start")).isSymbolicLink();
    }

    @Test
    void tarGz() throws Exception {
        server.publish("1.1.0", "notes-1.1.0.tar.gz", Packages.tarGz(next));
        assertInstalled(Cli.run(update()));
        assertThat(app.resolve("bin/notes")).isExecutable();
        assertThat(app.resolve("start")).isSymbolicLink();
    }

    @Test
    void archiveWithOneTopDirectory() throws Exception {
        Path top = Files.createDirectory(dir.resolve("top"));
        SampleApp.write(top.resolve("notes-1.1.0"), "1.1.0");
        server.publish("1.1.0", "notes-1.1.0.tar.gz", Packages.tarGz(top));
        assertInstalled(Cli.run(update()));
    }

    @Test
    void singleJar() throws IOException {
        Path jar = Files.writeString(dir.resolve("installed/notes.jar"), "old jar");
        server.publish("1.1.0", "notes-1.1.0.jar", Packages.bytes("new jar"));
        List<String> words = update();
        words.set(words.indexOf(app.toString()), jar.toString());
        assertThat(Cli.run(words).outcomeName()).isEqualTo("installed");
        assertThat(jar).hasContent("new jar");
        assertThat(jar.resolveSibling(".notes.jar.update/old/notes.jar")).hasContent("old jar");
    }

    @Test
    void jarInsideADirectory() throws IOException {
        Path jar = Files.writeString(app.resolve("notes.jar"), "old jar");
        Files.setPosixFilePermissions(jar, PosixFilePermissions.fromString("rwxr-x---"));
        server.publish("1.1.0", "notes-1.1.0.jar", Packages.bytes("new jar"));
        assertThat(Cli.run(update()).outcomeName()).isEqualTo("installed");
        assertThat(jar).hasContent("new jar");
        assertThat(Files.getPosixFilePermissions(jar)).isEqualTo(PosixFilePermissions.fromString("rwxr-x---"));
        assertThat(app.resolve("lib/version")).hasContent("1.0.0");

        assertThat(Cli.run(confirm("1.1.0")).outcomeName()).isEqualTo("installed");
        assertThat(app.toFile().list()).containsExactlyInAnyOrder("bin", "lib", "start", "Léeme.txt", "notes.jar");
    }

    @Test
    void directoryWithOneJarTakesAnArchiveToo() throws IOException {
        Files.writeString(app.resolve("notes.jar"), "old jar");
        Files.writeString(next.resolve("notes.jar"), "new jar");
        server.publish("1.1.0", "notes-1.1.0.zip", Packages.zip(next));
        assertInstalled(Cli.run(update()));
    }

    @Test
    void directoryWithTwoJarsTakesNoJar() throws IOException {
        Files.writeString(app.resolve("notes.jar"), "old jar");
        Files.writeString(app.resolve("library.jar"), "library");
        remember();
        server.publish("1.1.0", "notes-1.1.0.jar", Packages.bytes("new jar"));
        assertRefused("NO_INSTALLER", "nothing here installs a .jar file");
    }

    @Test
    void selfExtractingPackage() throws IOException {
        Path record = dir.resolve("record");
        String script = "#!/bin/sh\n{ echo \"arguments $#\"; echo \"directory $PWD\"; } > '" + record + "'\n";
        server.publish("1.1.0", "notes-1.1.0.run", Packages.bytes(script));
        assertThat(Cli.run(update()).outcomeName()).isEqualTo("installed");
        assertThat(record).hasContent("arguments 0\ndirectory " + workDir.toRealPath() + "/downloads/1.1.0");
        assertNothingChanged();
    }

    @Test
    void selfExtractingPackageThatFails() throws IOException {
        server.publish("1.1.0", "notes-1.1.0.run", Packages.bytes("#!/bin/sh\nexit 7\n"));
        assertRefused("INSTALLER_FAILED", "the installer ended with exit code 7");
        assertInstallsNow();
    }

    @Test
    void wholeVersionsInARow() throws IOException {
        server.publish("1.1.0", "notes-1.1.0.zip", Packages.zip(next));
        assertInstalled(Cli.run(update()));
        byte[] third = Packages.zip(Map.of(
                "readme", new Packages.Member(Packages.FILE, new byte[3]),
                "run", new Packages.Member(Packages.EXECUTABLE, new byte[5])));
        server.publish("1.2.0", "notes-1.2.0.zip", third);
        List<String> words = update();
        words.set(words.indexOf("1.0.0"), "1.1.0");
        Cli.Finished update = Cli.run(words);
        assertThat(update.outcome().path("version").asText()).isEqualTo("1.2.0");
        assertThat(app.toFile().list()).containsExactlyInAnyOrder("readme", "run");
        assertThat(app.resolveSibling(".notes.update/old/lib/version")).hasContent("1.1.0");
    }
}
