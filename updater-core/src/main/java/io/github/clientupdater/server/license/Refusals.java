package io.github.clientupdater.server.license;

import io.github.clientupdater.internal.http.HttpReply;
import io.github.clientupdater.internal.json.Json;
import io.github.clientupdater.internal.json.JsonObject;
import io.github.clientupdater.server.license.LicenseStatus.Reason;
import io.github.clientupdater.server.license.LicenseStatus.Refused;
import io.github.clientupdater.task.UpdateException;
import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads what a server means that says no: {@code {"statusCode": 400, "message": "Licence expirée"}}. */
final class Refusals {
    private static final int MAX_BYTES = 64 * 1024;
    private static final int LONGEST = 200;
    private static final int NOT_FOUND = 404;

    /** Statuses by which it answers the question; all others say that it cannot answer now. */
    private static final Set<Integer> ANSWERS = Set.of(400, 401, 402, 403, 404, 409, 410, 422);

    /** What its framework says where there is no such address: that is no answer. */
    private static final String NO_ROUTE = "cannot ";

    private static final Map<Reason, List<String>> WORDS = words();

    private Refusals() {}

    private static Map<Reason, List<String>> words() {
        Map<Reason, List<String>> words = new LinkedHashMap<>(); // The first that fits counts.
        words.put(Reason.EXPIRED, List.of("expir"));
        words.put(Reason.TENANT_INACTIVE, List.of("inacti", "desactiv", "disabled", "suspend"));
        words.put(Reason.USAGE_EXHAUSTED, List.of("usage", "utilisation", "quota", "limit", "maximum"));
        words.put(Reason.UNKNOWN_KEY, List.of("cle", "key", "inconnu", "unknown", "introuvable", "not found"));
        return words;
    }

    /** Returns what the server says no with; empty if it does not answer the question. */
    static Optional<Refused> of(HttpReply reply) throws UpdateException {
        if (!ANSWERS.contains(reply.status())) return Optional.empty();
        Optional<String> message = message(reply.readAll(MAX_BYTES));
        return message.filter(text -> !text.toLowerCase(Locale.ROOT).startsWith(NO_ROUTE))
                .map(text -> new Refused(reason(reply.status(), text), text));
    }

    /** The message is a text, or a list of them. */
    private static Optional<String> message(byte[] body) {
        try {
            JsonObject json = Json.readObject(body, "the refusal");
            return Optional.of(clean(String.join("; ", json.texts("message")))).filter(text -> !text.isEmpty());
        } catch (UpdateException e) {
            return Optional.empty(); // A page of some proxy.
        }
    }

    static String clean(String text) {
        String plain = text.replaceAll("[\\p{Cntrl}\\p{Cf}]", " ").strip();
        return plain.length() <= LONGEST ? plain : plain.substring(0, LONGEST) + "…";
    }

    static Reason reason(int status, String message) {
        String plain = Normalizer.normalize(message, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT);
        for (Map.Entry<Reason, List<String>> entry : WORDS.entrySet()) {
            if (entry.getValue().stream().anyMatch(plain::contains)) return entry.getKey();
        }
        return status == NOT_FOUND ? Reason.UNKNOWN_KEY : Reason.OTHER;
    }
}
