package io.github.clientupdater.examples.bench.harness;

import java.io.IOException;
import java.util.List;

/** A check that finds nothing: what every start of an application pays. */
final class CheckBench {
    private static final int COLD_ROUNDS = 15;
    private static final int WARM_ROUNDS = 100;

    private final Settings settings;
    private final Contestants contestants;
    private final Arena arena;

    CheckBench(Settings settings, Contestants contestants, Arena arena) {
        this.settings = settings;
        this.contestants = contestants;
        this.arena = arena;
    }

    void run(Target target) throws IOException, InterruptedException {
        List<Contestant> all = contestants.checks();
        Samples cold = new Samples();
        Arena.empty(target.directory());
        for (Contestant each : all) arena.again(each, target); // From now on there is an answer to ask by.
        for (int round = 0; round < COLD_ROUNDS; round++) {
            for (Contestant each : all) cold.add(each.name(), arena.again(each, target));
        }
        print(target, cold, warm(all, target));
    }

    private Samples warm(List<Contestant> all, Target target) throws IOException {
        Samples warm = new Samples();
        for (Contestant each : all.subList(1, all.size())) {
            try (WarmJvm jvm = new WarmJvm(each.command(target), settings.errors())) {
                for (int round = 0; round < WARM_ROUNDS; round++) jvm.round();
                for (int round = 0; round < WARM_ROUNDS; round++) warm.add(each.name(), jvm.round());
            }
        }
        return warm;
    }

    private void print(Target target, Samples cold, Samples warm) {
        Table table = new Table(
                "A check over %s that finds nothing (%d new processes; %d times in one JVM, after %d)"
                        .formatted(Bench.schemeOf(target), COLD_ROUNDS, WARM_ROUNDS, WARM_ROUNDS),
                "ms",
                "to GET",
                "CPU ms",
                "peak MiB",
                "warm ms");
        String get = contestants.checks().get(1).name();
        for (Contestant each : contestants.checks()) {
            String name = each.name();
            table.row(
                    name,
                    Table.whole(cold.median(name, Usage::millis)),
                    Table.ratio(cold.ratio(name, get, Usage::millis)),
                    Table.whole(cold.median(name, Usage::cpuMillis)),
                    Table.whole(cold.median(name, Usage::peakMib)),
                    warm.has(name) ? Table.tenths(warm.median(name, Usage::millis)) : "");
        }
    }
}
