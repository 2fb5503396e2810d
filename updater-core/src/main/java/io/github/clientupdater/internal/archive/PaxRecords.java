package io.github.clientupdater.internal.archive;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** The records {@code "LENGTH KEY=VALUE\n"} of a pax extended header (POSIX.1-2017, pax). */
final class PaxRecords {
    private PaxRecords() {}

    static Map<String, String> parse(String text) throws IOException {
        Map<String, String> records = new HashMap<>();
        for (String line : text.lines().toList()) {
            int blank = line.indexOf(' ');
            int equals = line.indexOf('=');
            if (line.isBlank()) continue;
            if (blank < 0 || equals < blank) throw new MalformedArchiveException("a malformed pax header");
            records.put(line.substring(blank + 1, equals), line.substring(equals + 1));
        }
        if (records.containsKey("size")) throw new MalformedArchiveException("a file of 8 GiB or more");
        return records;
    }
}
