package io.github.clientupdater.server.manifest;

import io.github.clientupdater.internal.http.Addresses;
import io.github.clientupdater.internal.http.Http;
import io.github.clientupdater.server.UpdateServer;
import io.github.clientupdater.source.ReleaseSource;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * A web server that publishes its newest release as one JSON document, and the file beside it or
 * anywhere else.
 *
 * <pre>{@code
 * { "version": "1.2.0",
 *   "release_date": "2025-12-10",
 *   "download_url": "https://acme.example/downloads/App-1.2.0.zip",
 *   "changelog": ["Faster start", "Fewer surprises"],
 *   "sha256": "9f86d0…", "size": 48213377 }
 * }</pre>
 *
 * <p>{@code release_date} is a date or a timestamp, {@code download_url} may be relative to the
 * document, {@code changelog} is a list or one text, {@code sha256} and {@code size} (bytes) may be
 * missing. What the file is, and so where it runs, is told by the end of its name.
 */
public final class ManifestServer implements UpdateServer {
    private final ManifestSource source;

    private ManifestServer(Builder builder) {
        Http http = builder.client == null ? Http.standard() : Http.through(builder.client);
        this.source = new ManifestSource(
                builder.uri, Map.copyOf(builder.headers), List.copyOf(builder.mirrors), http, builder.deadline);
    }

    /**
     * Returns the server whose document lies at {@code uri}.
     *
     * @throws IllegalArgumentException if it is neither https nor http to this machine
     */
    public static ManifestServer at(URI uri) {
        return builder(uri).build();
    }

    /**
     * Starts a server whose document lies at {@code uri}.
     *
     * @throws IllegalArgumentException if it is neither https nor http to this machine
     */
    public static Builder builder(URI uri) {
        return new Builder(uri);
    }

    @Override
    public ReleaseSource source() {
        return source;
    }

    /** Collects the parts of a {@link ManifestServer}. */
    public static final class Builder {
        private final URI uri;
        private final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        private final List<URI> mirrors = new ArrayList<>();
        private Duration deadline = Duration.ofSeconds(15);
        private @Nullable OkHttpClient client;

        private Builder(URI uri) {
            this.uri = checked(uri);
        }

        private static URI checked(URI uri) {
            String problem = Addresses.problemOf(uri);
            if (problem != null) throw new IllegalArgumentException(Addresses.display(uri) + " " + problem);
            return uri;
        }

        /**
         * Adds a directory that holds the files under the same names, to be asked when {@code
         * download_url} fails. What is trusted does not depend on it.
         *
         * @param directory with or without a slash at the end
         * @throws IllegalArgumentException if it is not https, or http to this machine as the document's address is
         */
        public Builder mirror(URI directory) {
            checked(directory);
            if (Addresses.isHttps(uri) && !Addresses.isHttps(directory)) {
                throw new IllegalArgumentException(Addresses.display(directory) + " is plain http beside https");
            }
            boolean open = directory.toString().endsWith("/");
            mirrors.add(open ? directory : URI.create(directory + "/"));
            return this;
        }

        /** Adds a header, such as {@code Authorization}, that is sent to the document's origin only. */
        public Builder header(String name, String value) {
            headers.put(Objects.requireNonNull(name, "name == null"), Objects.requireNonNull(value, "value == null"));
            return this;
        }

        /** Sets how long asking may take in all; 15 seconds by default. */
        public Builder deadline(Duration deadline) {
            if (deadline.isNegative() || deadline.isZero()) {
                throw new IllegalArgumentException("deadline <= 0: " + deadline);
            }
            this.deadline = deadline;
            return this;
        }

        /** Sets the client to ask with: proxies, own TLS roots, DNS. Its redirects are not used. */
        public Builder httpClient(OkHttpClient client) {
            this.client = Objects.requireNonNull(client, "client == null");
            return this;
        }

        /** Returns the server. */
        public ManifestServer build() {
            return new ManifestServer(this);
        }
    }
}
