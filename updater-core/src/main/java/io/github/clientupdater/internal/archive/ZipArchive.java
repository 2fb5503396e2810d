package io.github.clientupdater.internal.archive;

import io.github.clientupdater.task.Cancellation;
import io.github.clientupdater.task.UpdateException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/**
 * A ZIP file (APPNOTE 6.3.10) of stored and deflated entries. Not read with {@link java.util.zip.ZipFile}:
 * that one believes the directory alone, shows no modes, and forgives more than an updater may.
 */
final class ZipArchive implements Archive {
    private static final int MAX_LINK = 4096;
    private static final int BUFFER = 64 * 1024;

    private final Path file;

    ZipArchive(Path file) {
        this.file = file;
    }

    @Override
    public void extractTo(Extraction extraction, Cancellation cancellation) throws IOException, UpdateException {
        try (ZipBytes zip = new ZipBytes(file)) {
            List<ZipDirectory.Located> entries = ZipDirectory.of(zip);
            extraction.requireRoomFor(declaredSize(entries));
            for (ZipDirectory.Located entry : entries) {
                cancellation.throwIfCancelled();
                extract(zip, entry.member(), entry.content(), extraction);
            }
        }
    }

    private static long declaredSize(List<ZipDirectory.Located> entries) throws IOException {
        long sum = 0;
        for (ZipDirectory.Located entry : entries) {
            long size = entry.member().size();
            if (size > Extraction.MAX_BYTES - sum) throw new MalformedArchiveException("too much content");
            sum += size;
        }
        return sum;
    }

    private static void extract(ZipBytes zip, ZipMember member, long at, Extraction extraction) throws IOException {
        if (member.isDirectory()) {
            extraction.directory(member.name());
            return;
        }
        Inflater inflater = new Inflater(true); // Without a header, as ZIP files have it.
        try (InputStream stored = zip.stream(at, member.compressedSize())) {
            InputStream content = member.method() == 0 ? stored : new InflaterInputStream(stored, inflater, BUFFER);
            CheckedInputStream checked = new CheckedInputStream(content, new CRC32());
            write(member, checked, extraction);
            boolean whole = member.method() == 0 || inflater.getBytesRead() == member.compressedSize();
            if (!whole) throw member.malformed("something behind the content");
            if (checked.getChecksum().getValue() != member.crc()) throw member.malformed("damaged content");
        } finally {
            inflater.end();
        }
    }

    private static void write(ZipMember member, InputStream content, Extraction extraction) throws IOException {
        if (member.isLink()) {
            if (member.size() > MAX_LINK) throw member.malformed("an endless link");
            byte[] target = content.readNBytes(MAX_LINK + 1);
            if (target.length != member.size()) throw member.malformed("another size than declared");
            extraction.symbolicLink(member.name(), new String(target, StandardCharsets.UTF_8));
        } else {
            extraction.file(member.name(), member.mode(), member.size(), content);
        }
    }
}
