package io.github.clientupdater.internal.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.clientupdater.task.UpdateException;
import io.github.clientupdater.task.UpdateException.Code;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One JSON object, read field by field. A missing field, or one of another type, fails with {@code
 * FEED_MALFORMED} and the field's name; fields that nobody asks for are ignored. An optional field
 * may also be {@code null}.
 */
public final class JsonObject {
    private final ObjectNode node;
    private final String origin;
    private final String path; // Of the object in the document: empty, or it ends with a dot.

    JsonObject(ObjectNode node, String origin) {
        this(node, origin, "");
    }

    private JsonObject(ObjectNode node, String origin, String path) {
        this.node = node;
        this.origin = origin;
        this.path = path;
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

    /** Returns a required whole number. */
    public long number(String name) throws UpdateException {
        return optionalLong(name).orElseThrow(() -> malformed(name, "is missing"));
    }

    /** Returns a number, whole or not, that may be missing. */
    public OptionalDouble optionalDouble(String name) throws UpdateException {
        JsonNode value = node.get(name);
        if (isAbsent(value)) return OptionalDouble.empty();
        if (!value.isNumber() || !Double.isFinite(value.doubleValue())) throw malformed(name, "is not a number");
        return OptionalDouble.of(value.doubleValue());
    }

    /** Returns an object that may be missing. */
    public Optional<JsonObject> optionalObject(String name) throws UpdateException {
        JsonNode value = node.get(name);
        if (isAbsent(value)) return Optional.empty();
        return Optional.of(child(name, value));
    }

    /** Returns a required list of objects, {@code most} at most. */
    public List<JsonObject> objects(String name, int most) throws UpdateException {
        JsonNode value = node.get(name);
        if (isAbsent(value)) throw malformed(name, "is missing");
        if (!value.isArray()) throw malformed(name, "is not a list");
        if (value.size() > most) throw malformed(name, "has more than " + most + " elements");
        List<JsonObject> objects = new ArrayList<>();
        for (JsonNode element : value) objects.add(child(name + "[" + objects.size() + "]", element));
        return objects;
    }

    /** As {@link #objects}, where an element may also be a text: that is an object whose one field is {@code field}. */
    public List<JsonObject> objectsOrTexts(String name, String field, int most) throws UpdateException {
        if (!(node.get(name) instanceof ArrayNode list)) return objects(name, most);
        ArrayNode objects = JsonNodeFactory.instance.arrayNode();
        for (JsonNode element : list) {
            objects.add(
                    element.isTextual() ? JsonNodeFactory.instance.objectNode().set(field, element) : element);
        }
        ObjectNode parent = JsonNodeFactory.instance.objectNode().set(name, objects);
        return new JsonObject(parent, origin, path).objects(name, most);
    }

    /** Returns a text, or a number as text; empty for everything else. */
    public Optional<String> scalar(String name) {
        JsonNode value = node.get(name);
        if (value == null || !(value.isTextual() || value.isNumber())) return Optional.empty();
        boolean fraction = value.isFloatingPointNumber() && Double.isFinite(value.doubleValue());
        return Optional.of(fraction ? value.decimalValue().toPlainString() : value.asText());
    }

    private JsonObject child(String name, JsonNode value) throws UpdateException {
        if (value instanceof ObjectNode object) return new JsonObject(object, origin, path + name + ".");
        throw malformed(name, "is not an object");
    }

    /** Returns the names of all fields. */
    public Set<String> names() {
        Set<String> names = new LinkedHashSet<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** Fails if there is a field of another name, or one whose value is null: what is signed says what it means. */
    public void requireOnly(String... known) throws UpdateException {
        List<String> names = List.of(known);
        for (String name : names()) {
            if (!names.contains(name)) throw malformed(printable(name), "is not known");
            if (isAbsent(node.get(name))) throw malformed(name, "is null");
        }
    }

    private static String printable(String name) {
        String start = name.length() > 40 ? name.substring(0, 40) + "..." : name;
        return start.replaceAll("[^\\x20-\\x7e]", "?");
    }

    /** Returns a truth value that may be missing, which means false. */
    public boolean flag(String name) throws UpdateException {
        return optionalFlag(name).orElse(false);
    }

    /** Returns a truth value that may be missing. */
    public Optional<Boolean> optionalFlag(String name) throws UpdateException {
        JsonNode value = node.get(name);
        if (isAbsent(value)) return Optional.empty();
        if (!value.isBoolean()) throw malformed(name, "is neither true nor false");
        return Optional.of(value.booleanValue());
    }

    /** Returns a required list of texts. */
    public List<String> textList(String name) throws UpdateException {
        JsonNode value = node.get(name);
        if (value != null && value.isTextual()) throw malformed(name, "is no list");
        return texts(name);
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
        return new UpdateException(Code.FEED_MALFORMED, origin + ": the field \"" + path + name + "\" " + problem);
    }

    private static boolean isAbsent(@Nullable JsonNode value) {
        return value == null || value.isNull();
    }
}
