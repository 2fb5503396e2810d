package io.github.clientupdater.examples.packages;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clientupdater.testing.Programs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;

/** Version 1.0.0 as one executable file, under a name with a version in it and with rights of its own. */
final class SingleFileInstallation implements AutoCloseable {
    private static final String NAME = Awkward.NAME + " 1.0.AppImage";
    private static final String RIGHTS = "rwxr-x--x";

    final World world;
    final Path file;
    private final Path mounts;

    private SingleFileInstallation(World world) throws IOException {
        this.world = world;
        this.mounts = Files.createDirectory(world.directory.resolve("mounts"));
        this.file =
                Files.createDirectory(world.directory.resolve("installed here")).resolve(NAME);
    }

    static SingleFileInstallation make(Path parent) throws IOException {
        requireThisProcessor();
        List.of("as", "ld").forEach(Programs::require);
        SingleFileInstallation made = new SingleFileInstallation(new World(parent));
        Files.move(made.healthy("1.0.0"), made.file);
        Files.setPosixFilePermissions(made.file, PosixFilePermissions.fromString(RIGHTS));
        made.world.setting("installFile", made.file);
        return made;
    }

    private static void requireThisProcessor() {
        if (System.getProperty("os.arch").equals("amd64")) return;
        String reason = "runtime.s is for x86-64: a single executable file is not tested here";
        System.out.println(reason);
        Assumptions.abort(reason);
    }

    Path healthy(String version) throws IOException {
        return made(version, ProbeJar.healthy(version, jar(version)));
    }

    Path broken(String version) throws IOException {
        return made(version, ProbeJar.broken(version, jar(version)));
    }

    private Path made(String version, Path jar) throws IOException {
        return SingleFile.make(jar, jar.resolveSibling("probe-" + version + ".AppImage"));
    }

    private Path jar(String version) {
        return world.directory.resolve("built/" + version + ".jar");
    }

    void start() throws IOException, InterruptedException {
        world.run(
                List.of(file.toString()),
                Map.of("PROBE_JAVA", Shell.java(), "TMPDIR", mounts.toString(), "LD_LIBRARY_PATH", "/somebody's"));
    }

    /** The same name, or the user's shortcuts would be dead; the same rights; and nothing else. */
    void assertInPlace(byte[] content) throws IOException {
        assertThat(Files.readAllBytes(file)).isEqualTo(content);
        assertThat(file.getParent().toFile().list()).containsExactly(NAME);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo(RIGHTS);
        assertThat(mounts.toFile().list()).as("what was mounted").isEmpty();
        assertThat(world.directory.resolve("injected")).doesNotExist();
    }

    @Override
    public void close() {
        world.close();
    }
}
