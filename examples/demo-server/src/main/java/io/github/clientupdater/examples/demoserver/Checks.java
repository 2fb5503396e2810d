package io.github.clientupdater.examples.demoserver;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.Context;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.semver4j.Semver;

/** What every protocol asks of its input; what does not hold is refused. */
final class Checks {
    // No folder, no hidden file, nothing that Windows reads as a stream of another file.
    private static final Pattern PLAIN_NAME = Pattern.compile("[^./\\\\:\\p{Cntrl}][^/\\\\:\\p{Cntrl}]{0,199}");

    private Checks() {}

    /** A name that stays within its folder. */
    static String plainName(@Nullable String name) {
        if (name == null || !PLAIN_NAME.matcher(name).matches()) throw new Refusal(400, "Invalid name");
        return name;
    }

    static Semver version(String text) {
        Semver version = Semver.parse(text);
        if (version == null) throw new Refusal(400, "Not a semantic version: " + text);
        return version;
    }

    static boolean newer(String one, String other) {
        return version(one).compareTo(version(other)) > 0;
    }

    static String query(Context request, String name) {
        String value = request.queryParam(name);
        if (value == null || value.isBlank()) throw new Refusal(400, name + " is required");
        return value;
    }

    static JsonNode jsonBody(Context request) {
        try {
            JsonNode body = Folder.JSON.readTree(request.body());
            if (body.isObject()) return body;
        } catch (JsonProcessingException notJson) {
            // Refused below.
        }
        throw new Refusal(400, "The body is not a JSON object");
    }

    static String text(JsonNode body, String field) {
        JsonNode value = body.path(field);
        if (!value.isTextual() || value.textValue().isBlank()) throw new Refusal(400, field + " is required");
        return value.textValue();
    }

    static void number(JsonNode body, String field) {
        if (!body.path(field).isNumber()) throw new Refusal(400, field + " must be a number");
    }

    static void optionalNumber(JsonNode body, String field) {
        if (body.hasNonNull(field)) number(body, field);
    }
}
