package io.github.clientupdater.internal.archive;

import io.github.clientupdater.release.Format;
import io.github.clientupdater.release.PackageFile;
import io.github.clientupdater.task.Cancellation;
import io.github.clientupdater.task.UpdateException;
import io.github.clientupdater.task.UpdateException.Code;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipException;

/** A package in a directory of its own; exactly what its publisher listed, if he did. */
public final class Unpacked {
    private final Path directory;
    private final Extraction extraction;
    private final Optional<Path> listed;

    private Unpacked(Path directory, Extraction extraction, Optional<Path> listed) {
        this.directory = directory;
        this.extraction = extraction;
        this.listed = listed;
    }

    /**
     * Unpacks {@code archive} into {@code directory}, which must not exist. What was written before a
     * failure stays there.
     *
     * @param files what it has to hold, and nothing else; empty if nobody says so
     * @throws UpdateException with {@code PACKAGE_MALFORMED}, {@code PACKAGE_MISMATCH} or {@code DISK_FULL}
     * @throws IOException if the disk fails
     */
    public static Unpacked of(
            Path archive, Format format, List<PackageFile> files, Path directory, Cancellation cancellation)
            throws IOException, UpdateException {
        try {
            Extraction extraction = Extraction.into(directory, files);
            extraction.requireRoomForList();
            Archive.open(archive, format).extractTo(extraction, cancellation);
            return new Unpacked(directory, extraction, extraction.finish());
        } catch (MalformedArchiveException | EOFException | ZipException e) {
            throw malformed(e);
        } catch (PackageMismatchException e) {
            throw new UpdateException(
                    Code.PACKAGE_MISMATCH, "the package is not what was signed: " + e.getMessage(), e);
        }
    }

    private static UpdateException malformed(IOException e) {
        return new UpdateException(
                Code.PACKAGE_MALFORMED,
                "the package cannot be unpacked: "
                        + Optional.ofNullable(e.getMessage()).orElse("damaged"),
                e);
    }

    /**
     * Returns the application's own directory in what was unpacked; no link leads out of it. Where the list
     * begins, or else what {@link ArchiveRoot} finds.
     *
     * @param live the installation that it is for
     */
    public Path application(Path live) throws IOException, UpdateException {
        Path top = listed.isPresent() ? listed.get() : ArchiveRoot.of(directory, live);
        try {
            extraction.requireLinksInside(top);
        } catch (MalformedArchiveException e) {
            throw malformed(e);
        }
        return top;
    }
}
