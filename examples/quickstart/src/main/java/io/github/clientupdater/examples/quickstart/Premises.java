package io.github.clientupdater.examples.quickstart;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The temporary folder in which everything happens.
 *
 * @param root the folder
 */
record Premises(Path root) {
    static final String AWKWARD = canEncode("é") ? "é" : "e";

    /** A blank and an accent: names like the ones people give. */
    static Premises create() throws IOException {
        Premises premises = new Premises(Files.createTempDirectory("Notes d" + AWKWARD + "mo "));
        for (Path directory : List.of(premises.installation(), premises.documents(), premises.published())) {
            Files.createDirectory(directory);
        }
        return premises;
    }

    private static boolean canEncode(String text) {
        String encoding = System.getProperty("sun.jnu.encoding", "US-ASCII");
        return Charset.isSupported(encoding)
                && Charset.forName(encoding).newEncoder().canEncode(text);
    }

    Path installation() {
        return root.resolve("Notes");
    }

    /** Returns where the user works: Notes is started there. */
    Path documents() {
        return root.resolve("documents");
    }

    /** Returns the updater's directory. */
    Path workDir() {
        return root.resolve("updates");
    }

    Path published() {
        return root.resolve("published");
    }

    Path story() {
        return root.resolve("story.txt");
    }

    /** Returns what the library logs in Notes 1.0.0. */
    Path log() {
        return root.resolve("notes.log");
    }

    /** Returns what an update has left beside the installation. */
    List<Path> leftovers() throws IOException {
        try (Stream<Path> all = Files.list(root)) {
            return all.filter(path -> path.getFileName().toString().startsWith("."))
                    .toList();
        }
    }

    /** Deletes the folder; does nothing if it is gone. */
    void delete() throws IOException {
        if (!Files.exists(root)) return;
        List<Path> deepestFirst;
        try (Stream<Path> all = Files.walk(root)) {
            deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : deepestFirst) Files.deleteIfExists(path);
    }
}
