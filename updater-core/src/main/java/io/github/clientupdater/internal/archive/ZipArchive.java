package io.github.clientupdater.internal.archive;

import io.github.clientupdater.internal.files.SafePaths;
import io.github.clientupdater.task.Cancellation;
import io.github.clientupdater.task.UpdateException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** A ZIP file (APPNOTE 6.3.10), read by its central directory. */
final class ZipArchive implements Archive {
    private final Path file;

    ZipArchive(Path file) {
        this.file = file;
    }

    @Override
    public void extractTo(Extraction extraction, Cancellation cancellation) throws IOException, UpdateException {
        ZipModes modes = ZipModes.of(file);
        try (ZipFile zip = new ZipFile(file.toFile(), StandardCharsets.UTF_8)) {
            if (modes.size() != zip.size()) throw new MalformedArchiveException("an ambiguous ZIP directory");
            extraction.requireRoomFor(declaredSize(zip));
            for (ZipEntry entry : (Iterable<ZipEntry>) zip.stream().map(ZipEntry.class::cast)::iterator) {
                cancellation.throwIfCancelled();
                extract(zip, entry, modes.of(entry.getName()), extraction);
            }
        } catch (IllegalArgumentException e) {
            throw new MalformedArchiveException("not a ZIP file that can be read: " + e.getMessage());
        }
    }

    /** Entries that share their bytes make gigabytes of kilobytes. */
    private long declaredSize(ZipFile zip) throws IOException {
        long compressed = zip.stream().mapToLong(ZipEntry::getCompressedSize).sum();
        if (compressed > Files.size(file)) throw new MalformedArchiveException("ZIP entries that overlap");
        return zip.stream().mapToLong(ZipEntry::getSize).sum();
    }

    private static void extract(ZipFile zip, ZipEntry entry, int mode, Extraction extraction) throws IOException {
        if (entry.isDirectory()) {
            extraction.directory(entry.getName());
            return;
        }
        try (InputStream content = zip.getInputStream(entry)) {
            if (ZipModes.isSymbolicLink(mode)) {
                String target = new String(content.readNBytes(4096), StandardCharsets.UTF_8);
                extraction.symbolicLink(entry.getName(), target);
            } else if (ZipModes.isRegular(mode)) {
                CheckedInputStream checked = new CheckedInputStream(content, new CRC32());
                extraction.file(entry.getName(), mode, entry.getSize(), checked);
                requireChecksum(entry, checked.getChecksum().getValue());
            } else {
                throw new MalformedArchiveException(
                        "neither a file nor a link: " + SafePaths.printable(entry.getName()));
            }
        }
    }

    private static void requireChecksum(ZipEntry entry, long crc) throws IOException {
        if (entry.getCrc() != crc) {
            throw new MalformedArchiveException("damaged content: " + SafePaths.printable(entry.getName()));
        }
    }
}
