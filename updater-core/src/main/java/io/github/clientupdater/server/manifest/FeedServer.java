package io.github.clientupdater.server.manifest;

import io.github.clientupdater.server.UpdateServer;
import io.github.clientupdater.source.ReleaseSource;
import java.net.URI;
import java.time.Duration;
import okhttp3.OkHttpClient;

/**
 * Any web server, bucket or content delivery network that holds a signed feed ({@code
 * docs/signed-feed.md}): a JSON document, {@code update.json}, and beside it the signatures over its exact
 * bytes, {@code update.json.minisig}. Who signs, only the application knows: {@link
 * io.github.clientupdater.verify.Trust#signedBy}, which this server demands. Whoever takes over the server
 * can withhold updates until the feed expires, and nothing else.
 */
public final class FeedServer implements UpdateServer {
    private final FeedSource source;

    private FeedServer(Endpoint endpoint) {
        this.source = new FeedSource(endpoint);
    }

    /**
     * Returns the server whose feed lies at {@code uri}.
     *
     * @throws IllegalArgumentException if it is neither https nor http to this machine
     */
    public static FeedServer at(URI uri) {
        return builder(uri).build();
    }

    /**
     * Starts a server whose feed lies at {@code uri}.
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

    @Override
    public boolean isFeedSigned() {
        return true;
    }

    /** Collects the parts of a {@link FeedServer}. */
    public static final class Builder {
        private final Endpoint.Builder endpoint;

        private Builder(URI uri) {
            this.endpoint = new Endpoint.Builder(uri);
        }

        /**
         * Adds a directory that holds the files under the same names, to be asked when the addresses in the
         * feed fail. What is trusted does not depend on it.
         *
         * @param directory with or without a slash at the end
         * @throws IllegalArgumentException if it is not https, or http to this machine as the feed's address is
         */
        public Builder mirror(URI directory) {
            endpoint.mirror(directory);
            return this;
        }

        /** Adds a header, such as {@code Authorization}, that is sent to the feed's origin only. */
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
        public FeedServer build() {
            return new FeedServer(endpoint.build());
        }
    }
}
