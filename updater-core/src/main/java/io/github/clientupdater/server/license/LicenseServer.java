package io.github.clientupdater.server.license;

import io.github.clientupdater.host.HostApplication;
import io.github.clientupdater.host.StateStore;
import io.github.clientupdater.internal.http.Api;
import io.github.clientupdater.internal.http.Http;
import io.github.clientupdater.server.UpdateServer;
import io.github.clientupdater.source.ReleaseSource;
import io.github.clientupdater.task.Cancellation;
import io.github.clientupdater.task.UpdateException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * A server that validates licences and has updates for their tenants, as ZIP files ({@code docs/servers/license.md}).
 *
 * <pre>{@code
 * LicenseServer server = LicenseServer.builder(URI.create("https://central.acme.example"), secrets::licenseKey)
 *         .offlineGrace(Duration.ofDays(7))
 *         .build();
 * LicenseStatus status = server.validate(host);
 * if (!status.mayRun()) throw new IllegalStateException(status.sentence());
 * }</pre>
 *
 * <p>The server announces no digest, so {@code Trust.checksumOnly()} refuses its files: sign them ({@code
 * Trust.signedBy}, with a {@code .minisig} behind the address of each file), or trust the server alone ({@code
 * Trust.dangerouslyNone()}). The key is sent in the validation's query and nowhere else, and never shown. Immutable and
 * thread-safe; may be shared.
 */
public final class LicenseServer implements UpdateServer {
    private final Endpoint endpoint;
    private final Validation validation;
    private final LicenseSource source;

    private LicenseServer(Endpoint endpoint, LicenseKey key, Duration grace) {
        this.endpoint = endpoint;
        this.validation = new Validation(endpoint, key, grace);
        this.source = new LicenseSource(endpoint, validation);
    }

    /**
     * Starts a server.
     *
     * @param base its address, without {@code /api}; with or without a slash at the end
     * @param licenseKey returns the key; asked before each use, on any thread. What it throws counts as "no key"
     */
    public static Builder builder(URI base, Supplier<String> licenseKey) {
        return new Builder(base, licenseKey);
    }

    /** Starts a server as the node's configuration file says. */
    public static Builder builder(NodeConfiguration configuration, Supplier<String> licenseKey) {
        return new Builder(configuration.url(), licenseKey)
                .deadline(configuration.timeout())
                .retries(configuration.retryAttempts(), configuration.retryDelay());
    }

    @Override
    public ReleaseSource source() {
        return source;
    }

    /** As {@link #validate(StateStore, Instant, Cancellation)}, where the updater of {@code host} remembers, and now. */
    public LicenseStatus validate(HostApplication host) {
        return validate(storeOf(host), Instant.now(), new Cancellation());
    }

    /**
     * Asks whether the licence is valid, and remembers the answer for when the server cannot be asked. Blocks, for
     * a bounded time: each attempt up to the deadline. Call it at the start, and from time to time.
     *
     * @throws java.util.concurrent.CancellationException if cancelled meanwhile
     */
    public LicenseStatus validate(StateStore store, Instant now, Cancellation cancellation) {
        return validation.validate(store, now, cancellation);
    }

    /**
     * Returns the licence that the server called valid the last time, without asking; empty if there was none, or a
     * refusal since.
     *
     * @throws UpdateException if there is no key
     */
    public Optional<License> known(HostApplication host) throws UpdateException {
        return validation.known(storeOf(host));
    }

    private static StateStore storeOf(HostApplication host) {
        return StateStore.inDirectory(host.workDir().resolve("state"));
    }

    Endpoint endpoint() {
        return endpoint;
    }

    /** Collects the parts of a {@link LicenseServer}. */
    public static final class Builder {
        private final URI base;
        private final LicenseKey key;
        private Duration deadline = Duration.ofSeconds(15);
        private Retry retry = new Retry(1, Duration.ofSeconds(5));
        private Duration grace = Duration.ZERO;
        private @Nullable OkHttpClient client;

        private Builder(URI base, Supplier<String> licenseKey) {
            this.base = Objects.requireNonNull(base, "base == null");
            this.key = new LicenseKey(licenseKey);
        }

        /** Sets how long each request may take in all; 15 seconds by default. */
        public Builder deadline(Duration deadline) {
            this.deadline = Objects.requireNonNull(deadline, "deadline == null");
            return this;
        }

        /**
         * Sets how often a question is put that nobody answers; once by default. What the server refuses is not
         * asked again.
         *
         * @param attempts in all, at least 1
         * @param delay between two of them
         */
        public Builder retries(int attempts, Duration delay) {
            this.retry = new Retry(attempts, delay);
            return this;
        }

        /**
         * Sets how long a licence counts after the server last called it valid, where the server cannot be asked;
         * not at all by default. It never outlasts the licence itself.
         */
        public Builder offlineGrace(Duration grace) {
            if (grace.isNegative()) throw new IllegalArgumentException("grace < 0: " + grace);
            this.grace = grace;
            return this;
        }

        /** Sets the client to ask with: proxies, own TLS roots, DNS. Its redirects are not used. */
        public Builder httpClient(OkHttpClient client) {
            this.client = Objects.requireNonNull(client, "client == null");
            return this;
        }

        /**
         * Returns the server. Touches neither disk nor network.
         *
         * @throws IllegalArgumentException if the address is neither https nor http to this machine, or the
         *     deadline is not positive
         */
        public LicenseServer build() {
            Http http = client == null ? Http.standard() : Http.through(client);
            return new LicenseServer(new Endpoint(new Api(base, Map::of, http, deadline), retry), key, grace);
        }
    }
}
