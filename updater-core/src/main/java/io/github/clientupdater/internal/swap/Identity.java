package io.github.clientupdater.internal.swap;

import io.github.clientupdater.internal.files.PrivateDirectories;
import io.github.clientupdater.internal.files.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * What lies at a path, told by its content: two with the same text are interchangeable.
 *
 * @param text {@code absent}, {@code dir:PERMISSIONS}, {@code link:SHA256} of a symbolic link's target,
 *     or {@code file:SHA256:PERMISSIONS}
 */
record Identity(String text) {
    private static final Pattern FORM =
            Pattern.compile("absent|dir:[-rwx]*|link:[0-9a-f]{64}|file:[0-9a-f]{64}:[-rwx]*");
    static final Identity ABSENT = new Identity("absent");

    Identity {
        if (!FORM.matcher(text).matches()) throw new IllegalArgumentException("not an identity: " + text);
    }

    /** Looks at {@code path} itself; a symbolic link is not followed. */
    static Identity of(Path path) throws IOException {
        BasicFileAttributes attributes;
        try {
            attributes = Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        } catch (NoSuchFileException e) {
            return ABSENT;
        } catch (FileSystemException e) {
            if (isBelowAFile(path)) return ABSENT;
            throw e;
        }
        if (attributes.isSymbolicLink()) {
            return new Identity(
                    "link:" + Sha256.nameOf(Files.readSymbolicLink(path).toString()));
        }
        if (attributes.isDirectory()) return new Identity("dir:" + permissions(path));
        if (attributes.isRegularFile()) return new Identity("file:" + sha256(path) + ":" + permissions(path));
        throw new IOException(path + " is neither a file nor a directory nor a link");
    }

    boolean isAbsent() {
        return equals(ABSENT);
    }

    private static boolean isBelowAFile(Path path) {
        return Files.isRegularFile(PrivateDirectories.parentOf(path), LinkOption.NOFOLLOW_LINKS);
    }

    /** Returns the permissions of a directory or file; empty where there are none. */
    String permissions() {
        return text.substring(text.lastIndexOf(':') + 1);
    }

    boolean isDirectory() {
        return text.startsWith("dir:");
    }

    private static String permissions(Path path) throws IOException {
        if (!PrivateDirectories.isPosix(path)) return "";
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS));
    }

    private static String sha256(Path file) throws IOException {
        MessageDigest digest = Sha256.start();
        byte[] buffer = new byte[64 * 1024];
        try (InputStream in = Files.newInputStream(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) digest.update(buffer, 0, count);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    @Override
    public String toString() {
        return text;
    }
}
