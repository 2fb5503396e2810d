package io.github.clientupdater.host;

import io.github.clientupdater.internal.files.AtomicFiles;
import io.github.clientupdater.internal.files.PrivateDirectories;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/** One file per key. */
final class FileStateStore implements StateStore {
    private static final Pattern KEY = Pattern.compile("[a-z0-9][a-z0-9.-]{0,63}");

    private final Path directory;

    FileStateStore(Path directory) {
        this.directory = directory;
    }

    @Override
    public Optional<String> get(String key) throws IOException {
        try {
            // Not readString: damaged bytes are for whoever asked to judge, and no failure to read.
            return Optional.of(new String(Files.readAllBytes(file(key)), StandardCharsets.UTF_8));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    @Override
    public void put(String key, String value) throws IOException {
        PrivateDirectories.create(directory);
        AtomicFiles.write(file(key), value.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void remove(String key) throws IOException {
        Files.deleteIfExists(file(key));
    }

    private Path file(String key) {
        if (!KEY.matcher(key).matches()) throw new IllegalArgumentException("not a key: \"" + key + "\"");
        return directory.resolve(key);
    }
}
