package io.github.clientupdater.internal.swap;

import io.github.clientupdater.internal.files.PrivateDirectories;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The hidden directory beside an installation: the new tree, what it replaced, and how far the swap is.
 * Beside it, because a move is one step only within a volume.
 *
 * <table>
 * <caption>What lies there, and what it means</caption>
 * <tr><td>no {@code journal}</td><td>the installation is whole; the rest is waste</td></tr>
 * <tr><td>{@code journal}</td><td>a swap was cut off</td></tr>
 * <tr><td>{@code journal}, {@code commit}</td><td>the new tree is in place and may be taken back</td></tr>
 * <tr><td>{@code journal}, {@code undo}</td><td>it is being taken back</td></tr>
 * </table>
 */
public final class SwapArea {
    private static final List<String> MARKS = List.of("commit", "undo");

    private final Path path;
    private final Path root;

    private SwapArea(Path path, Path root) {
        this.path = path;
        this.root = root;
    }

    /** Returns the area {@code path} of the installation whose files lie in {@code root}. */
    public static SwapArea at(Path path, Path root) {
        return new SwapArea(path, root);
    }

    /** Returns where the area of {@code installation} is. */
    public static Path beside(Path installation) {
        return installation.resolveSibling("." + installation.getFileName() + ".update");
    }

    /** Returns where the new tree is made. */
    public Path fresh() {
        return path.resolve("new");
    }

    /** Returns where an archive is unpacked. */
    public Path unpacked() {
        return path.resolve("unpacked");
    }

    Path root() {
        return root;
    }

    Path path() {
        return path;
    }

    Path backup() {
        return path.resolve("old");
    }

    /** Returns whether the new tree is in place, and what it replaced is kept. */
    public boolean isUnconfirmed() throws IOException {
        return journal().isPresent() && has("commit") && !has("undo");
    }

    Optional<Journal> journal() throws IOException {
        return Journal.read(path.resolve("journal"), root);
    }

    boolean has(String name) {
        return Files.exists(path.resolve(name), LinkOption.NOFOLLOW_LINKS);
    }

    /** Makes the new tree durable and returns what it is known by again. */
    public String seal(Disk disk) throws IOException {
        Tree fresh = Tree.read(fresh());
        for (Map.Entry<String, Identity> entry : fresh.entries().entrySet()) {
            Path each = fresh().resolve(entry.getKey());
            if (entry.getValue().isDirectory()) disk.forceDirectory(each);
            else if (!Files.isSymbolicLink(each)) disk.force(each);
        }
        disk.forceDirectory(fresh());
        disk.forceDirectory(path);
        return fresh.digest();
    }

    /** Writes a file of the area so that it is there whole or not at all. */
    void publish(Disk disk, String name, byte[] content) throws IOException {
        Path temporary = path.resolve(name + ".new");
        if (has(name + ".new")) disk.delete(temporary); // Left by a crash.
        disk.write(temporary, content);
        disk.move(temporary, path.resolve(name));
        disk.forceDirectory(path);
    }

    /** Writes what {@link #mark} will only have to rename: a disk that is full by then is in nobody's way. */
    void prepareMarks(Disk disk) throws IOException {
        for (String name : MARKS) {
            if (!has(name + ".new")) disk.write(path.resolve(name + ".new"), content(name));
        }
    }

    void mark(Disk disk, String name) throws IOException {
        if (has(name)) return;
        if (!has(name + ".new")) disk.write(path.resolve(name + ".new"), content(name));
        disk.move(path.resolve(name + ".new"), path.resolve(name));
        disk.forceDirectory(path);
    }

    private static byte[] content(String mark) {
        return (mark + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /** Forgets the swap: the journal goes first, or what is left would be taken for one that was cut off. */
    void forget(Disk disk) throws IOException {
        if (has("journal")) {
            disk.delete(path.resolve("journal"));
            disk.forceDirectory(path);
        }
    }

    /** Removes what no swap needs any more. The caller knows that there is no journal. */
    void clear(Disk disk) throws IOException {
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) return;
        List<Path> all;
        try (Stream<Path> paths = Files.walk(path)) {
            all = paths.sorted(Comparator.reverseOrder()).toList(); // What is in a directory before it.
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        for (Path each : all) disk.delete(each);
    }

    /**
     * Makes an empty area. What an earlier swap replaced is let go: the version that it led to has run since.
     *
     * @throws IOException if a swap was cut off and must be brought to its end first
     */
    public void reset(Disk disk) throws IOException {
        discard(disk);
        PrivateDirectories.createNew(path);
    }

    /**
     * Removes the area, and with it the way back.
     *
     * @throws IOException if a swap was cut off and must be brought to its end first
     */
    public void discard(Disk disk) throws IOException {
        if (isUnconfirmed()) forget(disk);
        if (journal().isPresent()) throw new IOException("an update in " + path + " was cut off");
        clear(disk);
    }
}
