package io.github.clientupdater.internal.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.clientupdater.task.UpdateException;
import io.github.clientupdater.task.UpdateException.Code;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Reads and writes JSON (RFC 8259), strictly: no duplicate names, nothing after the end. */
public final class Json {
    private static final StreamReadConstraints LIMITS = StreamReadConstraints.builder()
            .maxNestingDepth(50)
            .maxNumberLength(30)
            .maxNameLength(256)
            .build();
    private static final JsonMapper MAPPER = mapper(LIMITS);

    /** For what is signed: it is ours, and may be small. */
    private static final StreamReadConstraints STRICT_LIMITS = StreamReadConstraints.builder()
            .maxNestingDepth(20)
            .maxNumberLength(30)
            .maxStringLength(64 * 1024)
            .maxNameLength(256)
            .build();

    private static final JsonMapper STRICT = mapper(STRICT_LIMITS);

    private Json() {}

    private static JsonMapper mapper(StreamReadConstraints limits) {
        return JsonMapper.builder(
                        JsonFactory.builder().streamReadConstraints(limits).build())
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build();
    }

    /**
     * Reads the one object that {@code bytes} hold.
     *
     * @param origin whose bytes they are, for the message
     * @throws UpdateException with {@code FEED_MALFORMED} if they hold anything else
     */
    public static JsonObject readObject(byte[] bytes, String origin) throws UpdateException {
        return read(MAPPER, bytes, origin);
    }

    /**
     * As {@link #readObject}, with narrower limits: nesting 20, texts 64 Ki characters, names 256; and only
     * in UTF-8 without a byte order mark (RFC 8259, section 8.1), which the parser alone would guess.
     */
    public static JsonObject readStrictly(byte[] bytes, String origin) throws UpdateException {
        requireUtf8(bytes, origin);
        return read(STRICT, bytes, origin);
    }

    private static void requireUtf8(byte[] bytes, String origin) throws UpdateException {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            if (!text.startsWith("\ufeff") && text.indexOf('\0') < 0) return; // UTF-16 has zeros.
        } catch (CharacterCodingException e) {
            // Said below.
        }
        throw new UpdateException(Code.FEED_MALFORMED, origin + " is not UTF-8 without a byte order mark");
    }

    /**
     * As {@link #readStrictly}, as maps, lists, texts, numbers and truth values in their order, for whoever
     * changes some of it and writes it again.
     */
    public static Map<String, Object> readMap(byte[] bytes, String origin) throws UpdateException {
        read(STRICT, bytes, origin);
        try {
            return STRICT.readValue(bytes, new TypeReference<LinkedHashMap<String, Object>>() {});
        } catch (IOException e) {
            throw new UpdateException(Code.FEED_MALFORMED, origin + " cannot be read", e);
        }
    }

    /**
     * As {@link #readObject}, for what may also be a list or a single value: that is read as an object whose
     * one field is called {@code name}.
     */
    public static JsonObject readAny(byte[] bytes, String name, String origin) throws UpdateException {
        JsonNode root = tree(MAPPER, bytes, origin);
        if (root.isMissingNode())
            throw new UpdateException(Code.FEED_MALFORMED, origin + " is not valid JSON" + hint(bytes));
        if (root instanceof ObjectNode object) return new JsonObject(object, origin);
        return new JsonObject(MAPPER.createObjectNode().set(name, root), origin);
    }

    private static JsonObject read(JsonMapper mapper, byte[] bytes, String origin) throws UpdateException {
        if (tree(mapper, bytes, origin) instanceof ObjectNode object) return new JsonObject(object, origin);
        throw new UpdateException(Code.FEED_MALFORMED, origin + " is not a JSON object" + hint(bytes));
    }

    private static JsonNode tree(JsonMapper mapper, byte[] bytes, String origin) throws UpdateException {
        try {
            return mapper.readTree(bytes);
        } catch (JsonProcessingException e) { // The exception's own text quotes the input.
            throw new UpdateException(Code.FEED_MALFORMED, origin + " is not valid JSON" + place(e) + hint(bytes));
        } catch (IOException e) {
            throw new UpdateException(Code.FEED_MALFORMED, origin + " cannot be read", e);
        }
    }

    /** Returns {@code values} as one object on one line. */
    public static String write(Map<String, ?> values) {
        try {
            return MAPPER.writeValueAsString(values);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not representable as JSON", e);
        }
    }

    static String quoted(String text) {
        try {
            return MAPPER.writeValueAsString(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not representable as JSON", e);
        }
    }

    static String place(JsonProcessingException e) {
        return e.getLocation() == null
                ? ""
                : " (line " + e.getLocation().getLineNr() + ", column "
                        + e.getLocation().getColumnNr() + ")";
    }

    /** Captive portals and mistyped addresses answer with a page: worth saying. */
    private static String hint(byte[] bytes) {
        String start = new String(bytes, 0, Math.min(bytes.length, 512), StandardCharsets.UTF_8)
                .strip()
                .toLowerCase(Locale.ROOT);
        if (start.isEmpty()) return ": it is empty";
        return start.startsWith("<") ? ": it looks like a web page" : "";
    }
}
