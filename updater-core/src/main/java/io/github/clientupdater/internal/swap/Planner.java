package io.github.clientupdater.internal.swap;

import io.github.clientupdater.internal.swap.Operation.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Finds the operations that make one tree of another. Their order: what stands in the way of another
 * kind goes; directories are made; files are put, the deciding one last; what is not wanted any more goes.
 */
final class Planner {
    private final Tree live;
    private final Tree fresh;
    private final Predicate<String> preserved;
    private final List<Operation> obstacles = new ArrayList<>();
    private final List<Operation> directories = new ArrayList<>();
    private final List<Operation> files = new ArrayList<>();
    private final List<Operation> leftovers = new ArrayList<>();

    private Planner(Tree live, Tree fresh, Predicate<String> preserved) {
        this.live = live;
        this.fresh = fresh;
        this.preserved = preserved;
    }

    static List<Operation> plan(Tree live, Tree fresh, Predicate<String> preserved, String last) {
        Planner planner = new Planner(live, fresh, preserved);
        fresh.entries().forEach(planner::wanted);
        descending(live.entries()).forEach(planner::unwanted);
        List<Operation> all = new ArrayList<>(planner.obstacles);
        all.addAll(planner.directories);
        planner.files.stream().filter(file -> !file.path().equals(last)).forEach(all::add);
        planner.files.stream().filter(file -> file.path().equals(last)).forEach(all::add);
        all.addAll(planner.leftovers);
        return List.copyOf(all);
    }

    private static List<Map.Entry<String, Identity>> descending(Map<String, Identity> entries) {
        List<Map.Entry<String, Identity>> reversed = new ArrayList<>(entries.entrySet());
        Collections.reverse(reversed); // What is in a directory before the directory.
        return reversed;
    }

    private void wanted(String path, Identity after) {
        Identity before = live.at(path);
        if (after.isDirectory()) {
            if (!before.isDirectory()) directories.add(new Operation(Kind.MAKE_DIRECTORY, path, before, after));
        } else if (!before.equals(after) && !(preserved.test(path) && !before.isAbsent())) {
            files.add(new Operation(Kind.PUT, path, before.isDirectory() ? Identity.ABSENT : before, after));
        }
    }

    private void unwanted(Map.Entry<String, Identity> entry) {
        String path = entry.getKey();
        Identity before = entry.getValue();
        Identity after = fresh.at(path);
        boolean changesKind = !after.isAbsent() && after.isDirectory() != before.isDirectory();
        boolean goes = after.isAbsent() && !isKept(path);
        if (!changesKind && !goes) return;
        Kind kind = before.isDirectory() ? Kind.REMOVE_DIRECTORY : Kind.DELETE;
        boolean inTheWay = changesKind || isBelowWhatChangesKind(path);
        (inTheWay ? obstacles : leftovers).add(new Operation(kind, path, before, Identity.ABSENT));
    }

    /** A directory is kept for what the user has in it. */
    private boolean isKept(String path) {
        if (preserved.test(path)) return true;
        return live.at(path).isDirectory()
                && live.entries().tailMap(path + "/").keySet().stream()
                        .takeWhile(below -> below.startsWith(path + "/"))
                        .anyMatch(preserved);
    }

    private boolean isBelowWhatChangesKind(String path) {
        for (String above : new TreeSet<>(parents(path))) {
            Identity after = fresh.at(above);
            if (!after.isAbsent() && !after.isDirectory()) return true;
        }
        return false;
    }

    private static List<String> parents(String path) {
        List<String> parents = new ArrayList<>();
        for (int slash = path.lastIndexOf('/'); slash > 0; slash = path.lastIndexOf('/', slash - 1)) {
            parents.add(path.substring(0, slash));
        }
        return parents;
    }
}
