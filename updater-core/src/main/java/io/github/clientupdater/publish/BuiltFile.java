package io.github.clientupdater.publish;

import io.github.clientupdater.internal.feed.PackagePaths;
import io.github.clientupdater.internal.files.Sha256;
import io.github.clientupdater.release.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Locale;

/**
 * An artifact's file as it was found.
 *
 * @param file where it lies
 * @param name what it is called in the feed's directory
 * @param size in bytes
 * @param digest its SHA-256
 */
record BuiltFile(Path file, String name, long size, Digest digest) {
    static BuiltFile of(Path file) throws PublishException {
        String name = String.valueOf(file.getFileName());
        requirePublishable(name);
        try {
            long size = Files.size(file);
            if (size == 0 || !Files.isRegularFile(file)) throw new PublishException(file + " is empty, or no file");
            return new BuiltFile(file, name, size, digestOf(file));
        } catch (IOException e) {
            throw PublishException.io("the artifact cannot be read", e);
        }
    }

    private static void requirePublishable(String name) throws PublishException {
        boolean ours = name.toLowerCase(Locale.ROOT).startsWith("update.json") || name.equalsIgnoreCase("keys");
        if (ours || name.startsWith(".") || !new PackagePaths().problemOf(name).isEmpty()) {
            throw new PublishException("no file can be published under the name \"" + name
                    + "\": letters, digits, blanks and ._+@- are possible, and not the feed's own names");
        }
    }

    static Digest digestOf(Path file) throws IOException {
        MessageDigest digest = Sha256.start();
        byte[] buffer = new byte[64 * 1024];
        try (InputStream in = Files.newInputStream(file)) {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) digest.update(buffer, 0, count);
        }
        return Digest.of(digest.digest());
    }

    /** Returns the name as an address relative to the feed (RFC 3986, section 2.3: all else is escaped). */
    String url() {
        return url(name);
    }

    static String url(String name) {
        StringBuilder url = new StringBuilder();
        for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
            boolean plain = (b >= 0 && Character.isLetterOrDigit(b)) || "._~-".indexOf(b) >= 0;
            url.append(plain ? String.valueOf((char) b) : String.format(Locale.ROOT, "%%%02X", b));
        }
        return url.toString();
    }

    /** Returns whether the same bytes lie in {@code directory} already. */
    boolean liesIn(Path directory) throws PublishException {
        Path there = directory.resolve(name);
        return Files.exists(there) && isCopiedTo(there);
    }

    /** Returns true if {@code there} has the same bytes; others under the same name are refused. */
    boolean isCopiedTo(Path there) throws PublishException {
        try {
            if (Files.size(there) == size && digestOf(there).equals(digest)) return true;
        } catch (IOException e) {
            throw PublishException.io("cannot tell what lies in the feed's directory", e);
        }
        throw new PublishException(
                "another file is called " + name + " there: a published file never changes, so name this one anew");
    }

    /** Copies the bytes; fails if they are others by now. */
    PendingFile copyTo(Path directory) throws PublishException {
        try {
            PendingFile pending;
            try (InputStream in = Files.newInputStream(file)) {
                pending = PendingFile.of(directory.resolve(name), in);
            }
            if (digestOf(pending.temporary()).equals(digest)) return pending;
            pending.close();
            throw new PublishException(file + " changed while it was published");
        } catch (IOException e) {
            throw PublishException.io("the artifact cannot be copied", e);
        }
    }
}
