package io.github.clientupdater.internal.swap;

import io.github.clientupdater.internal.swap.Operation.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.TreeSet;

/** Gives everything that a swap will replace or delete a second name, under the same path below {@code old}. */
final class Backup {
    private static final String PRIVATE = "rwx------";

    private final Disk disk;
    private final SwapArea area;
    private final TreeSet<Path> made = new TreeSet<>();

    Backup(Disk disk, SwapArea area) {
        this.disk = disk;
        this.area = area;
    }

    void keep(Journal journal) throws IOException {
        Steps steps = new Steps(disk, area);
        makeDirectory(area.backup());
        for (Operation operation : journal.operations()) {
            boolean replaces = operation.kind() == Kind.PUT || operation.kind() == Kind.DELETE;
            if (replaces && !operation.before().isAbsent()) keep(steps.live(operation), operation.path());
        }
        for (Path directory : made) disk.forceDirectory(directory);
        disk.forceDirectory(area.path());
    }

    private void keep(Path live, String path) throws IOException {
        Path kept = area.backup();
        String[] segments = path.split("/", -1);
        for (int i = 0; i < segments.length - 1; i++) {
            kept = kept.resolve(segments[i]);
            if (!made.contains(kept)) makeDirectory(kept);
        }
        disk.link(live, kept.resolve(segments[segments.length - 1]));
    }

    private void makeDirectory(Path directory) throws IOException {
        boolean posix = directory.getFileSystem().supportedFileAttributeViews().contains("posix");
        disk.createDirectory(directory, posix ? PRIVATE : "", area.path());
        made.add(directory);
    }
}
