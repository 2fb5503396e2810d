package io.github.clientupdater.server.manifest;

import io.github.clientupdater.server.UpdateServer;
import io.github.clientupdater.source.ReleaseSource;
import java.net.URI;
import java.time.Duration;
import okhttp3.OkHttpClient;

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
 * document, {@code changelog} is a list or one text, {@code sha256}, {@code size} (bytes) and {@code
 * signature} (a minisign signature file's text, or its base64) may be missing. What the file is, and so where it runs, is told by the end of its name.
 */
public final class ManifestServer implements UpdateServer {
    private final ManifestSource source;

    private ManifestServer(Endpoint endpoint) {
        this.source = new ManifestSource(endpoint);
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
        private final Endpoint.Builder endpoint;

        private Builder(URI uri) {
            this.endpoint = new Endpoint.Builder(uri);
        }

        /**
         * Adds a directory that holds the files under the same names, to be asked when {@code
         * download_url} fails. What is trusted does not depend on it.
         *
         * @param directory with or without a slash at the end
         * @throws IllegalArgumentException if it is not https, or http to this machine as the document's address is
         */
        public Builder mirror(URI directory) {
            endpoint.mirror(directory);
            return this;
        }

        /** Adds a header, such as {@code Authorization}, that is sent to the document's origin only. */
        public Builder header(String name, String value) {
            endpoint.header(name, value);
            return this;
        }

        /** Sets how long asking may take in all; 15 seconds by default. */
        public Builder deadline(Duration deadline) {
            endpoint.deadline(deadline);
            return this;
        }

        /** Sets the client to ask with: proxies, own TLS roots, DNS. Its redirects are not used. */
        public Builder httpClient(OkHttpClient client) {
            endpoint.httpClient(client);
            return this;
        }

        /** Returns the server. */
        public ManifestServer build() {
            return new ManifestServer(endpoint.build());
        }
    }
}
