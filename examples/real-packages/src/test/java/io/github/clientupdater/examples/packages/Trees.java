package io.github.clientupdater.examples.packages;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clientupdater.testing.TreeSnapshot;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

/**
 * Compares directories by names, bytes, links and the right to execute, and says only what differs. The
 * right to write is not the package's to decide: the next update has to be able to remove what is there.
 */
final class Trees {
    private Trees() {}

    static void assertSame(Path actual, Path expected) throws IOException {
        Map<String, String> there = snapshot(actual);
        Map<String, String> wanted = snapshot(expected);
        TreeSet<String> names = new TreeSet<>(wanted.keySet());
        names.addAll(there.keySet());
        List<String> differences = new ArrayList<>();
        for (String name : names) {
            if (!Objects.equals(there.get(name), wanted.get(name)))
                differences.add(name + ": " + there.get(name) + " instead of " + wanted.get(name));
        }
        assertThat(differences).as("what differs in %s", actual).isEmpty();
    }

    private static Map<String, String> snapshot(Path root) throws IOException {
        Map<String, String> tree = TreeSnapshot.of(root);
        tree.replaceAll((name, what) -> what.replaceAll("[A-Z]+_WRITE,? ?", ""));
        return tree;
    }
}
