package io.github.clientupdater.server.platforms;

import io.github.clientupdater.internal.http.Api;
import io.github.clientupdater.internal.http.Http;
import io.github.clientupdater.report.UpdateReporter;
import io.github.clientupdater.server.UpdateServer;
import io.github.clientupdater.source.ReleaseSource;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * A site that publishes one file for each platform behind an API key ({@code docs/servers/platforms.md}). Below its
 * address lie {@code /wp-json/bkgt/v1/updates/latest}, {@code …/download}, {@code …/compatibility} and {@code …/status}.
 *
 * <pre>{@code
 * PlatformsServer server = PlatformsServer.builder(URI.create("https://acme.example"), settings::apiKey).build();
 * }</pre>
 *
 * <p>It is told the application's version, the platform, and how each update ended. What the server says is believed
 * as far as {@link io.github.clientupdater.verify.Trust} says. Immutable and thread-safe; may be shared.
 */
public final class PlatformsServer implements UpdateServer {
    private final PlatformsSource source;
    private final PlatformsReporter reporter;

    private PlatformsServer(Endpoint endpoint) {
        this.source = new PlatformsSource(endpoint);
        this.reporter = new PlatformsReporter(endpoint);
    }

    /**
     * Starts a server.
     *
     * @param site its address, without {@code /wp-json}; with or without a slash at the end
     * @param apiKey returns the key; asked before each request, on any thread. It is sent to the origin of
     *     {@code site} and to no other; what it throws counts as "no key"
     */
    public static Builder builder(URI site, Supplier<String> apiKey) {
        return new Builder(site, apiKey);
    }

    @Override
    public ReleaseSource source() {
        return source;
    }

    @Override
    public UpdateReporter reporter() {
        return reporter;
    }

    /** Collects the parts of a {@link PlatformsServer}. */
    public static final class Builder {
        private static final Pattern TOKEN =
                Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]{1,64}"); // RFC 9110, section 5.6.2.

        private final URI site;
        private final ApiKey apiKey;
        private String product = "BKGT-Manager";
        private Duration deadline = Duration.ofSeconds(15);
        private @Nullable OkHttpClient client;

        private Builder(URI site, Supplier<String> apiKey) {
            this.site = Objects.requireNonNull(site, "site == null");
            this.apiKey = new ApiKey(apiKey);
        }

        /**
         * Sets how the application names itself in {@code User-Agent: PRODUCT/VERSION (PLATFORM)}; {@code
         * BKGT-Manager} by default, which the protocol is written for.
         *
         * @throws IllegalArgumentException if it is no token of HTTP
         */
        public Builder product(String product) {
            if (!TOKEN.matcher(product).matches()) {
                throw new IllegalArgumentException("not a product: 1 to 64 letters, digits and some signs, no blanks");
            }
            this.product = product;
            return this;
        }

        /** Sets how long each request may take in all; 15 seconds by default. */
        public Builder deadline(Duration deadline) {
            this.deadline = Objects.requireNonNull(deadline, "deadline == null");
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
        public PlatformsServer build() {
            Http http = client == null ? Http.standard() : Http.through(client);
            return new PlatformsServer(new Endpoint(new Api(site, apiKey, http, deadline), product));
        }
    }
}
