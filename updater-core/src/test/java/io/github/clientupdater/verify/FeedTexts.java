package io.github.clientupdater.verify;

import io.github.clientupdater.testing.Minisign;
import io.github.clientupdater.testing.TestKeys;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Signed documents as a publisher would make them, with one field or another replaced. */
final class FeedTexts {
    static final String DIGEST = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

    private static final String FEED = """
            { "format": "updater-manifest/1", "app": "com.acme.app", "channel": "stable", "sequence": 9,
              "issued": "2026-05-01T00:00:00Z", "expires": "2026-09-01T00:00:00Z", "keyset": 1,
              "rollbackFloor": "1.0.0",
              "releases": [ { "version": "2.0.0", "artifacts": [ { "os": "linux", "arch": "x64", "kind": "zip",
                "urls": ["a.zip", "https://other.example/a.zip"], "size": 4, "sha256": "%s" } ] } ] }
            """.formatted(DIGEST);

    private FeedTexts() {}

    /** Returns the usual feed; each change is {@code field=value as JSON}. */
    static byte[] feed(String... changes) {
        String text = FEED;
        for (String change : changes) {
            String[] parts = change.split("=", 2);
            text = text.replaceFirst("\"" + parts[0] + "\": (?:\"[^\"]*\"|\\d+)", "\"" + parts[0] + "\": " + parts[1]);
        }
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static SignedDocument signed(byte[] content, TestKeys... by) {
        String signatures = Arrays.stream(by)
                .map(keys -> Minisign.sign(keys, content, "seq"))
                .collect(Collectors.joining());
        return new SignedDocument(content, signatures.getBytes(StandardCharsets.UTF_8));
    }

    /** Returns the document of a key set, signed. */
    static SignedDocument keySet(int number, int threshold, TestKeys[] keys, TestKeys... by) {
        String list = Arrays.stream(keys).map(key -> '"' + key.minisign() + '"').collect(Collectors.joining(", "));
        String text = "{\"format\": \"updater-keyset/1\", \"app\": \"com.acme.app\", \"keyset\": " + number
                + ", \"threshold\": " + threshold + ", \"keys\": [" + list + "]}";
        return signed(text.getBytes(StandardCharsets.UTF_8), by);
    }
}
