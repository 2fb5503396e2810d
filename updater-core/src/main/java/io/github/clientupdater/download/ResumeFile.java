package io.github.clientupdater.download;

import io.github.clientupdater.internal.files.AtomicFiles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** The file that holds a {@link ResumeRecord}, open to overwrite its positions. Not thread-safe; close it. */
final class ResumeFile implements AutoCloseable {
    private static final long MAX_LENGTH = 16 * 1024;

    private final FileChannel channel;
    private final ResumeRecord record;

    private ResumeFile(FileChannel channel, ResumeRecord record) {
        this.channel = channel;
        this.record = record;
    }

    /** Replaces {@code file} by one that says what {@code record} says. */
    static ResumeFile write(Path file, ResumeRecord record) throws IOException {
        AtomicFiles.write(file, record.text().getBytes(StandardCharsets.ISO_8859_1));
        return new ResumeFile(FileChannel.open(file, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS), record);
    }

    /**
     * Reads {@code file}; empty if it is missing, damaged, or promises more than {@code part} holds. Of
     * the last span, which nothing follows, the length of {@code part} tells how far it came.
     */
    static Optional<ResumeRecord> read(Path file, Path part) throws IOException {
        if (!isPlain(file) || !isPlain(part) || Files.size(file) > MAX_LENGTH) return Optional.empty();
        String text = Files.readString(file, StandardCharsets.ISO_8859_1);
        long length = Files.size(part);
        Optional<ResumeRecord> record = ResumeRecord.parse(text).filter(kept -> kept.fitsInto(length));
        record.ifPresent(kept -> kept.last().reach(length));
        return record;
    }

    private static boolean isPlain(Path file) {
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
    }

    /** Writes how far the span with that index has come. */
    void update(int index) throws IOException {
        byte[] digits = ResumeRecord.digits(record.spans().get(index).position).getBytes(StandardCharsets.ISO_8859_1);
        ByteBuffer text = ByteBuffer.wrap(digits);
        long offset = record.offsetOfPosition(index);
        while (text.hasRemaining()) channel.write(text, offset + text.position());
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
