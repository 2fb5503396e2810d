package io.github.clientupdater.reliability;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** Counts what came out, prints what is broken at once and the numbers in the end. */
final class Tally {
    private final Map<String, Map<Verdict.Tree, Integer>> counts = new LinkedHashMap<>();

    void count(String what, Verdict.Tree tree, Object where) {
        counts.computeIfAbsent(what, key -> new EnumMap<>(Verdict.Tree.class)).merge(tree, 1, Integer::sum);
        if (tree == Verdict.Tree.BROKEN) System.out.println("broken: " + what + ", at " + where);
    }

    int of(String what, Verdict.Tree tree) {
        return counts.getOrDefault(what, Map.of()).getOrDefault(tree, 0);
    }

    void print() {
        counts.forEach((what, trees) -> System.out.println(what + ": "
                + trees.values().stream().mapToInt(Integer::intValue).sum() + " cases, " + of(what, Verdict.Tree.OLD)
                + " old, " + of(what, Verdict.Tree.NEW) + " new, " + of(what, Verdict.Tree.BROKEN) + " broken"));
    }

    /** Fails where anything is broken, and where nothing was tried. */
    void finish() {
        print();
        boolean broken = counts.keySet().stream().anyMatch(what -> of(what, Verdict.Tree.BROKEN) > 0);
        if (broken || counts.isEmpty()) System.exit(1);
    }
}
