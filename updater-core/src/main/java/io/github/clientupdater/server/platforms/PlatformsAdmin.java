package io.github.clientupdater.server.platforms;

import io.github.clientupdater.internal.http.Addresses;
import io.github.clientupdater.internal.http.Api;
import io.github.clientupdater.internal.http.Http;
import io.github.clientupdater.internal.http.HttpFetch;
import io.github.clientupdater.internal.http.HttpPurpose;
import io.github.clientupdater.internal.http.HttpReply;
import io.github.clientupdater.internal.json.Json;
import io.github.clientupdater.internal.json.JsonObject;
import io.github.clientupdater.release.Version;
import io.github.clientupdater.task.Cancellation;
import io.github.clientupdater.task.UpdateException;
import io.github.clientupdater.task.UpdateException.Code;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import okhttp3.MultipartBody;
import okhttp3.OkHttpClient;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;

/**
 * The release manager's side of a {@link PlatformsServer}: uploads packages, lists them, and takes them back. It needs an
 * administrator's key. Every call blocks, and can be cancelled. Immutable and thread-safe.
 */
public final class PlatformsAdmin {
    private static final Duration DEADLINE = Duration.ofSeconds(30);
    private static final int MAX_BYTES = 4 * 1024 * 1024;

    private final Endpoint endpoint;

    private PlatformsAdmin(Endpoint endpoint) {
        this.endpoint = endpoint;
    }

    /**
     * Returns the admin side of the server at {@code site}.
     *
     * @param site its address, without {@code /wp-json}
     * @param apiKey returns an administrator's key; asked before each request, and sent to the site's origin only
     * @throws IllegalArgumentException if the address is neither https nor http to this machine
     */
    public static PlatformsAdmin at(URI site, Supplier<String> apiKey) {
        return at(site, apiKey, null);
    }

    /** As {@link #at(URI, Supplier)}, asking by {@code client}: proxies, own TLS roots, DNS. */
    public static PlatformsAdmin at(URI site, Supplier<String> apiKey, @Nullable OkHttpClient client) {
        Http http = client == null ? Http.standard() : Http.through(client);
        return new PlatformsAdmin(new Endpoint(new Api(site, new ApiKey(apiKey), http, DEADLINE), ""));
    }

    /**
     * Uploads a package. The file is read as it is sent, however long that takes; a server that takes nothing for
     * twenty seconds is given up.
     *
     * @param sent hears how many bytes of the file are sent, on another thread
     * @throws UpdateException with {@code SOURCE_REJECTED} if the key is not an administrator's or the server
     *     refuses the package, {@code DIGEST_MISMATCH} if it has stored other bytes than were sent, {@code
     *     WORK_DIR_UNUSABLE} if the file cannot be read, {@code SOURCE_*} if the server cannot be asked
     */
    public PublishedPackage upload(NewPackage made, LongConsumer sent, Cancellation cancellation)
            throws UpdateException {
        FileBody body = body(made, sent);
        try (HttpReply reply =
                send("POST", endpoint.updates("upload"), form(made, body), Duration.ZERO, cancellation)) {
            return AdminAnswers.uploaded(read(reply), body.digest());
        }
    }

    private static FileBody body(NewPackage made, LongConsumer sent) throws UpdateException {
        try {
            if (!Files.isRegularFile(made.file())) throw new IOException("it is not a file");
            return new FileBody(made.file(), sent);
        } catch (IOException e) {
            throw new UpdateException(Code.WORK_DIR_UNUSABLE, made.file() + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** The fields and their order are those of the document. */
    private static RequestBody form(NewPackage made, FileBody body) {
        MultipartBody.Builder form = new MultipartBody.Builder()
                .setType(MultipartBody.FORM)
                .addFormDataPart("version", made.version().toString())
                .addFormDataPart("platform", PlatformNames.of(made.platform()))
                .addFormDataPart("changelog", made.changelog())
                .addFormDataPart("critical", Boolean.toString(made.critical()));
        made.minimumVersion().ifPresent(least -> form.addFormDataPart("minimum_version", least.toString()));
        return form.addFormDataPart("file", String.valueOf(made.file().getFileName()), body)
                .build();
    }

    /**
     * Returns one page of the list of all versions.
     *
     * @param page from 1 on
     * @param perPage from 1 to 100
     */
    public VersionPage list(int page, int perPage, Cancellation cancellation) throws UpdateException {
        if (page < 1) throw new IllegalArgumentException("page < 1: " + page);
        if (perPage < 1 || perPage > 100) throw new IllegalArgumentException("perPage not from 1 to 100: " + perPage);
        Map<String, String> query = new LinkedHashMap<>();
        query.put("page", Integer.toString(page));
        query.put("per_page", Integer.toString(perPage));
        URI uri = endpoint.updates(query, "admin", "list");
        try (HttpReply reply = send("GET", uri, null, DEADLINE, cancellation)) {
            return AdminAnswers.page(read(reply), page, perPage);
        }
    }

    /** Takes a version back: it is not offered any more. Returns what the server says. */
    public String deactivate(Version version, Cancellation cancellation) throws UpdateException {
        URI uri = endpoint.updates(version.toString());
        try (HttpReply reply = send("DELETE", uri, null, DEADLINE, cancellation)) {
            return read(reply).optionalText("message").orElse("");
        }
    }

    private HttpReply send(
            String method, URI uri, @Nullable RequestBody body, Duration deadline, Cancellation cancellation)
            throws UpdateException {
        Map<String, String> headers =
                new LinkedHashMap<>(endpoint.api().credentials().headers());
        headers.put("Accept", "application/json");
        HttpFetch fetch = new HttpFetch(uri, method, headers, Map.of(), body, HttpPurpose.CHECK, deadline);
        return accepted(endpoint.api().http().send(fetch, cancellation));
    }

    private static HttpReply accepted(HttpReply reply) throws UpdateException {
        if (reply.status() != 401 && reply.status() != 403) return Api.accepted(reply);
        try (reply) {
            throw new UpdateException(
                    Code.SOURCE_REJECTED,
                    Addresses.display(reply.address()) + " does not take this API key as an administrator's (HTTP "
                            + reply.status() + ")");
        }
    }

    private static JsonObject read(HttpReply reply) throws UpdateException {
        return Json.readObject(reply.readAll(MAX_BYTES), "the answer of " + Addresses.display(reply.address()));
    }
}
