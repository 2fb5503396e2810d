package io.github.clientupdater.internal.swap;

import io.github.clientupdater.internal.files.PrivateDirectories;
import io.github.clientupdater.testing.TreeSnapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;

/** An installation with an old tree, a new one staged beside it, and every kind of difference between the two. */
public final class SwapSite {
    final Path root;
    final SwapArea area;
    private final Path areaPath;
    private final Kinds kinds;

    /** How much there is to be done. */
    public enum Kinds {
        /** A file is replaced, one is new in a new directory, one goes. */
        FEW,
        /** Everything that can differ does. */
        ALL
    }

    SwapSite(Path directory) throws IOException {
        this(directory, Kinds.ALL);
        install();
        stage(Disk.real());
    }

    /** Nothing is changed before {@link #install} and {@link #stage}: they may lie there from before. */
    public SwapSite(Path directory, Kinds kinds) {
        this.kinds = kinds;
        root = directory.resolve("Démo d'app");
        areaPath = SwapArea.beside(root);
        area = SwapArea.at(areaPath, root);
    }

    /** Puts the old version there. */
    public void install() throws IOException {
        Files.createDirectory(root);
        makeOld();
    }

    /** Unpacks the new version beside it, as durable as {@code disk} makes it. */
    public void stage(Disk disk) throws IOException {
        PrivateDirectories.createNew(areaPath);
        makeNew(Files.createDirectory(area.fresh()));
        area.seal(disk);
    }

    private void makeOld() throws IOException {
        file(root, "app.jar", "old program");
        file(root, "lib/a.jar", "old a");
        file(root, "lib/gone.jar", "no longer needed");
        if (kinds == Kinds.FEW) return;
        file(root, "same.txt", "the same");
        file(root, "old/deep/only.txt", "a directory that goes");
        file(root, "becomes-directory", "a file");
        file(root, "becomes-file/x", "in a directory");
        file(root, "conf/user.json", "the user's own");
        Files.createSymbolicLink(root.resolve("current"), Path.of("lib/a.jar"));
        Files.createDirectory(root.resolve("empty"));
        executable(file(root, "bin/run", "old launcher"));
    }

    private void makeNew(Path fresh) throws IOException {
        file(fresh, "app.jar", "new program");
        file(fresh, "lib/a.jar", "new a");
        file(fresh, "new/deep/only.txt", "a directory that comes");
        if (kinds == Kinds.FEW) return;
        file(fresh, "same.txt", "the same");
        file(fresh, "lib/b.jar", "b is new");
        file(fresh, "becomes-directory/y", "now a directory");
        file(fresh, "becomes-file", "now a file");
        file(fresh, "conf/user.json", "a default");
        file(fresh, "conf/new.json", "another default");
        Files.createSymbolicLink(fresh.resolve("current"), Path.of("lib/b.jar"));
        executable(file(fresh, "bin/run", "new launcher"));
    }

    /** Returns how the new version takes the place of the old. */
    public Swap swap() throws IOException {
        return new Swap(
                root,
                areaPath,
                true,
                "app.jar",
                List.of("conf/user.json"),
                Tree.read(area.fresh()).digest());
    }

    /** What the installation will be: the new tree, with what is the user's. */
    static Map<String, String> expectedAfter(Path directory) throws IOException {
        return new SwapSite(directory).expectedAfter();
    }

    /** Returns what the installation will be; what is staged is changed by that. */
    public Map<String, String> expectedAfter() throws IOException {
        Path kept = area.fresh().resolve("conf/user.json");
        if (Files.exists(kept)) Files.writeString(kept, "the user's own");
        Map<String, String> tree = TreeSnapshot.of(area.fresh());
        tree.put("", TreeSnapshot.of(root).get(""));
        return tree;
    }

    /** Returns what is in place. */
    public Map<String, String> tree() throws IOException {
        return TreeSnapshot.of(root);
    }

    /** Returns the installation. */
    public Path root() {
        return root;
    }

    /** Returns the hidden directory. */
    public SwapArea area() {
        return area;
    }

    /** Returns whether there is a hidden directory. */
    public boolean hasArea() {
        return Files.exists(areaPath);
    }

    private static Path file(Path root, String path, String content) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, content);
    }

    private static void executable(Path file) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
