package io.github.clientupdater.examples.cli;

import io.github.clientupdater.server.relay.RelayServer;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import picocli.CommandLine.Option;

/** Which relay, and what it wants to see before it answers. */
final class RelayOptions {
    private static final String HEADERS = "UPDATER_RELAY_HEADERS";

    @Option(
            names = "--url",
            required = true,
            paramLabel = "URL",
            defaultValue = "${env:UPDATER_RELAY_URL}",
            converter = ServerOptions.Address.class,
            description = "The server, below which /api/files lies: https, or http on this machine. Otherwise in the "
                    + "environment as UPDATER_RELAY_URL.")
    private URI url = URI.create("");

    @Option(
            names = "--header",
            paramLabel = "'Name: value'",
            converter = Header.Converter.class,
            description = "Sent to that server, and to no other. May be repeated; also one a line in the environment "
                    + "as " + HEADERS + ", where other users of this machine cannot read it.")
    private List<Header> headers = List.of();

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            description = "How long asking may take (default: ${DEFAULT-VALUE}).",
            defaultValue = "15")
    private int timeout;

    @Option(
            names = "--transfer-timeout",
            paramLabel = "SECONDS",
            description = "How long one file may take (default: ${DEFAULT-VALUE}).",
            defaultValue = "120")
    private int transferTimeout;

    @Option(
            names = "--max-size",
            paramLabel = "BYTES",
            description = "How large one file may be (default: ${DEFAULT-VALUE}).",
            defaultValue = "67108864")
    private long maxSize;

    @Option(
            names = "--suffix",
            paramLabel = ".END",
            description = "How the names of data files end, instead of .json. May be repeated.")
    private List<String> suffixes = List.of(".json");

    RelayOptions() {}

    RelayServer server() {
        try {
            RelayServer.Builder server = RelayServer.builder(url)
                    .deadline(Duration.ofSeconds(timeout))
                    .transferDeadline(Duration.ofSeconds(transferTimeout))
                    .maxFileBytes(maxSize)
                    .suffixes(suffixes.toArray(String[]::new));
            fromEnvironment().forEach(header -> server.header(header.name(), header.value()));
            headers.forEach(header -> server.header(header.name(), header.value()));
            return server.build();
        } catch (IllegalArgumentException e) {
            throw new UsageException("--url, --timeout, --max-size or --suffix: " + e.getMessage());
        }
    }

    private static List<Header> fromEnvironment() {
        String lines = System.getenv(HEADERS);
        if (lines == null) return List.of();
        return lines.lines()
                .filter(line -> !line.isBlank())
                .map(RelayOptions::header)
                .toList();
    }

    private static Header header(String line) {
        try {
            return new Header.Converter().convert(line);
        } catch (RuntimeException e) {
            throw new UsageException(HEADERS + ": expected 'Name: value' on each line");
        }
    }
}
