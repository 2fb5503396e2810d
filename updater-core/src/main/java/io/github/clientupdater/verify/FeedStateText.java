package io.github.clientupdater.verify;

import io.github.clientupdater.internal.json.Json;
import io.github.clientupdater.internal.json.JsonObject;
import io.github.clientupdater.release.Digest;
import io.github.clientupdater.release.Version;
import io.github.clientupdater.task.UpdateException;
import io.github.clientupdater.verify.FeedState.Accepted;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Writes a {@link FeedState} as one line of JSON and a second one with its SHA-256. */
final class FeedStateText {
    private static final int MAX_STEPS = 10_000;

    private FeedStateText() {}

    static String write(FeedState state) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("format", 1);
        json.put("steps", state.steps().stream().map(FeedStateText::map).toList());
        json.put(
                "accepted",
                new TreeMap<>(state.accepted())
                        .values().stream().map(FeedStateText::map).toList());
        return checked(Json.write(json));
    }

    static String write(SignedDocument document) {
        return checked(Json.write(map(document)));
    }

    private static String checked(String line) {
        return line + "\n" + digest(line) + "\n";
    }

    private static Map<String, Object> map(SignedDocument document) {
        Base64.Encoder base64 = Base64.getEncoder();
        return Map.of(
                "content", base64.encodeToString(document.content()),
                "signatures", base64.encodeToString(document.signatures()));
    }

    private static Map<String, Object> map(Accepted accepted) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("keyset", accepted.keyset());
        json.put("sequence", accepted.sequence());
        json.put("sha256", accepted.digest().hex());
        json.put("issued", accepted.issued().toString());
        accepted.floor().ifPresent(floor -> json.put("floor", floor.toString()));
        return json;
    }

    /** Returns the state, or nothing if the text is damaged. */
    static Optional<FeedState> readState(String text) {
        return read(text, FeedStateText::state);
    }

    /** Returns the document, or nothing if the text is damaged. */
    static Optional<SignedDocument> readDocument(String text) {
        return read(text, FeedStateText::document);
    }

    private static <T> Optional<T> read(String text, Reading<T> reading) {
        List<String> lines = text.lines().toList();
        if (lines.size() != 2 || !digest(lines.get(0)).equals(lines.get(1))) return Optional.empty();
        try {
            byte[] json = lines.get(0).getBytes(StandardCharsets.UTF_8);
            return Optional.of(reading.from(Json.readObject(json, "the remembered feed")));
        } catch (UpdateException | IllegalArgumentException | DateTimeException | ArithmeticException e) {
            return Optional.empty(); // Of another version of this library.
        }
    }

    private static FeedState state(JsonObject json) throws UpdateException {
        if (json.number("format") != 1) throw json.malformed("format", "is not 1");
        List<SignedDocument> steps = new ArrayList<>();
        for (JsonObject step : json.objects("steps", MAX_STEPS)) steps.add(document(step));
        Map<Integer, Accepted> accepted = new TreeMap<>();
        for (JsonObject each : json.objects("accepted", MAX_STEPS)) {
            Accepted read = accepted(each);
            accepted.put(read.keyset(), read);
        }
        return new FeedState(steps, accepted);
    }

    private static SignedDocument document(JsonObject json) throws UpdateException {
        Base64.Decoder base64 = Base64.getDecoder();
        return new SignedDocument(base64.decode(json.text("content")), base64.decode(json.text("signatures")));
    }

    private static Accepted accepted(JsonObject json) throws UpdateException {
        return new Accepted(
                Math.toIntExact(json.number("keyset")),
                json.number("sequence"),
                new Digest(json.text("sha256")),
                Instant.parse(json.text("issued")),
                json.optionalText("floor").map(Version::parse));
    }

    private static String digest(String line) {
        return Digest.ofContent(line.getBytes(StandardCharsets.UTF_8)).hex();
    }

    private interface Reading<T> {
        T from(JsonObject json) throws UpdateException;
    }
}
