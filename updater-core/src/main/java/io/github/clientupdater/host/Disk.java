package io.github.clientupdater.host;

import io.github.clientupdater.internal.files.RealPaths;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.zip.ZipFile;

/** What the rules of {@link Detector} may ask about files. Paths are texts with slashes, on Windows too. */
interface Disk {
    /** The disk of this machine. */
    Disk REAL = new Real();

    boolean exists(String path);

    boolean isDirectory(String path);

    /** Returns whether the volume that holds it is mounted read-only. */
    boolean isReadOnlyVolume(String path);

    /** Returns whether it is a jar that names no other jars. */
    boolean isWholeJar(String path);

    /** Returns the text of a small file, if there is one. */
    Optional<String> read(String path);

    /** Returns where it leads when every symbolic link is followed. */
    String real(String path);

    /** Reads {@code path}; empty where the locale's encoding cannot name the file, as in {@code LC_ALL=C}. */
    static Optional<Path> path(String path) {
        try {
            return Optional.of(Path.of(path));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    /** Writes {@code path} as the rules expect it. */
    static String text(Path path) {
        return path.toString().replace(File.separatorChar, '/');
    }

    /** Answers "no" to whatever cannot be found out. */
    final class Real implements Disk {
        private static final int SMALL = 1024;

        private Real() {}

        @Override
        public boolean exists(String path) {
            return path(path).filter(Files::exists).isPresent();
        }

        @Override
        public boolean isDirectory(String path) {
            return path(path).filter(Files::isDirectory).isPresent();
        }

        @Override
        public boolean isReadOnlyVolume(String path) {
            try {
                Optional<Path> file = path(path);
                return file.isPresent() && Files.getFileStore(file.get()).isReadOnly();
            } catch (IOException e) {
                return false;
            }
        }

        @Override
        public boolean isWholeJar(String path) {
            try (JarFile jar = new JarFile(new File(path), false, ZipFile.OPEN_READ)) {
                Manifest manifest = jar.getManifest();
                return manifest == null || manifest.getMainAttributes().getValue(Attributes.Name.CLASS_PATH) == null;
            } catch (IOException e) {
                return false;
            }
        }

        @Override
        public Optional<String> read(String path) {
            try {
                Optional<Path> file = path(path).filter(Files::isRegularFile);
                if (file.isEmpty() || Files.size(file.get()) > SMALL) return Optional.empty();
                return Optional.of(new String(Files.readAllBytes(file.get()), StandardCharsets.UTF_8));
            } catch (IOException e) {
                return Optional.empty();
            }
        }

        @Override
        public String real(String path) {
            return path(path).map(file -> text(RealPaths.of(file))).orElse(path);
        }
    }
}
