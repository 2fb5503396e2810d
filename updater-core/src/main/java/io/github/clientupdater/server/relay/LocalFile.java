package io.github.clientupdater.server.relay;

import io.github.clientupdater.internal.files.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;

/**
 * What lies under one name in the folder.
 *
 * @param kind what that is
 * @param sha256 of the content; empty where there is none, or nobody looked into it
 * @param stamp of the file, where there is one
 */
record LocalFile(Kind kind, String sha256, Optional<FileStamp> stamp) {
    /** What may lie under a name. */
    enum Kind {
        /** Nothing. */
        MISSING,
        /** What the record says that was brought last. */
        AS_RECORDED,
        /** What had been brought before that: the update of it was cut off. */
        AS_BEFORE,
        /** A file of somebody's, or one that somebody has changed, or a link. */
        FOREIGN,
        /** Nothing that a file could replace. */
        IN_THE_WAY
    }

    /** Looks at {@code path}, and follows no link. What has the stamp of the record is not read. */
    static LocalFile at(Path path, Optional<RecordEntry> known) throws IOException {
        BasicFileAttributes attributes;
        try {
            attributes = Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        } catch (NoSuchFileException e) {
            return new LocalFile(Kind.MISSING, "", Optional.empty());
        }
        if (attributes.isSymbolicLink()) return new LocalFile(Kind.FOREIGN, "", Optional.empty());
        if (!attributes.isRegularFile()) return new LocalFile(Kind.IN_THE_WAY, "", Optional.empty());
        FileStamp stamp = FileStamp.of(attributes);
        boolean same = known.filter(entry -> entry.stamp().equals(stamp)).isPresent();
        String sha256 = same ? known.get().sha256() : digest(path, Sha256.start());
        return new LocalFile(kind(sha256, known), sha256, Optional.of(stamp));
    }

    private static Kind kind(String sha256, Optional<RecordEntry> known) {
        if (known.isEmpty()) return Kind.FOREIGN;
        if (sha256.equals(known.get().sha256())) return Kind.AS_RECORDED;
        return sha256.equals(known.get().was()) ? Kind.AS_BEFORE : Kind.FOREIGN;
    }

    static String digest(Path file, MessageDigest digest) throws IOException {
        byte[] buffer = new byte[64 * 1024];
        try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) digest.update(buffer, 0, count);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Returns whether it is the server's, and as the server last gave it. */
    boolean isIntact() {
        return kind == Kind.AS_RECORDED;
    }
}
