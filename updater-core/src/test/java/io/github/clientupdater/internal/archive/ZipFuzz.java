package io.github.clientupdater.internal.archive;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.clientupdater.release.Format;
import java.io.IOException;

/** Any bytes as a ZIP file: what {@link Unpacking} says. */
class ZipFuzz {
    @FuzzTest
    @DictionaryEntries({"PK", "../"})
    void zip(byte[] data) throws IOException {
        Unpacking.check(data, Format.ZIP);
    }
}
