package io.github.clientupdater.internal.feed;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.clientupdater.task.UpdateException;
import io.github.clientupdater.task.UpdateException.Code;
import io.github.clientupdater.testing.Require;
import java.util.Set;

/** Any bytes as a feed. */
class FeedFuzz {
    @FuzzTest
    @DictionaryEntries({
        "\"format\"",
        "\"updater-manifest/1\"",
        "\"app\"",
        "\"channel\"",
        "\"sequence\"",
        "\"issued\"",
        "\"expires\"",
        "\"keyset\"",
        "\"rollbackFloor\"",
        "\"minimumSupported\"",
        "\"deadline\"",
        "\"releases\"",
        "\"version\"",
        "\"published\"",
        "\"mandatory\"",
        "\"critical\"",
        "\"minimumVersion\"",
        "\"rollout\"",
        "\"percent\"",
        "\"notes\"",
        "\"text\"",
        "\"translations\"",
        "\"artifacts\"",
        "\"os\"",
        "\"arch\"",
        "\"kind\"",
        "\"minimumOs\"",
        "\"maximumOs\"",
        "\"urls\"",
        "\"size\"",
        "\"sha256\"",
        "\"files\"",
        "\"path\"",
        "\"mode\"",
        "\"removes\"",
        "\"ext\"",
        "null",
        "true",
        "{}",
        "[]",
        "\"755\"",
        "\\u0000",
        "\\ud800",
        "../",
        "T24:00:00Z"
    })
    void feed(byte[] data) {
        try {
            FeedInvariants.require(FeedReader.read(data));
        } catch (UpdateException e) {
            Require.that(
                    Set.of(Code.FEED_MALFORMED, Code.FEED_TOO_LARGE).contains(e.code()),
                    e.code().name());
            Require.line(e.getMessage(), 300);
        }
    }
}
