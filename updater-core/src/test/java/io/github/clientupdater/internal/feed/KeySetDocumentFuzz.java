package io.github.clientupdater.internal.feed;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.clientupdater.internal.signature.KeySet;
import io.github.clientupdater.task.UpdateException;
import io.github.clientupdater.task.UpdateException.Code;
import io.github.clientupdater.testing.Require;
import java.util.Set;

/** Any bytes as the next keys. */
class KeySetDocumentFuzz {
    @FuzzTest
    @DictionaryEntries({
        "\"format\"",
        "\"updater-keyset/1\"",
        "\"app\"",
        "\"keyset\"",
        "\"threshold\"",
        "\"keys\"",
        "\"ext\"",
        "RW",
        "null",
        "-----BEGIN PUBLIC KEY-----",
        "-----END PUBLIC KEY-----",
        "\\n",
        "untrusted comment:"
    })
    void keys(byte[] data) {
        try {
            KeySet keys = KeySetDocument.read(data).keySet();
            int count = Set.copyOf(keys.keys()).size();
            Require.that(count >= 1 && count <= 8 && count == keys.keys().size(), "different keys");
            Require.that(keys.threshold() >= 1 && keys.threshold() <= count, "threshold");
            Require.that(keys.number() >= 1 && keys.number() <= 1_000_000, "number");
        } catch (UpdateException e) {
            Require.that(
                    Set.of(Code.FEED_MALFORMED, Code.FEED_TOO_LARGE).contains(e.code()),
                    e.code().name());
            Require.line(e.getMessage(), 300);
        }
    }
}
