package io.github.clientupdater.release;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.clientupdater.testing.Require;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Any lines as versions: what is read is written again, and the order is a total one. */
class VersionFuzz {
    @FuzzTest
    @DictionaryEntries({"1.0.0", "-", "+", ".", "0", "v", "1.2", "-rc.1", "--", "99999999999999999999"})
    void versions(byte[] data) {
        List<Version> versions = new ArrayList<>();
        for (String text : new String(data, StandardCharsets.UTF_8).split("\n", 4)) {
            try {
                Version version = Version.parse(text);
                Version again = Version.parse(version.toString());
                Require.that(again.equals(version) && again.toString().equals(version.toString()), "read again");
                Require.that(text.endsWith(version.toString()), "as it was");
                versions.add(version);
            } catch (IllegalArgumentException e) {
                Require.line(e.getMessage(), 200);
            }
        }
        for (Version a : versions) {
            for (Version b : versions) requireOrder(a, b, versions);
        }
    }

    private static void requireOrder(Version a, Version b, List<Version> versions) {
        int order = Integer.signum(a.compareTo(b));
        Require.that(Integer.signum(b.compareTo(a)) == -order, "the other way");
        Require.that(a.equals(b) == (order == 0), "equality and order");
        Require.that(order != 0 || a.hashCode() == b.hashCode(), "hash code");
        for (Version c : versions) {
            Require.that(order > 0 || b.compareTo(c) > 0 || a.compareTo(c) <= 0, "transitive");
        }
    }
}
