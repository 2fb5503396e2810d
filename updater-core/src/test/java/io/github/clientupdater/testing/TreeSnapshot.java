package io.github.clientupdater.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Names, bytes, permissions and link targets of everything below a directory: equal or not. */
public final class TreeSnapshot {
    private TreeSnapshot() {}

    /** Returns one line for each path below {@code root}. */
    public static Map<String, String> of(Path root) throws IOException {
        Map<String, String> tree = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(root)) {
            for (Path path : (Iterable<Path>) paths::iterator) {
                tree.put(root.relativize(path).toString(), describe(path));
            }
        }
        return tree;
    }

    private static String describe(Path path) throws IOException {
        if (Files.isSymbolicLink(path)) return "link to " + Files.readSymbolicLink(path);
        String mode = path.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS).stream()
                                .sorted()
                                .toList() + " "
                : "";
        return mode + (Files.isDirectory(path) ? "directory" : digest(Files.readAllBytes(path)));
    }

    /** Returns the SHA-256 of {@code bytes} in hexadecimal digits. */
    public static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
