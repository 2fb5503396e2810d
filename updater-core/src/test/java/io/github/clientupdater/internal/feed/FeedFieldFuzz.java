package io.github.clientupdater.internal.feed;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.clientupdater.task.UpdateException;
import io.github.clientupdater.task.UpdateException.Code;
import io.github.clientupdater.testing.Require;
import java.util.ArrayList;
import java.util.List;

/** Any text in one field of an honest feed: it gets further than any bytes do. */
class FeedFieldFuzz {
    private static final List<String> FIELDS = fields();

    private static List<String> fields() {
        List<String> fields = new ArrayList<>(Feeds.TEXTS);
        for (String object : Feeds.OBJECTS) fields.add(object + "/"); // A field with the empty name.
        fields.add(Feeds.RELEASE + "/notes/translations/pt-BR");
        fields.add(Feeds.ARTIFACT + "/urls/1");
        return List.copyOf(fields);
    }

    @FuzzTest
    void field(FuzzedDataProvider data) {
        String field = data.pickValue(FIELDS);
        boolean asName = data.consumeBoolean();
        String text = Feeds.quoted(data.consumeRemainingAsString());
        String feed = asName
                ? Feeds.with(Feeds.RELEASE + "/notes/translations", "{" + text + ":\"x\",\"de\":\"y\"}")
                : Feeds.with(field, text);
        try {
            FeedInvariants.require(Feeds.read(feed));
        } catch (UpdateException e) {
            Require.that(e.code() == Code.FEED_MALFORMED, e.code().name());
            Require.line(e.getMessage(), 300);
        }
    }
}
