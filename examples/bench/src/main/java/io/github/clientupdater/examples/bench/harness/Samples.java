package io.github.clientupdater.examples.bench.harness;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** The runs of each contestant, in the order of the rounds. */
final class Samples {
    private final Map<String, List<Usage>> runs = new LinkedHashMap<>();

    void add(String name, Usage usage) {
        runs.computeIfAbsent(name, ignored -> new ArrayList<>()).add(usage);
    }

    double median(String name, ToDoubleFunction<Usage> what) {
        return median(of(name).stream().mapToDouble(what));
    }

    /** What it takes when nothing else disturbs; the median tells what it took here. */
    double least(String name) {
        return of(name).stream().mapToDouble(Usage::millis).min().orElse(Double.NaN);
    }

    boolean has(String name) {
        return runs.containsKey(name);
    }

    double first(String name) {
        return of(name).get(0).millis();
    }

    /** Divides round by round: a machine that is slow for a minute is slow for both. */
    double ratio(String name, String reference, ToDoubleFunction<Usage> what) {
        List<Usage> mine = of(name);
        List<Usage> other = of(reference);
        return median(IntStream.range(0, mine.size())
                .mapToDouble(round -> what.applyAsDouble(mine.get(round)) / what.applyAsDouble(other.get(round))));
    }

    static double median(DoubleStream values) {
        double[] sorted = values.sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    private List<Usage> of(String name) {
        return runs.getOrDefault(name, List.of());
    }
}
