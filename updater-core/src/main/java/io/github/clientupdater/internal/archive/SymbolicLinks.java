package io.github.clientupdater.internal.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** The symbolic links of an archive: none leads outside, not even through another one. */
final class SymbolicLinks {
    private final Path root;
    private final Map<Path, Path> targets = new LinkedHashMap<>();

    SymbolicLinks(Path root) {
        this.root = root;
    }

    void add(Path link, String target) throws IOException {
        if (target.isEmpty()) throw leadsOutside(link);
        Path pointsTo = path(link, target);
        requireInside(root, link, pointsTo);
        targets.put(link, pointsTo);
    }

    private Path path(Path link, String target) throws IOException {
        try {
            return Path.of(target);
        } catch (InvalidPathException e) {
            throw leadsOutside(link);
        }
    }

    void requireInside(Path top) throws IOException {
        for (Map.Entry<Path, Path> link : targets.entrySet()) {
            if (link.getKey().startsWith(top)) requireInside(top, link.getKey(), link.getValue());
        }
    }

    /** Steps up only at the beginning: after another link's name they could lead anywhere. */
    private void requireInside(Path top, Path link, Path target) throws IOException {
        boolean stepsUpLater = target.normalize().getNameCount() != target.getNameCount();
        boolean inside =
                !target.isAbsolute() && link.resolveSibling(target).normalize().startsWith(top);
        if (stepsUpLater || !inside) throw leadsOutside(link);
    }

    void make() throws IOException {
        for (Map.Entry<Path, Path> link : targets.entrySet()) {
            requireRealAncestors(link.getKey());
            Files.createDirectories(link.getKey().getParent());
            Files.createSymbolicLink(link.getKey(), link.getValue());
        }
    }

    /** What lies below a link would be made where that leads. */
    private void requireRealAncestors(Path link) throws IOException {
        for (Path above = link.getParent(); above != null && !above.equals(root); above = above.getParent()) {
            if (Files.isSymbolicLink(above)) throw leadsOutside(link);
        }
    }

    private MalformedArchiveException leadsOutside(Path link) {
        return MalformedArchiveException.of(
                "a link that leads outside", root.relativize(link).toString());
    }
}
