package io.github.clientupdater.reliability;

import io.github.clientupdater.internal.swap.Disk;
import io.github.clientupdater.internal.swap.Recovery;
import io.github.clientupdater.internal.swap.SwapSite;
import io.github.clientupdater.internal.swap.SwapSite.Kinds;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * The power fails before each operation of an update: what the file system had written by then is mounted
 * and recovered. The same with disks that forget to force must go wrong, or this rig sees nothing.
 */
public final class PowerCutRig {
    private static final int SAMPLES = 25;

    private final Path work;
    private final Kinds kinds;
    private final FileSystemImage installed;
    private final Verdict verdict;
    private final Tally tally = new Tally();
    private int lost;

    private PowerCutRig(Path work, FileSystemImage.Kind system, Kinds kinds) throws Exception {
        this.work = work;
        this.kinds = kinds;
        this.installed = FileSystemImage.create(system, work.resolve("installed.img"));
        installed.mount(point());
        try {
            site().install();
        } finally {
            FileSystemImage.unmount(point());
        }
        this.verdict = Verdict.of(kinds, work.resolve("expected"));
    }

    /** Arguments: an empty directory, the file system, {@code FEW} or {@code ALL}. Needs root. */
    public static void main(String[] args) throws Exception {
        FileSystemImage.Kind system = FileSystemImage.Kind.valueOf(args[1].toUpperCase(Locale.ROOT));
        new PowerCutRig(Path.of(args[0]), system, Kinds.valueOf(args[2])).run();
    }

    private void run() throws Exception {
        int applied = operations("confirm", "applied");
        series("real", "confirm", 0, operations("confirm", "confirm"), 1);
        series("real", "takeBack", applied, operations("takeBack", "takeBack"), 1);
        tally.print();
        boolean good = tally.of("real", Verdict.Tree.BROKEN) == 0 && lost == 0;
        System.out.println("lost after it was said to be done: " + lost);

        series("without-file-force", "confirm", 0, applied, Math.max(1, applied / SAMPLES));
        boolean seesContent = tally.of("without-file-force", Verdict.Tree.BROKEN) > 0;
        lost = 0;
        series("without-force", "confirm", applied, applied, 1);
        boolean seesLoss = lost > 0;
        tally.print();
        if (!seesContent || !seesLoss) System.out.println("this rig is blind: it does not miss force()");
        if (!good || !seesContent || !seesLoss) System.exit(1);
    }

    /** Returns after how many operations this much is done. */
    private int operations(String end, String stage) throws Exception {
        installed.copy(work.resolve("live.img")).mount(point());
        try {
            String text = update("real", end, -1);
            return Integer.parseInt(text.replaceAll("(?s).*" + stage + " after (\\d+).*", "$1"));
        } finally {
            FileSystemImage.unmount(point());
        }
    }

    private void series(String disk, String end, int from, int to, int step) throws Exception {
        for (int at = from; at <= to; at += step) tally.count(disk, cut(disk, end, at), "operation " + at + ", " + end);
    }

    private Verdict.Tree cut(String disk, String end, int at) throws Exception {
        FileSystemImage live = installed.copy(work.resolve("live.img"));
        String text;
        FileSystemImage dead;
        live.mount(point());
        try {
            text = update(disk, end, at);
            dead = live.copy(work.resolve("dead.img"));
        } finally {
            FileSystemImage.unmount(point());
        }
        dead.mount(point());
        try {
            Verdict.Tree tree = recover();
            if (tree == Verdict.Tree.OLD && end.equals("confirm") && text.contains("applied")) lost++;
            return tree;
        } finally {
            FileSystemImage.unmount(point());
        }
    }

    private Verdict.Tree recover() {
        try {
            SwapSite site = site();
            new Recovery(Disk.real()).run(site.area());
            return verdict.on(site);
        } catch (IOException e) {
            System.out.println(e);
            return Verdict.Tree.BROKEN;
        }
    }

    private String update(String disk, String end, int at) throws Exception {
        Run run = Run.java(List.of(), "cut", point(), kinds, disk, end, at);
        if (run.code() != 0) throw new IOException("the update failed by itself: " + run);
        return run.text();
    }

    private SwapSite site() {
        return new SwapSite(point(), kinds);
    }

    private Path point() {
        return work.resolve("mounted");
    }
}
