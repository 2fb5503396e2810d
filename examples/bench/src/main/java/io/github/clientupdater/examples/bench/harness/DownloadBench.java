package io.github.clientupdater.examples.bench.harness;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

/** One verified download: by a new process each time, and again and again in one JVM. */
final class DownloadBench {
    private final Settings settings;
    private final Contestants contestants;
    private final Arena arena;
    private final Random random = new Random(1);

    DownloadBench(Settings settings, Contestants contestants, Arena arena) {
        this.settings = settings;
        this.contestants = contestants;
        this.arena = arena;
    }

    void run(Target target) throws IOException, InterruptedException {
        printCold(target, cold(target));
        Samples first = new Samples();
        printWarm(target, first, warm(target, first));
    }

    /** In another order each round: nobody always runs after the same one. */
    private Samples cold(Target target) throws IOException, InterruptedException {
        Samples samples = new Samples();
        List<Contestant> order = new ArrayList<>(contestants.downloads());
        for (Contestant each : order) arena.cold(each, target); // Fills page caches, makes the kept file.
        for (int round = 0; round < settings.coldRounds(); round++) {
            Collections.shuffle(order, random);
            for (Contestant each : order) samples.add(each.name(), arena.cold(each, target));
        }
        return samples;
    }

    private Samples warm(Target target, Samples first) throws IOException, InterruptedException {
        Map<String, WarmJvm> jvms = new LinkedHashMap<>();
        try {
            for (Contestant each : contestants.downloads()) {
                if (each.isJava()) jvms.put(each.name(), new WarmJvm(each.command(target), settings.errors()));
            }
            round(jvms, target, first);
            Samples samples = new Samples();
            for (int round = 0; round < settings.warmRounds(); round++) round(jvms, target, samples);
            return samples;
        } finally {
            for (WarmJvm each : jvms.values()) each.close();
        }
    }

    private void round(Map<String, WarmJvm> jvms, Target target, Samples samples)
            throws IOException, InterruptedException {
        samples.add(Contestant.REFERENCE, arena.cold(contestants.reference(), target));
        List<String> order = new ArrayList<>(jvms.keySet());
        Collections.shuffle(order, random);
        for (String each : order) {
            Arena.empty(target.directory());
            samples.add(each, Objects.requireNonNull(jvms.get(each)).round());
        }
    }

    private void printCold(Target target, Samples samples) {
        Table table = new Table(
                "%d MiB over %s, verified; a new process each time (%d rounds, JVMs at %s)"
                        .formatted(
                                settings.size() / Settings.MIB,
                                Bench.schemeOf(target),
                                settings.coldRounds(),
                                Settings.HEAP),
                "least ms",
                "ms",
                "ratio",
                "CPU ms",
                "ratio",
                "peak MiB");
        for (Contestant each : contestants.downloads()) {
            String name = each.name();
            table.row(
                    name,
                    Table.whole(samples.least(name)),
                    Table.whole(samples.median(name, Usage::millis)),
                    Table.ratio(samples.ratio(name, Contestant.REFERENCE, Usage::millis)),
                    Table.whole(samples.median(name, Usage::cpuMillis)),
                    Table.ratio(samples.ratio(name, Contestant.REFERENCE, Usage::cpuMillis)),
                    Table.whole(samples.median(name, Usage::peakMib)));
        }
    }

    private void printWarm(Target target, Samples first, Samples samples) {
        Table table = new Table(
                "%d MiB over %s, verified; again and again in one JVM (%d rounds after the first)"
                        .formatted(settings.size() / Settings.MIB, Bench.schemeOf(target), settings.warmRounds()),
                "first ms",
                "least ms",
                "ms",
                "ratio",
                "CPU ms",
                "ratio",
                "peak MiB");
        for (Contestant each : contestants.downloads()) {
            String name = each.name();
            if (!each.isJava() && !name.equals(Contestant.REFERENCE)) continue;
            table.row(
                    name,
                    Table.whole(first.first(name)),
                    Table.whole(samples.least(name)),
                    Table.whole(samples.median(name, Usage::millis)),
                    Table.ratio(samples.ratio(name, Contestant.REFERENCE, Usage::millis)),
                    Table.whole(samples.median(name, Usage::cpuMillis)),
                    Table.ratio(samples.ratio(name, Contestant.REFERENCE, Usage::cpuMillis)),
                    Table.whole(samples.median(name, Usage::peakMib)));
        }
    }
}
