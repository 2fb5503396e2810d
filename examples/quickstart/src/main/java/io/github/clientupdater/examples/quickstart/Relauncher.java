package io.github.clientupdater.examples.quickstart;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The relauncher of the library, seen from outside by the files it writes.
 *
 * @param directory where it writes them
 */
record Relauncher(Path directory) {
    static Relauncher of(Premises premises) {
        return new Relauncher(premises.workDir().resolve("relaunch"));
    }

    Path log() {
        return directory.resolve("log");
    }

    /** Returns its last word, once it is spoken. */
    Optional<String> result() {
        return read("result");
    }

    /** Returns whether it may still lead to the new version. */
    boolean hasNotFailed() {
        return result().map(word -> word.equals("ok")).orElse(true);
    }

    Optional<ProcessHandle> process() {
        return read("pid").filter(pid -> !pid.isEmpty()).map(Long::parseLong).flatMap(ProcessHandle::of);
    }

    private Optional<String> read(String name) {
        Path file = directory.resolve(name);
        try {
            return Files.exists(file) ? Optional.of(Files.readString(file).strip()) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
