package io.github.clientupdater.server.relay;

import io.github.clientupdater.internal.files.SafePaths;
import io.github.clientupdater.internal.files.Sha256;
import io.github.clientupdater.internal.http.HttpReply;
import io.github.clientupdater.internal.json.JsonText;
import io.github.clientupdater.server.relay.RelayServer.RemoteFile;
import io.github.clientupdater.task.UpdateException;
import io.github.clientupdater.task.UpdateException.Code;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A file that has come, is what the list says, and is durable.
 *
 * @param file where it lies for now
 * @param sha256 of its content
 * @param stamp of the file, also after it was moved
 */
record Reception(Path file, String sha256, FileStamp stamp) {
    private static final int BUFFER = 64 * 1024;

    /**
     * Receives {@code reply} into {@code target}, which must not exist.
     *
     * @throws UpdateException if it is not what was announced, too large or no JSON
     */
    static Reception of(HttpReply reply, Path target, RemoteFile announced, long limit)
            throws UpdateException, IOException {
        Optional<AnnouncedDigest> wanted = announced.digest().flatMap(AnnouncedDigest::parse);
        Optional<MessageDigest> second = wanted.map(AnnouncedDigest::start);
        MessageDigest sha256 = Sha256.start();
        long bytes = 0;
        byte[] buffer = new byte[BUFFER];
        try (FileChannel out = FileChannel.open(target, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            for (int count = reply.read(buffer); count >= 0; count = reply.read(buffer)) {
                bytes += count;
                if (bytes > limit) throw tooLarge(announced.name(), limit);
                sha256.update(buffer, 0, count);
                if (second.isPresent()) second.get().update(buffer, 0, count);
                ByteBuffer chunk = ByteBuffer.wrap(buffer, 0, count);
                while (chunk.hasRemaining()) out.write(chunk);
            }
            out.force(true);
        }
        requireSize(announced, bytes);
        if (second.isPresent() && !wanted.get().fits(second.get())) {
            throw new UpdateException(Code.DIGEST_MISMATCH, shown(announced.name()) + " is not what the list says");
        }
        if (DataNames.isJson(announced.name())) {
            JsonText.require(new BufferedInputStream(Files.newInputStream(target)), shown(announced.name()));
        }
        return new Reception(target, HexFormat.of().formatHex(sha256.digest()), FileStamp.of(target));
    }

    /** A server that writes the JSON anew for each download sends other blanks than the file has. */
    private static void requireSize(RemoteFile announced, long bytes) throws UpdateException {
        if (DataNames.isJson(announced.name())) return;
        if (announced.size().isEmpty() || announced.size().getAsLong() == bytes) return;
        throw new UpdateException(
                Code.SIZE_MISMATCH,
                shown(announced.name()) + " has " + bytes + " bytes and not "
                        + announced.size().getAsLong() + " as the list says");
    }

    static UpdateException tooLarge(String name, long limit) {
        return new UpdateException(
                Code.DOWNLOAD_TOO_LARGE, shown(name) + " has more than the allowed " + limit + " bytes");
    }

    private static String shown(String name) {
        return SafePaths.printable(name);
    }
}
