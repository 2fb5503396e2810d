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
final class SwapSite {
    final Path root;
    final SwapArea area;
    private final Path areaPath;

    SwapSite(Path directory) throws IOException {
        root = Files.createDirectory(directory.resolve("Démo d'app"));
        areaPath = SwapArea.beside(root);
        area = SwapArea.at(areaPath, root);
        makeOld();
        PrivateDirectories.createNew(areaPath);
        makeNew(Files.createDirectory(area.fresh()));
    }

    private void makeOld() throws IOException {
        file(root, "app.jar", "old program");
        file(root, "same.txt", "the same");
        file(root, "lib/a.jar", "old a");
        file(root, "lib/gone.jar", "no longer needed");
        file(root, "old/deep/only.txt", "a directory that goes");
        file(root, "becomes-directory", "a file");
        file(root, "becomes-file/x", "in a directory");
        file(root, "conf/user.json", "the user's own");
        Files.createSymbolicLink(root.resolve("current"), Path.of("lib/a.jar"));
        Files.createDirectory(root.resolve("empty"));
        executable(file(root, "bin/run", "old launcher"));
    }

    private static void makeNew(Path fresh) throws IOException {
        file(fresh, "app.jar", "new program");
        file(fresh, "same.txt", "the same");
        file(fresh, "lib/a.jar", "new a");
        file(fresh, "lib/b.jar", "b is new");
        file(fresh, "new/deep/only.txt", "a directory that comes");
        file(fresh, "becomes-directory/y", "now a directory");
        file(fresh, "becomes-file", "now a file");
        file(fresh, "conf/user.json", "a default");
        file(fresh, "conf/new.json", "another default");
        Files.createSymbolicLink(fresh.resolve("current"), Path.of("lib/b.jar"));
        executable(file(fresh, "bin/run", "new launcher"));
    }

    Swap swap() throws IOException {
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
        SwapSite site = new SwapSite(directory);
        Files.writeString(site.area.fresh().resolve("conf/user.json"), "the user's own");
        Map<String, String> tree = TreeSnapshot.of(site.area.fresh());
        tree.put("", TreeSnapshot.of(site.root).get(""));
        return tree;
    }

    Map<String, String> tree() throws IOException {
        return TreeSnapshot.of(root);
    }

    boolean hasArea() {
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
