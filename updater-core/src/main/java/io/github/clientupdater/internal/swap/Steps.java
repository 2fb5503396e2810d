package io.github.clientupdater.internal.swap;

import io.github.clientupdater.internal.files.PrivateDirectories;
import io.github.clientupdater.internal.swap.Operation.Kind;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;

/** The operations of a journal, done and undone. Each may be repeated: what is so already stays so. */
final class Steps {
    private final Disk disk;
    private final SwapArea area;

    Steps(Disk disk, SwapArea area) {
        this.disk = disk;
        this.area = area;
    }

    void perform(Operation operation) throws IOException {
        Path live = live(operation);
        switch (operation.kind()) {
            case MAKE_DIRECTORY -> {
                if (!isDirectory(live)) makeDirectory(live, operation.after());
            }
            case PUT -> {
                if (exists(fresh(operation))) disk.move(fresh(operation), live);
            }
            case DELETE -> {
                // Not what has taken its place since, when this is done again.
                if (exists(live) && Identity.of(live).equals(operation.before())) disk.delete(live);
            }
            case REMOVE_DIRECTORY -> removeDirectory(live);
        }
    }

    void undo(Operation operation) throws IOException {
        Path live = live(operation);
        switch (operation.kind()) {
            case MAKE_DIRECTORY -> removeDirectory(live);
            case PUT -> {
                if (operation.before().isAbsent()) takeAway(live, operation.after());
                else restore(operation, live);
            }
            case DELETE -> restore(operation, live);
            case REMOVE_DIRECTORY -> {
                if (!isDirectory(live)) makeDirectory(live, operation.before());
            }
        }
    }

    private void makeDirectory(Path directory, Identity wanted) throws IOException {
        disk.createDirectory(directory, wanted.permissions(), area.root());
    }

    /** Something may have come in that is not ours: then it stays. */
    private void removeDirectory(Path directory) throws IOException {
        if (!isDirectory(directory)) return;
        try {
            disk.delete(directory);
        } catch (DirectoryNotEmptyException e) {
            return;
        }
    }

    private void takeAway(Path live, Identity ours) throws IOException {
        if (exists(live) && Identity.of(live).equals(ours)) disk.delete(live);
    }

    /** Fails if something that has to be put back is not what it was. Before anything is touched. */
    void requireRestorable(List<Operation> operations) throws IOException {
        for (Operation operation : operations) {
            boolean replaced = operation.kind() == Kind.PUT || operation.kind() == Kind.DELETE;
            if (!replaced || operation.before().isAbsent()) continue;
            if (Identity.of(live(operation)).equals(operation.before())) continue;
            if (!Identity.of(area.backup().resolve(operation.path())).equals(operation.before())) {
                throw new IOException("what was kept of " + operation.path() + " is damaged; nothing was deleted");
            }
        }
    }

    /** Gives back what was there, by a second name, so that the backup is still whole if this is cut off. */
    private void restore(Operation operation, Path live) throws IOException {
        if (Identity.of(live).equals(operation.before())) return;
        Path kept = area.backup().resolve(operation.path());
        Path copy = area.path().resolve("restore");
        if (exists(copy)) disk.delete(copy); // Left by a crash.
        disk.link(kept, copy);
        disk.move(copy, live);
    }

    /** Makes the names durable in every directory that {@code operations} touched and that is still there. */
    void forceDirectories(List<Operation> operations) throws IOException {
        TreeSet<Path> touched = new TreeSet<>();
        for (Operation operation : operations) touched.add(PrivateDirectories.parentOf(live(operation)));
        for (Path directory : touched) {
            if (isDirectory(directory)) disk.forceDirectory(directory);
        }
    }

    Path fresh(Operation operation) {
        return area.fresh().resolve(operation.path());
    }

    /** Returns the path, once it is sure that no link on the way leads it out of the installation. */
    Path live(Operation operation) throws IOException {
        Path path = area.root();
        for (Path segment : Path.of(operation.path())) {
            if (Files.isSymbolicLink(path) && !path.equals(area.root())) {
                throw new IOException(path + " has become a link; the update does not follow it");
            }
            path = path.resolve(segment);
        }
        return path;
    }

    static boolean exists(Path path) {
        return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
    }

    private static boolean isDirectory(Path path) {
        return Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
    }
}
