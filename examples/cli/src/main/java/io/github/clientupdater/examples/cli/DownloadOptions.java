package io.github.clientupdater.examples.cli;

import io.github.clientupdater.Updater;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** How patient and how greedy a download is. */
final class DownloadOptions {
    @Option(
            names = "--retries",
            paramLabel = "N",
            description = "How many times in a row a download may fail before it is given up (default: 6).")
    private @Nullable Integer retries;

    @Option(
            names = "--limit-rate",
            paramLabel = "BYTES",
            converter = Size.class,
            description = "Bytes a second that a download may take; k and M are understood, as in 500k.")
    private @Nullable Long limitRate;

    @Option(
            names = "--connections",
            paramLabel = "N",
            description = "Connections that bring a large file at the same time, from 1 to 16, "
                    + "or auto for as many as help (default: 1).")
    private @Nullable String connections;

    DownloadOptions() {}

    void applyTo(Updater.Builder updater) {
        try {
            if (retries != null) updater.downloadRetries(retries);
            if (limitRate != null) updater.bandwidthLimit(limitRate);
            if ("auto".equals(connections)) updater.measuredDownloadConnections();
            else if (connections != null) updater.downloadConnections(Integer.parseInt(connections));
        } catch (NumberFormatException e) {
            throw new UsageException("--connections: neither a number nor auto");
        } catch (IllegalArgumentException e) {
            throw new UsageException("--retries, --limit-rate or --connections: " + e.getMessage());
        }
    }

    /** A number of bytes with a unit, as curl and wget take it. */
    static final class Size implements ITypeConverter<Long> {
        Size() {}

        @Override
        public Long convert(String text) {
            if (!text.matches("\\d{1,12}[kKmMgG]?"))
                throw new TypeConversionException("not a number of bytes: " + text);
            char unit = Character.toLowerCase(text.charAt(text.length() - 1));
            int shift = unit == 'k' ? 10 : unit == 'm' ? 20 : unit == 'g' ? 30 : 0;
            return Long.parseLong(shift == 0 ? text : text.substring(0, text.length() - 1)) << shift;
        }
    }
}
