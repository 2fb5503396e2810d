package io.github.clientupdater.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The command that goes on until it is stopped. */
class WatchIT extends EndToEnd {
    private List<String> watch(String... more) {
        return command("watch", server.url(Publisher.MANIFEST), more);
    }

    private static List<String> outcomes(Cli.Finished finished) {
        return finished.json().stream()
                .filter(line -> line.has("outcome"))
                .map(line -> line.get("outcome").asText())
                .toList();
    }

    @Test
    void tellsWhatIsNew_asSoonAsItIs_untilItIsStopped() throws Exception {
        server.publish("1.0.0", "notes-1.0.0.zip", Packages.zip(next));
        Cli.Running watching = Cli.start(watch("--json", "--interval", "1s"));
        watching.awaitLine("up-to-date");
        server.publish("1.1.0", "notes-1.1.0.zip", Packages.zip(next));
        watching.awaitLine("\"outcome\":\"available\"");

        Cli.Finished stopped = watching.interrupt();

        assertThat(stopped.exitCode()).isZero();
        assertThat(outcomes(stopped))
                .startsWith("up-to-date")
                .endsWith("stopped")
                .contains("available");
        assertThat(stopped.err()).isEmpty();
        assertInstallationUnchanged();
    }

    @Test
    void installsOnce_andGoesOnWithTheNewVersion() throws Exception {
        server.publish("1.1.0", "notes-1.1.0.zip", Packages.zip(next));
        Cli.Running watching = Cli.start(watch("--json", "--apply", "--interval", "1s"));
        watching.awaitLine("\"outcome\":\"installed\"");
        watching.awaitLine("up-to-date");

        Cli.Finished stopped = watching.interrupt();

        assertThat(outcomes(stopped)).startsWith("installed", "up-to-date").endsWith("stopped");
        assertThat(outcomes(stopped)).containsOnlyOnce("installed");
    }

    @Test
    void failureIsTold_andNoEnd() throws Exception {
        server.on(Publisher.MANIFEST, Publisher.status(500));
        Cli.Running watching = Cli.start(watch("--json", "--interval", "1s"));
        watching.awaitLine("SOURCE_FAILED");
        server.publish("1.1.0", "notes-1.1.0.zip", Packages.zip(next));
        watching.awaitLine("\"outcome\":\"available\"");

        assertThat(watching.interrupt().exitCode()).isZero();
    }

    @Test
    void intervalIsATime() {
        for (String wrong : List.of("0s", "soon", "5", "-1h")) {
            Cli.Finished refused = Cli.run(watch("--interval", wrong));

            assertThat(refused.exitCode()).isEqualTo(2);
            assertThat(refused.err()).contains("--interval").contains("30s, 15m, 6h or 1d");
        }
    }
}
