package io.github.clientupdater.internal.swap;

import io.github.clientupdater.internal.files.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a swap is about to do, written down before it begins. Names and digests only, no progress: how
 * far it came is told by what lies there. Format 1: a headline, the root, one operation to a line, the SHA-256 of all before.
 *
 * @param root the directory that the paths lie in
 * @param operations in their order
 */
record Journal(Path root, List<Operation> operations) {
    private static final String HEADLINE = "updater-journal ";
    private static final String FORMAT = "1";

    Journal {
        operations = List.copyOf(operations);
    }

    byte[] toBytes() {
        StringBuilder text = new StringBuilder(HEADLINE + FORMAT + "\n");
        text.append("root ").append(Escapes.escape(root.toString())).append('\n');
        for (Operation operation : operations) text.append(line(operation)).append('\n');
        return (text + trailer(text.toString())).getBytes(StandardCharsets.UTF_8);
    }

    private static String line(Operation operation) {
        return operation.kind().name().toLowerCase(Locale.ROOT) + " " + operation.before() + " " + operation.after()
                + " " + Escapes.escape(operation.path());
    }

    /**
     * Reads {@code file}; empty if there is none, or one that was cut off: then the swap had not begun.
     *
     * @throws JournalException if it is whole, but not of this format, or of another directory than {@code root}
     */
    static Optional<Journal> read(Path file, Path root) throws IOException {
        String text;
        try {
            text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
        int trailer = text.lastIndexOf("sha256 ");
        if (trailer < 0 || !text.substring(trailer).equals(trailer(text.substring(0, trailer))))
            return Optional.empty();
        Journal journal = parse(text.substring(0, trailer).lines().toList());
        if (!journal.root().equals(root)) throw new JournalException("the journal is about " + journal.root());
        return Optional.of(journal);
    }

    private static String trailer(String text) {
        return "sha256 " + Sha256.nameOf(text) + "\n";
    }

    private static Journal parse(List<String> lines) throws JournalException {
        if (!lines.get(0).equals(HEADLINE + FORMAT)) {
            throw new JournalException("the journal was written by another version of the updater");
        }
        try {
            List<Operation> operations = new ArrayList<>();
            for (String line : lines.subList(2, lines.size())) operations.add(operation(line.split(" ", 4)));
            return new Journal(Path.of(Escapes.unescape(lines.get(1).substring("root ".length()))), operations);
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new JournalException("the journal cannot be followed: " + e.getMessage());
        }
    }

    private static Operation operation(String[] words) {
        return new Operation(
                Operation.Kind.valueOf(words[0].toUpperCase(Locale.ROOT)),
                Escapes.unescape(words[3]),
                new Identity(words[1]),
                new Identity(words[2]));
    }
}
