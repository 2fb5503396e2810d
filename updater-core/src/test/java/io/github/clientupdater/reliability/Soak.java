package io.github.clientupdater.reliability;

import io.github.clientupdater.internal.swap.Disk;
import io.github.clientupdater.internal.swap.Swapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * One installation through many updates, there and back, by the real relauncher and real processes,
 * which are killed at random moments. After each, what starts is exactly one version, and nothing piles up.
 */
public final class Soak {
    private final SoakSite site;
    private final SoakUpdate update;
    private final Random random;
    private final Map<String, Integer> counts = new TreeMap<>();
    private String version = SoakSite.VERSIONS.get(0);
    private long first;
    private long most;

    private Soak(Path home, long seed) throws IOException {
        site = new SoakSite(home);
        random = new Random(seed);
        update = new SoakUpdate(site, random);
    }

    /** Arguments: an empty directory, how many updates, the seed. The moments themselves cannot be repeated. */
    public static void main(String[] args) throws Exception {
        int updates = Integer.parseInt(args[1]);
        System.out.println("seed " + args[2]);
        Soak soak = new Soak(Path.of(args[0]).toRealPath(), Long.parseLong(args[2]));
        for (int i = 1; i <= updates; i++) {
            soak.next(i, i <= 3 || i == updates);
            if (i % 100 == 0) System.out.println(i + " updates: " + soak.counts);
        }
        System.out.println(updates + " updates, 0 broken: " + soak.counts);
        System.out.println("bytes with nothing under way: " + soak.first + " at first, " + soak.most + " at most");
    }

    private void next(int number, boolean calm) throws Exception {
        String wanted = version.equals(SoakSite.VERSIONS.get(0)) ? SoakSite.VERSIONS.get(1) : SoakSite.VERSIONS.get(0);
        count(update.run(wanted, calm));
        if (site.isCutOff()) count("found cut off in the middle");
        String started = update.startAgain();
        require(started.equals(version) || started.equals(wanted), number, "what starts is " + started);
        require(!calm || started.equals(wanted), number, "an undisturbed update leads to " + started);
        require(site.isWhole(started), number, started + " starts, but the files are others");
        count(started.equals(wanted) ? "ended new" : "ended old");
        String before = version;
        version = started;
        if (!calm && site.area.isUnconfirmed() && random.nextInt(4) == 0) takeBack(number, before);
        settle(number);
    }

    private void takeBack(int number, String before) throws IOException {
        new Swapper(Disk.real()).takeBack(site.area);
        require(site.isWhole(before), number, "taken back, but it is not " + before);
        version = before;
        count("taken back afterwards");
    }

    private void settle(int number) throws IOException {
        site.area.discard(Disk.real());
        require(!site.hasArea(), number, "something is left in the hidden area");
        require(site.isWhole(version), number, "the clearing changed " + version);
        long bytes = site.bytes();
        if (first == 0) first = bytes;
        most = Math.max(most, bytes);
        require(most < first + 64 * 1024, number, "the disk fills: " + most + " bytes, " + first + " at first");
    }

    private void require(boolean holds, int number, String claim) throws IOException {
        if (holds) return;
        String log = Files.readString(site.home.resolve("work/relaunch/log"));
        throw new IllegalStateException("update " + number + ": " + claim + "; " + counts + "\n" + log);
    }

    private void count(String what) {
        counts.merge(what, 1, Integer::sum);
    }
}
