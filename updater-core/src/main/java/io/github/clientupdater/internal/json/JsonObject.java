package io.github.clientupdater.internal.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.clientupdater.task.UpdateException;
import io.github.clientupdater.task.UpdateException.Code;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * One JSON object, read field by field. A missing field, or one of another type, fails with {@code
 * FEED_MALFORMED} and the field's name; fields that nobody asks for are ignored. An optional field
 * may also be {@code null}.
 */
public final class JsonObject {
    private final ObjectNode node;
    private final String origin;

    JsonObject(ObjectNode node, String origin) {
        this.node = node;
        this.origin = origin;
    }

    /** Returns a required text. */
    public String text(String name) throws UpdateException {
        return optionalText(name).orElseThrow(() -> malformed(name, "is missing"));
    }

    /** Returns a text that may be missing. */
    public Optional<String> optionalText(String name) throws UpdateException {
        JsonNode value = node.get(name);
        if (isAbsent(value)) return Optional.empty();
        if (!value.isTextual()) throw malformed(name, "is not a text");
        return Optional.of(value.textValue());
    }

    /** Returns a whole number that may be missing. */
    public OptionalLong optionalLong(String name) throws UpdateException {
        JsonNode value = node.get(name);
        if (isAbsent(value)) return OptionalLong.empty();
        if (!value.isIntegralNumber() || !value.canConvertToLong()) throw malformed(name, "is not a whole number");
        return OptionalLong.of(value.longValue());
    }

    /** Returns a truth value that may be missing, which means false. */
    public boolean flag(String name) throws UpdateException {
        JsonNode value = node.get(name);
        if (isAbsent(value)) return false;
        if (!value.isBoolean()) throw malformed(name, "is neither true nor false");
        return value.booleanValue();
    }

    /** Returns a required list of texts; a single text counts as a list of one. */
    public List<String> texts(String name) throws UpdateException {
        JsonNode value = node.get(name);
        if (isAbsent(value)) throw malformed(name, "is missing");
        if (value.isTextual()) return List.of(value.textValue());
        if (!value.isArray()) throw malformed(name, "is neither a text nor a list of texts");
        List<String> texts = new ArrayList<>();
        for (JsonNode element : value) {
            if (!element.isTextual()) throw malformed(name, "holds something that is not a text");
            texts.add(element.textValue());
        }
        return List.copyOf(texts);
    }

    /** Returns the failure to throw when the value of a field cannot be used. */
    public UpdateException malformed(String name, String problem) {
        return new UpdateException(Code.FEED_MALFORMED, origin + ": the field \"" + name + "\" " + problem);
    }

    private static boolean isAbsent(@Nullable JsonNode value) {
        return value == null || value.isNull();
    }
}
