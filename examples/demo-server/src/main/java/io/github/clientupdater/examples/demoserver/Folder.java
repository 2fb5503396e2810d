package io.github.clientupdater.examples.demoserver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;

/**
 * The server's data: plain files, read anew for each request, so that a person may edit them while it runs.
 *
 * <p>Names are relative, with slashes. All methods may be called from any thread; the server's own changes exclude
 * each other.
 */
final class Folder {
    static final ObjectMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    private static final ObjectMapper ONE_LINE = new JsonMapper();

    private final Path root;

    Folder(Path root) {
        this.root = root.toAbsolutePath();
    }

    Path path(String name) {
        return root.resolve(name);
    }

    /** The content of the JSON file, or a missing node without one. */
    JsonNode read(String name) {
        try {
            return Files.exists(path(name)) ? JSON.readTree(Files.readAllBytes(path(name))) : MissingNode.getInstance();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("Cannot read " + name, unreadable);
        }
    }

    /** Changes the content of a JSON file that exists. A refusal that the change throws leaves the file as it was. */
    synchronized void change(String name, Consumer<JsonNode> change) {
        JsonNode content = read(name);
        change.accept(content);
        write(name, content);
    }

    /** Puts the content in place of the file's, at once. */
    synchronized void write(String name, JsonNode content) {
        try {
            replace(path(name), JSON.writeValueAsBytes(content));
        } catch (IOException failed) {
            throw new UncheckedIOException("Cannot write " + name, failed);
        }
    }

    /** Adds one line to a file of JSON lines. */
    synchronized void append(String name, JsonNode line) {
        try {
            Path file = path(name);
            Files.createDirectories(file.getParent());
            String text = ONE_LINE.writeValueAsString(line) + "\n";
            Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException failed) {
            throw new UncheckedIOException("Cannot write " + name, failed);
        }
    }

    /** Stores what a client sends. Whoever reads meanwhile sees the old file or the new one, whole. */
    static void replace(Path file, InputStream content) throws IOException {
        Files.createDirectories(file.getParent());
        Path part = Files.createTempFile(file.getParent(), ".upload", ".part");
        try {
            Files.copy(content, part, StandardCopyOption.REPLACE_EXISTING);
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    static void replace(Path file, byte[] content) throws IOException {
        replace(file, new ByteArrayInputStream(content));
    }
}
