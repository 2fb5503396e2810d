package io.github.clientupdater.reliability;

import io.github.clientupdater.internal.swap.Disk;
import io.github.clientupdater.internal.swap.InterruptedDisk;
import io.github.clientupdater.internal.swap.Recovery;
import io.github.clientupdater.internal.swap.SwapArea;
import io.github.clientupdater.internal.swap.SwapSite;
import io.github.clientupdater.internal.swap.Swapper;
import java.io.IOException;
import java.nio.file.Path;

/** The real swap in a JVM of its own, for those who end it from outside. Exit code 1: it failed, and said why. */
public final class SwapProgram {
    private SwapProgram() {}

    /**
     * Does one of these.
     *
     * <pre>
     * apply SITE                      what is staged takes its place
     * recover ROOT                    brings what was cut off to an end
     * take-back ROOT                  puts back what was replaced
     * confirm ROOT                    lets go of it
     * cut SITE KINDS DISK END AT      stages, swaps, and ends as it is told; halts before operation AT
     * </pre>
     */
    public static void main(String[] args) throws IOException {
        Path place = Path.of(args[1]);
        switch (args[0]) {
            case "apply" -> new Swapper(Disk.real()).apply(new SwapSite(place, SwapSite.Kinds.ALL).swap());
            case "recover" -> new Recovery(Disk.real()).run(area(place));
            case "take-back" -> new Swapper(Disk.real()).takeBack(area(place));
            case "confirm" -> new Swapper(Disk.real()).confirm(area(place));
            case "cut" -> cut(new SwapSite(place, SwapSite.Kinds.valueOf(args[2])), args);
            default -> throw new IllegalArgumentException(args[0]);
        }
    }

    private static SwapArea area(Path root) {
        return SwapArea.at(SwapArea.beside(root), root);
    }

    /** Says how far it came: what it says is done has to outlast a power cut. */
    private static void cut(SwapSite site, String... args) throws IOException {
        InterruptedDisk disk = InterruptedDisk.killedAt(Integer.parseInt(args[5]), disk(args[3]));
        try {
            site.stage(disk);
            new Swapper(disk).apply(site.swap());
            System.out.println("applied after " + disk.count());
            if (args[4].equals("confirm")) new Swapper(disk).confirm(site.area());
            else new Swapper(disk).takeBack(site.area());
            System.out.println(args[4] + " after " + disk.count());
        } catch (InterruptedDisk.Kill e) {
            System.out.println("cut off");
        }
        Runtime.getRuntime().halt(0);
    }

    private static Disk disk(String kind) {
        return switch (kind) {
            case "real" -> Disk.real();
            case "without-file-force" -> UnforcedDisk.forgettingContent();
            case "without-force" -> UnforcedDisk.forgettingAll();
            default -> throw new IllegalArgumentException(kind);
        };
    }
}
