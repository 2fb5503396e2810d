package io.github.clientupdater.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real files. What is not there, or nothing one could name, is a "no" and never an exception. */
class DiskTest {
    private static final String NOWHERE = "/no/such\0file";

    @TempDir
    Path temporary;

    @Test
    void filesAndDirectoriesAreToldApart() throws IOException {
        String file = Disk.text(Files.writeString(temporary.resolve("file"), "text"));
        String directory = Disk.text(temporary);

        assertThat(Disk.REAL.exists(file)).isTrue();
        assertThat(Disk.REAL.exists(file + "2")).isFalse();
        assertThat(Disk.REAL.exists(NOWHERE)).isFalse();
        assertThat(Disk.REAL.isDirectory(directory)).isTrue();
        assertThat(Disk.REAL.isDirectory(file)).isFalse();
        assertThat(Disk.REAL.isDirectory(NOWHERE)).isFalse();
        assertThat(Disk.REAL.real(NOWHERE)).isEqualTo(NOWHERE);
    }

    @Test
    void volumeThatOneCanWriteToIsNotReadOnly() {
        assertThat(Disk.REAL.isReadOnlyVolume(Disk.text(temporary))).isFalse();
        assertThat(Disk.REAL.isReadOnlyVolume(Disk.text(temporary.resolve("missing"))))
                .isFalse();
        assertThat(Disk.REAL.isReadOnlyVolume(NOWHERE)).isFalse();
    }

    @Test
    void onlySmallFilesAreRead() throws IOException {
        assertThat(Disk.REAL.read(file("x".repeat(1024)))).contains("x".repeat(1024));
        assertThat(Disk.REAL.read(file("x".repeat(1025)))).isEmpty();
        assertThat(Disk.REAL.read(Disk.text(temporary))).isEmpty();
        assertThat(Disk.REAL.read(NOWHERE)).isEmpty();
    }

    @Test
    void jarThatNamesNoOthersIsWhole() throws IOException {
        assertThat(Disk.REAL.isWholeJar(jar(null))).isTrue();
        assertThat(Disk.REAL.isWholeJar(jar("lib/other.jar"))).isFalse();
        assertThat(Disk.REAL.isWholeJar(jarWithoutManifest())).isTrue();
        assertThat(Disk.REAL.isWholeJar(file("no jar"))).isFalse();
        assertThat(Disk.REAL.isWholeJar(Disk.text(temporary.resolve("missing.jar"))))
                .isFalse();
    }

    private String file(String text) throws IOException {
        return Disk.text(Files.writeString(Files.createTempFile(temporary, "file", ""), text));
    }

    private String jar(@Nullable String classPath) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        if (classPath != null) manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, classPath);
        Path jar = Files.createTempFile(temporary, "app", ".jar");
        new JarOutputStream(Files.newOutputStream(jar), manifest).close();
        return Disk.text(jar);
    }

    private String jarWithoutManifest() throws IOException {
        Path jar = Files.createTempFile(temporary, "app", ".jar");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar))) {
            out.putNextEntry(new ZipEntry("A.class"));
        }
        return Disk.text(jar);
    }
}
