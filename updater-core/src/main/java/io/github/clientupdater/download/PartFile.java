package io.github.clientupdater.download;

import io.github.clientupdater.internal.files.DiskSpace;
import io.github.clientupdater.internal.files.PrivateDirectories;
import io.github.clientupdater.release.Digest;
import io.github.clientupdater.task.UpdateException;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An unfinished file and, beside it, what must be known to go on with it after a crash. Safe for use
 * by several threads; the caller closes it.
 *
 * <p>A byte counts when it is in the file and then in the record: what a killed process leaves is
 * what the record says. Neither is forced to the disk. After a power cut the record may promise what
 * the file does not hold, and the digest of the whole finds it out.
 */
final class PartFile implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PartFile.class);

    private static final Set<OpenOption> OPTIONS = Set.of(
            StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);

    private final Path recordFile;
    private final Optional<Digest> digest;
    private final FileChannel bytes;
    private final Bell changed;
    private ResumeRecord record; // This and what follows is guarded by this.
    private ResumeFile written;
    private int restarts;
    private boolean closing;

    private PartFile(Path recordFile, FileChannel bytes, ResumeRecord record, Bell changed) throws IOException {
        this.recordFile = recordFile;
        this.digest = record.digest();
        this.bytes = bytes;
        this.changed = changed;
        this.record = record;
        if (bytes.size() > record.last().end) bytes.truncate(record.last().end); // Whoever added that.
        this.written = ResumeFile.write(recordFile, record);
    }

    /** Opens {@code file} with what an earlier try kept of the wanted bytes; rings {@code changed} for new ones. */
    static PartFile open(Path file, OptionalLong size, Optional<Digest> digest, Bell changed) throws IOException {
        Optional<ResumeRecord> kept = kept(file, size, digest);
        if (kept.isEmpty()) delete(file);
        FileChannel bytes = FileChannel.open(file, OPTIONS);
        try {
            return new PartFile(recordOf(file), bytes, kept.orElse(ResumeRecord.empty(digest)), changed);
        } catch (IOException e) {
            bytes.close();
            throw e;
        }
    }

    private static Optional<ResumeRecord> kept(Path file, OptionalLong size, Optional<Digest> digest)
            throws IOException {
        return ResumeFile.read(recordOf(file), file).filter(record -> record.describes(size, digest));
    }

    /** Deletes a part file that is of no use for the wanted bytes, and takes room that they may need. */
    static void deleteUseless(Path file, OptionalLong size, Optional<Digest> digest) throws IOException {
        if (kept(file, size, digest).isEmpty()) delete(file);
    }

    private static Path recordOf(Path file) {
        return file.resolveSibling(file.getFileName() + ".resume");
    }

    /** Deletes a part file and its record. */
    static void delete(Path file) throws IOException {
        Files.deleteIfExists(file); // First: a record without its file promises nothing.
        deleteRecord(file);
    }

    /** Deletes the record of a file that is finished. */
    static void deleteRecord(Path file) throws IOException {
        Files.deleteIfExists(recordOf(file));
    }

    /**
     * Forgets every byte: what follows comes from {@code address}. Nobody else may be writing.
     *
     * @return the whole file, claimed
     */
    synchronized Span restart(URI address, Optional<Validator> validator, OptionalLong total) throws IOException {
        bytes.truncate(0); // Before the record changes: a crash in between must not mix two files.
        restarts++;
        Span whole = new Span(0, 0, total.orElse(Span.OPEN));
        whole.claimed = true;
        replace(new ResumeRecord(ResumeRecord.nameOf(address), validator, digest, List.of(whole)));
        return whole;
    }

    /** What follows comes from {@code address}, in that state. An open end is now known to be {@code total}. */
    synchronized void goOn(URI address, Optional<Validator> validator, long total) throws IOException {
        Span last = record.last();
        boolean closes = last.end == Span.OPEN;
        if (closes) last.end = total;
        ResumeRecord next = new ResumeRecord(ResumeRecord.nameOf(address), validator, digest, record.spans());
        if (closes || !next.equals(record)) replace(next);
    }

    /** The open span has no more bytes to come. */
    synchronized void endsHere(Span open) throws IOException {
        open.end = open.position;
        replace(record);
    }

    private void replace(ResumeRecord next) throws IOException {
        written.close();
        record = next;
        written = ResumeFile.write(recordFile, next);
        changed.ring();
    }

    /** Returns the first stretch that is missing and that nobody is bringing, now claimed. */
    synchronized Optional<Span> claim() {
        Optional<Span> gap = record.spans().stream()
                .filter(span -> !span.claimed && !span.isFinished())
                .findFirst();
        gap.ifPresent(span -> span.claimed = true);
        return gap;
    }

    /** Returns the second half of the longest missing stretch, claimed, if both have {@code least} bytes. */
    synchronized Optional<Span> split(long least) throws IOException {
        Span longest = record.spans().stream()
                .max(Comparator.comparingLong(Span::remaining))
                .orElseThrow();
        boolean full = record.spans().size() == ResumeRecord.MAX_SPANS;
        if (full || longest.end == Span.OPEN || longest.remaining() / 2 < least) return Optional.empty();
        Span half = longest.halve();
        List<Span> spans = new ArrayList<>(record.spans());
        spans.add(spans.indexOf(longest) + 1, half);
        replace(new ResumeRecord(record.source(), record.validator(), digest, List.copyOf(spans)));
        return Optional.of(half);
    }

    /** Says that nobody is bringing {@code span} any more. */
    synchronized void release(Span span) {
        span.claimed = false;
        if (closing) closeUnused();
        changed.ring();
    }

    /** Adds what {@code buffer} holds to {@code span}, for which it must be the only writer. */
    void write(Span span, ByteBuffer buffer) throws IOException {
        int count = buffer.remaining();
        long offset;
        synchronized (this) {
            offset = span.position;
        }
        for (long at = offset; buffer.hasRemaining(); ) at += bytes.write(buffer, at);
        synchronized (this) {
            span.position = offset + count;
            if (span != record.last()) written.update(record.spans().indexOf(span)); // The last one's tells the length.
        }
        changed.ring();
    }

    /** Reads at {@code offset}, which must lie below {@link #contiguous()}. */
    int read(ByteBuffer buffer, long offset) throws IOException {
        return bytes.read(buffer, offset);
    }

    /** Returns whether {@code span} is the last one. */
    synchronized boolean isAtTheEnd(Span span) {
        return span == record.last();
    }

    /** Returns the next byte that {@code span} needs. */
    synchronized long position(Span span) {
        return span.position;
    }

    /** Returns behind the last byte of {@code span}, or {@link Span#OPEN}. */
    synchronized long end(Span span) {
        return span.end;
    }

    /** Returns who sent the bytes, and in which state. */
    synchronized ResumeRecord record() {
        return record;
    }

    /** Returns how many bytes are there. */
    synchronized long kept() {
        return record.spans().stream()
                .mapToLong(span -> span.position - span.start)
                .sum();
    }

    /** Returns how many bytes there are without a gap from the beginning on. */
    synchronized long contiguous() {
        for (Span span : record.spans()) if (!span.isFinished()) return span.position;
        return record.last().end;
    }

    /** Returns the length of the whole file, if it is known yet. */
    synchronized OptionalLong total() {
        long end = record.last().end;
        return end == Span.OPEN ? OptionalLong.empty() : OptionalLong.of(end);
    }

    synchronized boolean isComplete() {
        return record.spans().stream().allMatch(Span::isFinished);
    }

    /** Returns how often all bytes were forgotten. */
    synchronized int restarts() {
        return restarts;
    }

    /** Fails with what is missing if a file of {@code size} bytes does not fit on the disk. */
    void requireRoom(OptionalLong size) throws UpdateException {
        DiskSpace.require(PrivateDirectories.parentOf(recordFile), Math.max(size.orElse(0) - kept(), 0));
    }

    /** Returns how long the file is. */
    long length() throws IOException {
        return bytes.size();
    }

    /** Forces the bytes to the disk. */
    void force() throws IOException {
        bytes.force(true);
    }

    /** Closes the file as soon as nobody is writing any more. */
    @Override
    public synchronized void close() {
        closing = true;
        closeUnused();
    }

    private void closeUnused() {
        if (record.spans().stream().anyMatch(span -> span.claimed)) return;
        try (FileChannel closingBytes = bytes;
                ResumeFile closingRecord = written) {
            closingRecord.update(record.spans().size() - 1);
        } catch (IOException e) {
            LOG.debug("a part file could not be closed", e);
        }
    }
}
