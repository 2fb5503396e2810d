package io.github.clientupdater.examples.demoserver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.util.Map;
import java.util.Optional;

/**
 * Failures on demand, from {@code faults.json}: an array of rules, each with the {@code path} (a {@code *} at its end
 * stands for anything), how many {@code times} it still applies (the server counts down in the file), and the
 * {@code status} and {@code headers} to answer with. A rule for a WebSocket or for {@code /socket.io/} closes it as
 * soon as it is open.
 */
final class Faults {
    static final String FILE = "faults.json";

    private final Folder folder;

    Faults(Folder folder) {
        this.folder = folder;
    }

    /** Refuses the request if a rule says so. */
    void apply(Context request) {
        Optional<JsonNode> fault = take(request.path());
        if (fault.isEmpty()) return;
        for (Map.Entry<String, JsonNode> header : fault.get().path("headers").properties()) {
            request.header(header.getKey(), header.getValue().asText());
        }
        throw new Refusal(fault.get().path("status").asInt(503), "A fault from faults.json");
    }

    boolean drops(String path) {
        return take(path).isPresent();
    }

    private Optional<JsonNode> take(String path) {
        synchronized (folder) {
            JsonNode rules = folder.read(FILE);
            for (JsonNode rule : rules) {
                int times = rule.path("times").asInt(0);
                if (times < 1 || !matches(rule.path("path").asText(), path)) continue;
                ((ObjectNode) rule).put("times", times - 1);
                folder.write(FILE, rules);
                return Optional.of(rule);
            }
            return Optional.empty();
        }
    }

    private static boolean matches(String pattern, String path) {
        return pattern.endsWith("*")
                ? path.startsWith(pattern.substring(0, pattern.length() - 1))
                : path.equals(pattern);
    }
}
