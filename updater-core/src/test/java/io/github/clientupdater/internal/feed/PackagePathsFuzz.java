package io.github.clientupdater.internal.feed;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.clientupdater.testing.Require;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Any lines as the paths of one list: those that are accepted fit below one directory together. */
class PackagePathsFuzz {
    @FuzzTest
    @DictionaryEntries({
        "../", "/", "..", ".", "con", "NUL.", "com1", "\\", ":", "~1", ".upd", ".update", " ", "a/B", "A/b"
    })
    void paths(byte[] data) {
        List<String> accepted = new ArrayList<>();
        PackagePaths paths = new PackagePaths();
        for (String path : new String(data, StandardCharsets.UTF_8).split("\n", -1)) {
            String problem = paths.problemOf(path);
            if (problem.startsWith("is the same")) break; // One that collides ends its list.
            if (problem.isEmpty()) accepted.add(path);
            else Require.line(problem, 100);
        }
        FeedInvariants.requireTogether(accepted);
    }
}
