package io.github.clientupdater.reliability;

import io.github.clientupdater.internal.swap.Disk;
import io.github.clientupdater.internal.swap.SwapSite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Judges installations after the recovery: exactly the old tree, exactly the new one, or broken; and nothing left behind. */
final class Verdict {
    /** What an installation is. */
    enum Tree {
        OLD,
        NEW,
        BROKEN
    }

    private final Map<String, String> before;
    private final Map<String, String> after;

    private Verdict(Map<String, String> before, Map<String, String> after) {
        this.before = before;
        this.after = after;
    }

    /** Makes both trees once, in the new directory {@code scratch}. */
    static Verdict of(SwapSite.Kinds kinds, Path scratch) throws IOException {
        SwapSite site = new SwapSite(Files.createDirectory(scratch), kinds);
        site.install();
        site.stage(UnforcedDisk.forgettingAll());
        return new Verdict(site.tree(), site.expectedAfter());
    }

    /** Looks at {@code site}, and lets go of what an update may leave. */
    Tree on(SwapSite site) throws IOException {
        Map<String, String> tree = site.tree();
        boolean unconfirmed = site.area().isUnconfirmed();
        site.area().discard(Disk.real());
        if (site.hasArea() || !site.tree().equals(tree)) return Tree.BROKEN;
        if (tree.equals(after)) return Tree.NEW;
        return tree.equals(before) && !unconfirmed ? Tree.OLD : Tree.BROKEN;
    }
}
