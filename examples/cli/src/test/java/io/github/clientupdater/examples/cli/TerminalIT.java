package io.github.clientupdater.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A person at a terminal, which {@code script} of util-linux makes. */
class TerminalIT extends EndToEnd {
    /** A shell's background job, as a build often is, ignores the interrupt, and so would what it starts. */
    private static final List<String> HEARING_CONTROL_C =
            List.of("/usr/bin/perl", "-e", "$SIG{INT} = \"DEFAULT\"; exec @ARGV");

    private static final Path SCRIPT = Path.of("/usr/bin/script");

    @BeforeEach
    void requireATerminal() throws IOException {
        boolean there = Files.isExecutable(SCRIPT);
        if (!there) System.err.println("TerminalIT skipped: " + SCRIPT + " is missing");
        Assumptions.assumeTrue(there, SCRIPT + " is missing");
        server.publish("1.1.0", "notes-1.1.0.zip", Packages.zip(next));
    }

    @Test
    void yesInstallsAndShowsTheProgress() throws Exception {
        Cli.Running cli = startAtTerminal();
        cli.awaitLine("Fewer surprises"); // The question follows, without an end of line.
        cli.type("y\n");
        Cli.Finished installed = cli.finish();
        assertThat(installed.out()).contains("Install 1.1.0? [y/N] ", "] 100 %", "Version 1.1.0 is installed.");
        assertThat(installed.exitCode()).isZero();
        assertThat(app.resolve("lib/version")).hasContent("1.1.0");
    }

    @Test
    void anythingElseIsNo() throws Exception {
        Cli.Running cli = startAtTerminal();
        cli.awaitLine("Fewer surprises");
        cli.type("\n");
        Cli.Finished declined = cli.finish();
        assertThat(declined.out()).contains("Version 1.1.0 was not installed.");
        assertThat(declined.exitCode()).isZero();
        assertNothingChanged();
    }

    @Test
    void controlCAtTheQuestionEndsAtOnce() throws Exception {
        Cli.Running cli = startAtTerminal();
        cli.awaitLine("Fewer surprises");
        cli.type("\u0003");
        Cli.Finished cancelled = cli.finish();
        assertThat(cancelled.out()).contains("Cancelled; nothing was installed.");
        assertThat(cancelled.exitCode()).isEqualTo(1);
        assertNothingChanged();
    }

    private Cli.Running startAtTerminal() throws IOException {
        List<String> words = new ArrayList<>(HEARING_CONTROL_C);
        words.addAll(Cli.command());
        words.addAll(command("update", server.url(Publisher.MANIFEST)));
        String line = words.stream().map(word -> "'" + word + "'").collect(Collectors.joining(" "));
        // In place of the shell: one that waited would hear the interrupt too, and end with a code of its own.
        return Cli.startWithInput(new ProcessBuilder(SCRIPT.toString(), "-qec", "exec " + line, "/dev/null"));
    }
}
