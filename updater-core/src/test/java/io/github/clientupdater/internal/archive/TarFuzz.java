package io.github.clientupdater.internal.archive;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.clientupdater.release.Format;
import io.github.clientupdater.testing.ForgedTar;
import java.io.IOException;

/** Any bytes as a gzip file, and as a tar file within one: what {@link Unpacking} says. */
class TarFuzz {
    @FuzzTest
    @DictionaryEntries({"ustar", "../", "path="})
    void tar(byte[] data) throws IOException {
        Unpacking.check(ForgedTar.gzip(withChecksums(data)), Format.TAR_GZ);
    }

    @FuzzTest
    void gzip(byte[] data) throws IOException {
        Unpacking.check(data, Format.TAR_GZ);
    }

    /** Nobody finds these by chance: every block that says that it is a header gets its sum. */
    private static byte[] withChecksums(byte[] data) {
        byte[] tar = data.clone();
        for (int at = 0; at + 512 <= tar.length; at += 512) {
            if (tar[at + 257] == 'u') ForgedTar.sum(tar, at);
        }
        return tar;
    }
}
