package io.github.clientupdater.examples.bench.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;

/** A file that is far larger than the heap. */
final class MemoryBench {
    private static final long SIZE = 4L << 30;

    private final Settings settings;
    private final Contestants contestants;
    private final Arena arena;

    MemoryBench(Settings settings, Contestants contestants, Arena arena) {
        this.settings = settings;
        this.contestants = contestants;
        this.arena = arena;
    }

    void run() throws IOException, InterruptedException, GeneralSecurityException {
        long free = Files.getFileStore(settings.work()).getUsableSpace();
        if (free < 2 * SIZE + Settings.MIB) {
            System.out.printf("%n4 GiB: left out, only %d MiB free in %s%n", free / Settings.MIB, settings.work());
            return;
        }
        Path www = settings.work().resolve("www").resolve("big");
        Payload payload = Payload.publish(www, SIZE);
        Table table =
                new Table("4 GiB over http, verified; a new process each time", "ms", "ratio", "CPU ms", "peak MiB");
        Target target = settings.target(settings.http() + "/big", payload, Settings.HEAP);
        Usage reference = arena.cold(contestants.reference(), target);
        row(table, Contestant.REFERENCE, reference, reference);
        for (String heap : new String[] {"-Xmx32m", "-Xmx16m"}) {
            Target small = settings.target(target.url(), payload, heap);
            row(table, contestants.ours().name() + " " + heap, arena.cold(contestants.ours(), small), reference);
        }
        Arena.empty(www);
    }

    private static void row(Table table, String name, Usage usage, Usage reference) {
        table.row(
                name,
                Table.whole(usage.millis()),
                Table.ratio(usage.millis() / reference.millis()),
                Table.whole(usage.cpuMillis()),
                Table.whole(usage.peakMib()));
    }
}
