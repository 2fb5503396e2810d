package io.github.clientupdater.examples.cli;

import io.github.clientupdater.publish.KeyRing;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/** Public keys as people write them on a command line: the key, or the name of a file with one. */
final class KeyTexts {
    private static final int MAX_FILE = 4096;

    private KeyTexts() {}

    static List<String> read(List<String> words) {
        return words.stream().map(KeyTexts::read).toList();
    }

    static KeyRing ring(String option, List<String> words, int threshold) {
        try {
            return KeyRing.of(read(words)).withThreshold(threshold);
        } catch (IllegalArgumentException e) {
            throw new UsageException(option + ": " + e.getMessage());
        }
    }

    private static String read(String word) {
        try {
            Path file = Path.of(word);
            if (!Files.isRegularFile(file)) return word;
            if (Files.size(file) > MAX_FILE) throw new UsageException(file + " is too long for a public key");
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (InvalidPathException e) {
            return word;
        } catch (IOException e) {
            throw new UsageException("a public key cannot be read: " + e.getMessage());
        }
    }
}
