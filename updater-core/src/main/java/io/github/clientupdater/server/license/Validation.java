package io.github.clientupdater.server.license;

import io.github.clientupdater.host.StateStore;
import io.github.clientupdater.internal.http.Addresses;
import io.github.clientupdater.internal.http.Http;
import io.github.clientupdater.internal.http.HttpPurpose;
import io.github.clientupdater.internal.http.HttpReply;
import io.github.clientupdater.internal.json.Json;
import io.github.clientupdater.internal.json.JsonObject;
import io.github.clientupdater.internal.wire.ServerFields;
import io.github.clientupdater.server.license.LicenseStatus.Reason;
import io.github.clientupdater.server.license.LicenseStatus.Refused;
import io.github.clientupdater.task.Cancellation;
import io.github.clientupdater.task.UpdateException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Asks whether the licence is valid, and remembers the answer. */
final class Validation {
    private static final int MAX_BYTES = 1024 * 1024;

    private final Endpoint endpoint;
    private final LicenseKey key;
    private final Duration grace;

    Validation(Endpoint endpoint, LicenseKey key, Duration grace) {
        this.endpoint = endpoint;
        this.key = key;
        this.grace = grace;
    }

    LicenseStatus validate(StateStore store, Instant now, Cancellation cancellation) {
        String mark = "";
        try {
            String secret = key.get();
            mark = mark(secret);
            LicenseStatus status = endpoint.retry().of(() -> ask(secret, now, cancellation), cancellation);
            remember(status, mark, store, now);
            return status;
        } catch (UpdateException e) {
            return withoutAnswer(e, mark, store, now);
        }
    }

    /** Returns the last yes, whenever it was; empty if there was none, or a no since. */
    Optional<License> known(StateStore store) throws UpdateException {
        return KeptLicense.load(store, mark(key.get())).map(KeptLicense::license);
    }

    private String mark(String secret) {
        return LicenseKey.mark(endpoint.api().base().toString(), secret);
    }

    private LicenseStatus ask(String secret, Instant now, Cancellation cancellation) throws UpdateException {
        try (HttpReply reply = endpoint.api().send("GET", endpoint.validation(secret), Map.of(), null, cancellation)) {
            if (reply.status() == 200) return answer(reply, now);
            Optional<Refused> refused = Refusals.of(reply);
            if (refused.isPresent()) return refused.get();
            throw Http.refusal(reply, HttpPurpose.CHECK);
        }
    }

    private static LicenseStatus answer(HttpReply reply, Instant now) throws UpdateException {
        byte[] body = reply.requireIdentity().readAll(MAX_BYTES);
        JsonObject json = Json.readObject(body, "the answer of " + Addresses.display(reply.address()));
        if (!json.names().contains("valid")) throw json.malformed("valid", "is missing");
        if (json.flag("valid")) return new LicenseStatus.Valid(license(json, now));
        String message = Refusals.clean(json.optionalText("message").orElse(""));
        Reason reason = message.isEmpty() ? Reason.NOT_VALID : Refusals.reason(reply.status(), message);
        return new Refused(
                reason == Reason.OTHER ? Reason.NOT_VALID : reason,
                message.isEmpty() ? "the server gives no reason" : message);
    }

    private static License license(JsonObject json, Instant now) throws UpdateException {
        String tenant = json.text("tenantId");
        if (tenant.isBlank()) throw json.malformed("tenantId", "is empty");
        return new License(
                tenant,
                Refusals.clean(json.optionalText("tenantName").orElse(tenant)),
                ServerFields.time(json, "expiresAt"),
                json.optionalLong("usageCount"),
                json.optionalLong("maxUsageCount"),
                now);
    }

    /** After a no nothing of an earlier yes counts. */
    private static void remember(LicenseStatus status, String mark, StateStore store, Instant now) {
        if (status instanceof LicenseStatus.Valid valid) {
            new KeptLicense(mark, valid.license(), now).save(store);
        } else {
            KeptLicense.forget(store);
        }
    }

    private LicenseStatus withoutAnswer(UpdateException cause, String mark, StateStore store, Instant now) {
        Optional<KeptLicense> kept = KeptLicense.load(store, mark).map(known -> known.seenAt(now));
        if (kept.isEmpty()) return new LicenseStatus.Unknown(cause);
        kept.get().save(store);
        License license = kept.get().license();
        Instant latest = kept.get().latest();
        if (license.isExpired(latest)) {
            return new Refused(
                    Reason.EXPIRED,
                    "it ended at " + license.expiresAt().map(Instant::toString).orElse(""));
        }
        Instant until = license.validatedAt().plus(grace);
        return latest.isBefore(until)
                ? new LicenseStatus.Offline(license, until, cause)
                : new LicenseStatus.Unknown(cause);
    }
}
