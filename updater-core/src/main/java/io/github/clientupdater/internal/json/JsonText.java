package io.github.clientupdater.internal.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.github.clientupdater.task.UpdateException;
import io.github.clientupdater.task.UpdateException.Code;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Tells whether something is JSON, of any size, without keeping it. */
public final class JsonText {
    private static final StreamReadConstraints LIMITS = StreamReadConstraints.builder()
            .maxNestingDepth(500)
            .maxNumberLength(1000)
            .maxNameLength(64 * 1024)
            .build();
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES) // They are looked at once.
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .streamReadConstraints(LIMITS)
            .build();

    private JsonText() {}

    /**
     * Reads {@code in} to its end, and fails unless that is one JSON text (RFC 8259): one value of any kind,
     * in UTF-8 without a byte order mark (section 8.1). Names may come twice (section 4).
     *
     * @param in closed here
     * @param origin whose text it is, for the message
     * @throws UpdateException with {@code DATA_MALFORMED} if it is anything else
     * @throws IOException if it cannot be read
     */
    public static void require(InputStream in, String origin) throws UpdateException, IOException {
        // A decoder of our own: the parser would guess UTF-16, and take some malformed UTF-8.
        try (InputStreamReader reader = new InputStreamReader(in, StandardCharsets.UTF_8.newDecoder());
                JsonParser parser = FACTORY.createParser(reader)) {
            JsonToken first = parser.nextToken();
            if (first == null) throw malformed(origin, " is empty");
            parser.skipChildren();
            if (parser.nextToken() != null) throw malformed(origin, " goes on after its JSON value");
        } catch (JsonProcessingException e) { // The exception's own text quotes the input.
            throw malformed(origin, " is not valid JSON" + Json.place(e));
        } catch (CharacterCodingException e) {
            throw malformed(origin, " is not UTF-8");
        }
    }

    private static UpdateException malformed(String origin, String problem) {
        return new UpdateException(Code.DATA_MALFORMED, origin + problem);
    }
}
