package io.github.clientupdater.reliability;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * A file system in a file. What of it is in the file is what a disk would have: a copy of the file, made
 * without {@code sync} while the file system is mounted, is what a power cut leaves.
 */
final class FileSystemImage {
    /** File systems, with what their creation and their mounting takes. No data is written before it is asked for. */
    enum Kind {
        EXT4("64M", "mkfs.ext4 -q -F", "commit=300,noauto_da_alloc"),
        XFS("300M", "mkfs.xfs -q -f", "nouuid"),
        BTRFS("160M", "mkfs.btrfs -q -f", "commit=300");

        private final String size;
        private final String creation;
        private final String options;

        Kind(String size, String creation, String options) {
            this.size = size;
            this.creation = creation;
            this.options = options;
        }
    }

    private final Kind kind;
    private final Path file;

    private FileSystemImage(Kind kind, Path file) {
        this.kind = kind;
        this.file = file;
    }

    /** Makes an empty one. */
    static FileSystemImage create(Kind kind, Path file) throws IOException, InterruptedException {
        Run.must("truncate", "-s", kind.size, file);
        Run.must((Object[]) (kind.creation + " " + file).split(" "));
        return new FileSystemImage(kind, file);
    }

    /** Copies what is in the file now, and nothing that the file system still keeps to itself. */
    FileSystemImage copy(Path target) throws IOException, InterruptedException {
        Run.must("cp", "--sparse=always", "--reflink=never", file, target);
        return new FileSystemImage(kind, target);
    }

    /** Mounts it, which does what is done after a power cut. */
    void mount(Path point) throws IOException, InterruptedException {
        Files.createDirectories(point);
        Run.must("mount", "-t", kind.name().toLowerCase(Locale.ROOT), "-o", "loop," + kind.options, file, point);
    }

    static void unmount(Path point) throws IOException, InterruptedException {
        Run.must("umount", "-d", point);
    }
}
