package io.github.clientupdater.install;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clientupdater.release.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SlotsTest {
    private static final Version TWO = Version.parse("2.0.0");

    @TempDir
    Path app;

    private Path one;

    @BeforeEach
    void installOne() throws IOException {
        one = slot("1.0.0");
        Files.writeString(app.resolve("current"), "1.0.0\n");
    }

    @Test
    void roomIsMadeForOneVersionOnly() throws Exception {
        slot("2.0.0");
        Path other = slot("0.9.0");

        Slots.makeRoom(app, TWO);

        assertThat(app.resolve("versions/2.0.0")).doesNotExist();
        assertThat(other.resolve("app.jar")).exists();
        assertThat(one.resolve("app.jar")).exists();
        Slots.makeRoom(app, TWO); // There is nothing any more.
    }

    @Test
    void whatTheLauncherStartsStays() throws Exception {
        Slots.makeRoom(app, Version.parse("1.0.0"));

        assertThat(one.resolve("app.jar")).exists();
    }

    @Test
    void whatTheLauncherStartsStaysUnderAnotherNameToo() throws Exception {
        Path two = slot("2.0.0");
        Files.createSymbolicLink(app.resolve("versions/stable"), Path.of("2.0.0"));
        Files.writeString(app.resolve("current"), "stable\n");

        Slots.makeRoom(app, TWO);

        assertThat(two.resolve("app.jar")).exists();
    }

    @Test
    void linkGoes_andNotWhatItLeadsTo() throws Exception {
        Path link = Files.createSymbolicLink(app.resolve("versions/2.0.0"), Path.of("1.0.0"));
        Slots.makeRoom(app, TWO);
        assertThat(Files.isSymbolicLink(link)).isFalse();

        Files.createSymbolicLink(link, Path.of("nowhere"));
        Slots.makeRoom(app, TWO);
        assertThat(Files.isSymbolicLink(link)).isFalse();
        assertThat(one.resolve("app.jar")).exists();
    }

    private Path slot(String name) throws IOException {
        Path slot = Files.createDirectories(app.resolve("versions").resolve(name));
        Files.writeString(slot.resolve("app.jar"), name);
        return slot;
    }
}
