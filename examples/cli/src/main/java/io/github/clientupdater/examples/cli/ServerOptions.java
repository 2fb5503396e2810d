package io.github.clientupdater.examples.cli;

import io.github.clientupdater.server.UpdateServer;
import io.github.clientupdater.server.manifest.FeedServer;
import io.github.clientupdater.server.manifest.ManifestServer;
import io.github.clientupdater.verify.Trust;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Who publishes, and how far that is believed. */
final class ServerOptions {
    @Option(
            names = "--server",
            required = true,
            paramLabel = "KIND",
            description = "How the server speaks: manifest (one JSON document), feed (one that is signed),"
                    + " fleet (devices and sessions), platforms (one file for each, behind an API key) or license"
                    + " (licences and tenants).")
    private Dialect dialect = Dialect.MANIFEST;

    @Option(
            names = "--url",
            required = true,
            paramLabel = "URL",
            converter = Address.class,
            description = "Where the document lies, or the server for fleet, platforms and license: https, or http"
                    + " on this machine.")
    private URI url = URI.create("");

    @Option(
            names = "--mirror",
            paramLabel = "URL",
            converter = Address.class,
            description = "A directory that has the files too, for when their own address fails.")
    private List<URI> mirrors = List.of();

    @ArgGroup(multiplicity = "1")
    private TrustOptions trust = new TrustOptions();

    @Mixin
    private KeyOptions keys = new KeyOptions();

    @Option(
            names = "--header",
            paramLabel = "'Name: value'",
            converter = Header.Converter.class,
            description = "Sent to the server of --url, and to no other.")
    private List<Header> headers = List.of();

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            description = "How long asking may take (default: ${DEFAULT-VALUE}).",
            defaultValue = "15")
    private int timeout;

    @Mixin
    private FleetOptions fleet = new FleetOptions();

    @Mixin
    private PlatformsOptions platforms = new PlatformsOptions();

    @Mixin
    private LicenseOptions license = new LicenseOptions();

    ServerOptions() {}

    Trust trust() {
        return trust.trust(keys);
    }

    UpdateServer server() {
        if (dialect != Dialect.FLEET) fleet.requireNone();
        if (dialect != Dialect.PLATFORMS) platforms.requireNone();
        if (dialect != Dialect.LICENSE) license.requireNone();
        try {
            return switch (dialect) {
                case MANIFEST -> manifest();
                case FEED -> feed();
                case FLEET -> fleet();
                case PLATFORMS -> platforms();
                case LICENSE -> license();
            };
        } catch (IllegalArgumentException e) {
            throw new UsageException("--url, --mirror, --hardware-id, --product or --timeout: " + e.getMessage());
        }
    }

    private UpdateServer manifest() {
        ManifestServer.Builder server = ManifestServer.builder(url).deadline(Duration.ofSeconds(timeout));
        headers.forEach(header -> server.header(header.name(), header.value()));
        mirrors.forEach(server::mirror);
        return server.build();
    }

    private UpdateServer feed() {
        if (!trust().isSignatureRequired())
            throw new UsageException("--server feed: say by --key whose signature counts");
        FeedServer.Builder server = FeedServer.builder(url).deadline(Duration.ofSeconds(timeout));
        headers.forEach(header -> server.header(header.name(), header.value()));
        mirrors.forEach(server::mirror);
        return server.build();
    }

    private UpdateServer license() {
        requireNoDocument();
        return license.server(url, Duration.ofSeconds(timeout));
    }

    private void requireNoDocument() {
        if (!mirrors.isEmpty() || !headers.isEmpty())
            throw new UsageException("--mirror and --header go with --server manifest or feed");
    }

    private UpdateServer fleet() {
        requireNoDocument();
        return fleet.server(url, Duration.ofSeconds(timeout));
    }

    private UpdateServer platforms() {
        requireNoDocument();
        return platforms.server(url, Duration.ofSeconds(timeout));
    }

    /** How a server may speak. */
    enum Dialect {
        /** One JSON document. */
        MANIFEST,
        /** One that is signed. */
        FEED,
        /** Devices and sessions. */
        FLEET,
        /** A map of platforms behind an API key. */
        PLATFORMS,
        /** Licences and tenants. */
        LICENSE
    }

    /** Says what is wrong without repeating the address, which may hold a secret. */
    static final class Address implements ITypeConverter<URI> {
        Address() {}

        @Override
        public URI convert(String text) {
            try {
                return new URI(text);
            } catch (URISyntaxException e) {
                throw new TypeConversionException("not an address (" + e.getReason() + ")");
            }
        }
    }
}
