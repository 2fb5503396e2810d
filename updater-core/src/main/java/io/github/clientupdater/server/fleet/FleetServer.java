package io.github.clientupdater.server.fleet;

import io.github.clientupdater.internal.http.Addresses;
import io.github.clientupdater.internal.http.Http;
import io.github.clientupdater.report.UpdateReporter;
import io.github.clientupdater.server.UpdateServer;
import io.github.clientupdater.source.ReleaseSignal;
import io.github.clientupdater.source.ReleaseSource;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * A server that knows each device, decides what is for it, and hears how every update goes ({@code
 * docs/servers/fleet.md}). Below its address lie {@code /api/v1/updates/register-device}, {@code …/check}
 * and {@code …/status}, and {@code /socket.io/}, by which it asks devices to check at once.
 *
 * <pre>{@code
 * FleetServer server = FleetServer.builder(URI.create("https://fleet.acme.example"), login::token).build();
 * }</pre>
 *
 * <p>It is told: an identity of the device, its name, its system with the version, the version of the
 * application, and the steps of each update. What the server says is believed as far as {@link
 * io.github.clientupdater.verify.Trust} says. Immutable and thread-safe; may be shared.
 */
public final class FleetServer implements UpdateServer {
    private final FleetSource source;
    private final FleetReporter reporter;
    private final FleetSignal signal;

    private FleetServer(Endpoint endpoint, Devices devices) {
        this.source = new FleetSource(endpoint, devices);
        this.reporter = new FleetReporter(endpoint);
        this.signal = new FleetSignal(endpoint, devices);
    }

    /**
     * Starts a server.
     *
     * @param base its address, without {@code /api/v1/updates}; with or without a slash at the end
     * @param token returns the bearer token. Asked before the first request, and again after the server
     *     answered 401: if it returns another one then, the request is sent once more. Called from the
     *     update thread and others, one call at a time; what it throws counts as "no token". The token is
     *     sent to the origin of {@code base} and to no other
     * @throws IllegalArgumentException if the address is neither https nor http to this machine
     */
    public static Builder builder(URI base, Supplier<String> token) {
        return new Builder(base, token);
    }

    @Override
    public ReleaseSource source() {
        return source;
    }

    @Override
    public UpdateReporter reporter() {
        return reporter;
    }

    @Override
    public ReleaseSignal signal() {
        return signal;
    }

    /** Collects the parts of a {@link FleetServer}. */
    public static final class Builder {
        /** Nothing that would have to be quoted in JSON. */
        private static final Pattern HARDWARE_ID = Pattern.compile("[\\x21-\\x7e&&[^\"\\\\]]{1,128}");

        private final URI base;
        private final Tokens tokens;
        private Optional<String> hardwareId = Optional.empty();
        private Optional<String> machineName = Optional.empty();
        private Optional<String> osVersion = Optional.empty();
        private Optional<URI> live = Optional.empty();
        private Duration deadline = Duration.ofSeconds(15);
        private @Nullable OkHttpClient client;

        private Builder(URI base, Supplier<String> token) {
            String problem = Addresses.problemOf(base);
            if (problem != null) throw new IllegalArgumentException(Addresses.display(base) + " " + problem);
            this.base = base;
            this.tokens = new Tokens(Objects.requireNonNull(token, "token == null"));
        }

        /**
         * Sets what tells this device from every other. By default it is computed as the protocol's other
         * clients do: the first 32 hexadecimal digits of the SHA-256 of platform, architecture and host
         * name as Node.js names them. Two computers of the same name are one device then.
         *
         * @throws IllegalArgumentException if it is not 1 to 128 printable ASCII characters without blanks,
         *     quotation marks and backslashes
         */
        public Builder hardwareId(String hardwareId) {
            if (!HARDWARE_ID.matcher(hardwareId).matches()) {
                throw new IllegalArgumentException(
                        "not a hardware id: 1 to 128 printable ASCII characters expected, without blanks, \" and \\");
            }
            this.hardwareId = Optional.of(hardwareId);
            return this;
        }

        /** Sets what the server calls this device; its host name by default. */
        public Builder machineName(String machineName) {
            this.machineName = Optional.of(machineName);
            return this;
        }

        /** Sets the system and its version; by default such as {@code Windows 11}, {@code macOS 14.5}, {@code Linux 6.1.0}. */
        public Builder osVersion(String osVersion) {
            this.osVersion = Optional.of(osVersion);
            return this;
        }

        /**
         * Sets the address of the live signal, where it is another one, such as another port: what comes
         * before {@code /socket.io/}. Where its origin is another one too, the token is not sent there.
         *
         * @throws IllegalArgumentException if it is neither https nor http to this machine
         */
        public Builder liveAddress(URI live) {
            String problem = Addresses.problemOf(live);
            if (problem != null) throw new IllegalArgumentException(Addresses.display(live) + " " + problem);
            this.live = Optional.of(live);
            return this;
        }

        /** Sets how long each request may take in all; 15 seconds by default. */
        public Builder deadline(Duration deadline) {
            if (deadline.isNegative() || deadline.isZero())
                throw new IllegalArgumentException("deadline <= 0: " + deadline);
            this.deadline = deadline;
            return this;
        }

        /** Sets the client to ask with: proxies, own TLS roots, DNS. Its redirects are not used. */
        public Builder httpClient(OkHttpClient client) {
            this.client = Objects.requireNonNull(client, "client == null");
            return this;
        }

        /** Returns the server. Touches neither disk nor network. */
        public FleetServer build() {
            Http http = client == null ? Http.standard() : Http.through(client);
            return new FleetServer(
                    new Endpoint(base, live.orElse(base), tokens, http, deadline),
                    new Devices(hardwareId, machineName, osVersion, HostName::find));
        }
    }
}
