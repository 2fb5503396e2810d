package io.github.clientupdater.internal.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.clientupdater.task.UpdateException;
import io.github.clientupdater.task.UpdateException.Code;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * One text in somebody else's JSON document, which is replaced without a change to any other byte: order,
 * blanks and numbers stay as they were written. Immutable.
 */
public final class JsonTextField {
    private static final JsonFactory FACTORY = new JsonFactory();

    private final byte[] document;
    private final String text;
    private final int from;
    private final int to;

    private JsonTextField(byte[] document, String text, int from, int to) {
        this.document = document;
        this.text = text;
        this.from = from;
        this.to = to;
    }

    /**
     * Finds it.
     *
     * @param path the names that lead to it, from the outside
     * @param origin whose document it is, for the message
     * @throws UpdateException with {@code FEED_MALFORMED} if it is no JSON object or has no such text
     */
    public static JsonTextField find(byte[] document, List<String> path, String origin) throws UpdateException {
        Json.readStrictly(document, origin);
        try (JsonParser parser = FACTORY.createParser(document)) {
            parser.nextToken();
            for (String name : path) {
                if (!descend(parser, name)) throw missing(path, origin);
            }
            if (parser.currentToken() != JsonToken.VALUE_STRING) throw missing(path, origin);
            int from = (int) parser.currentTokenLocation().getByteOffset();
            String text = parser.getText(); // Reads up to its end.
            return new JsonTextField(
                    document.clone(), text, from, (int) parser.currentLocation().getByteOffset());
        } catch (IOException e) {
            throw new UpdateException(Code.FEED_MALFORMED, origin + " cannot be read", e);
        }
    }

    private static boolean descend(JsonParser parser, String name) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) return false;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            boolean found = name.equals(parser.currentName());
            parser.nextToken();
            if (found) return true;
            parser.skipChildren();
        }
        return false;
    }

    private static UpdateException missing(List<String> path, String origin) {
        return new UpdateException(Code.FEED_MALFORMED, origin + " has no text at " + String.join(".", path));
    }

    /** Returns the text. */
    public String text() {
        return text;
    }

    /** Returns the document with {@code value} in its place. */
    public byte[] with(String value) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(document, 0, from);
        bytes.writeBytes(Json.quoted(value).getBytes(StandardCharsets.UTF_8));
        bytes.write(document, to, document.length - to);
        return bytes.toByteArray();
    }
}
