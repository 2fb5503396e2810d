package io.github.clientupdater.examples.quickstart;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The two versions of Notes that lie inside this very jar. */
final class Payload implements AutoCloseable {
    private final FileSystem jar;

    private Payload(FileSystem jar) {
        this.jar = jar;
    }

    static Payload ofThisJar() throws IOException {
        try {
            Path jar = Path.of(Payload.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return new Payload(FileSystems.newFileSystem(jar));
        } catch (URISyntaxException e) {
            throw new IOException("this jar cannot be found", e);
        }
    }

    /** Lays a version into {@code directory}, as an installer would. */
    void install(String version, Path directory) throws IOException {
        for (Map.Entry<String, Path> file : files(version).entrySet()) {
            Path target = directory.resolve(file.getKey());
            Files.createDirectories(Objects.requireNonNull(target.getParent()));
            Files.copy(file.getValue(), target);
        }
    }

    /** Packs a version as {@code archive}, as its publisher would: one directory with everything in it. */
    void pack(String version, Path archive) throws IOException {
        try (OutputStream out = Files.newOutputStream(archive);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.setLevel(Deflater.BEST_SPEED); // Almost all of it is compressed already.
            for (Map.Entry<String, Path> file : files(version).entrySet()) {
                zip.putNextEntry(new ZipEntry("notes-" + version + "/" + file.getKey()));
                Files.copy(file.getValue(), zip);
            }
        }
    }

    /** Returns the first file in {@code directory} that is not as in the version, or that one of them lacks. */
    Optional<String> difference(String version, Path directory) throws IOException {
        Map<String, Path> wanted = files(version);
        Set<String> names = new TreeSet<>(wanted.keySet());
        try (Stream<Path> present = Files.walk(directory)) {
            present.filter(Files::isRegularFile)
                    .map(file -> directory.relativize(file).toString().replace(File.separatorChar, '/'))
                    .forEach(names::add);
        }
        for (String name : names) {
            Path file = wanted.get(name);
            Path installed = directory.resolve(name);
            if (file == null || !Files.exists(installed) || Files.mismatch(file, installed) >= 0) {
                return Optional.of(name);
            }
        }
        return Optional.empty();
    }

    /** Returns what belongs to a version, by its path in the installation. */
    private Map<String, Path> files(String version) throws IOException {
        Map<String, Path> files = new LinkedHashMap<>();
        for (Path file : list("/payload/" + version)) files.put(nameOf(file), file);
        for (Path file : list("/payload/lib")) files.put("lib/" + nameOf(file), file);
        return files;
    }

    private List<Path> list(String directory) throws IOException {
        try (Stream<Path> files = Files.list(jar.getPath(directory))) {
            return files.sorted().toList();
        }
    }

    private static String nameOf(Path file) {
        return Objects.requireNonNull(file.getFileName()).toString();
    }

    @Override
    public void close() throws IOException {
        jar.close();
    }
}
