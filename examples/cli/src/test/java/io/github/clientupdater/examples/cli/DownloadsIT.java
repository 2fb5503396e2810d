package io.github.clientupdater.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clientupdater.testing.faults.ConnectionFaults;
import io.github.clientupdater.testing.faults.Content;
import io.github.clientupdater.testing.faults.FaultyServer;
import io.github.clientupdater.testing.faults.Schedule;
import io.github.clientupdater.testing.faults.StatusFaults;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an administrator can say about a download, and what a script can read of it. */
class DownloadsIT extends EndToEnd {
    private static final String FILE = "/files/notes-1.1.0.zip";
    private static final Content CONTENT = Content.generated(3, 20_000_000);

    @AutoClose
    private final FaultyServer main = FaultyServer.start();

    @AutoClose
    private final FaultyServer mirror = FaultyServer.start();

    @BeforeEach
    void publishALargeFile() {
        main.release("1.1.0", FILE, CONTENT);
        mirror.publish("/pub/notes-1.1.0.zip", CONTENT);
    }

    private List<String> download(String... further) {
        List<String> words = new ArrayList<>(List.of(further));
        words.addAll(List.of("--json", "--yes", "--download-only"));
        return command("update", main.manifest().toString(), words.toArray(String[]::new));
    }

    private void assertDownloaded(Cli.Finished finished) {
        assertThat(finished.outcomeName()).as("%s", finished).isEqualTo("downloaded");
        assertThat(finished.exitCode()).isZero();
        assertThat(Path.of(finished.outcome().path("file").asText()))
                .hasDigest("SHA-256", CONTENT.sha256().hex());
    }

    @Test
    void brokenConnectionsCostNothingButTime() {
        main.inject(FILE, Schedule.first(2, ConnectionFaults.drop(7_000_000)));

        Cli.Finished finished = Cli.run(download());

        assertDownloaded(finished);
        assertThat(finished.events()).filteredOn("download-interrupted"::equals).hasSize(2);
        assertThat(main.bytesSent(FILE)).isEqualTo(CONTENT.size());
    }

    @Test
    void mirrorHelpsOut() {
        main.inject(FILE, Schedule.always(StatusFaults.status(404)));

        assertDownloaded(Cli.run(download("--mirror", mirror.uri("/pub").toString())));
    }

    @Test
    void severalConnectionsBringTheSameFile() {
        assertDownloaded(Cli.run(download("--connections", "3")));

        assertThat(main.exchanges(FILE)).hasSizeGreaterThan(1);
    }

    @Test
    void limitedDownloadArrivesToo() {
        Cli.Finished finished = Cli.run(download("--limit-rate", "10M"));

        assertDownloaded(finished);
        assertThat(finished.json())
                .anySatisfy(
                        line -> assertThat(line.path("bytesPerSecond").asLong()).isBetween(1L, 15L * 1024 * 1024));
    }

    @ParameterizedTest
    @CsvSource({
        "--retries, -1, retries < 0",
        "--limit-rate, 5, bytesPerSecond < 1024",
        "--limit-rate, fast, not a number of bytes",
        "--connections, 17, from 1 to 16",
        "--connections, many, neither a number nor auto",
        "--mirror, http://files.example/, https",
    })
    void mistakesAreToldBeforeAnythingIsAsked(String option, String value, String words) {
        Cli.Finished finished = Cli.run(download(option, value));

        assertThat(finished.exitCode()).isEqualTo(2);
        assertThat(finished.err()).contains(words);
        assertThat(main.exchanges()).isEmpty();
    }
}
