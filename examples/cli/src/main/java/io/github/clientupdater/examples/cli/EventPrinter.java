package io.github.clientupdater.examples.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Map;

/** Tells what happens while a command goes on: a JSON object on a line for programs, or a sentence. Thread-safe. */
final class EventPrinter {
    private final JsonMapper mapper = new JsonMapper();
    private final PrintStream out;
    private final boolean json;

    EventPrinter(PrintStream out, boolean json) {
        this.out = out;
        this.json = json;
    }

    boolean isJson() {
        return json;
    }

    synchronized void tell(String event, Map<String, Object> details, String sentence) {
        if (!json) {
            out.println(Printable.line(sentence));
            return;
        }
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("event", event);
        line.putAll(details);
        try {
            out.println(mapper.writeValueAsString(line));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts and numbers are always representable", e);
        }
    }
}
