package io.github.clientupdater.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The command line itself: what it accepts, what it prints, what it ends with. */
class UsageIT extends EndToEnd {
    @Test
    void versionIsThatOfTheBuild() {
        Cli.Finished version = Cli.run(List.of("--version"));
        assertThat(version.out()).matches("updater \\d+\\.\\d+\\.\\d+(-SNAPSHOT)?\n");
        assertThat(version.exitCode()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"check", "update", "confirm"})
    void helpOfEachCommand(String command) {
        Cli.Finished help = Cli.run(List.of(command, "--help"));
        assertThat(help.out()).startsWith("Usage: updater " + command).contains("--app-id=ID", "--json");
        assertThat(help.exitCode()).isZero();
        assertThat(Cli.run(List.of(command, "--version")).out()).startsWith("updater ");
    }

    @ParameterizedTest
    @CsvSource({
        "--wait-for, soon, --wait-for",
        "--wait-for, 0, not a process id: 0",
        "--platform, amiga-68k, unknown operating system",
        "--channel, Not A Channel, not a channel name",
        "--timeout, 0, deadline <= 0",
        "--header, no colon here, expected 'Name: value'",
        "--nonsense, 1, Unknown option",
    })
    void badValue(String option, String value, String problem) throws IOException {
        Cli.Finished refused = Cli.run(update(option, value));
        assertUsage(refused, problem);
        assertNothingChanged();
    }

    @Test
    void plainHttpToAnotherMachine() {
        assertUsage(
                Cli.run(command("check", "http://updates.example/latest.json?token=s3cret", "--json")),
                "http://updates.example/latest.json is not an https address");
    }

    @Test
    void addressThatIsNone() {
        assertUsage(Cli.run(command("check", "https://up dates.example/?token=s3cret", "--json")), "not an address");
    }

    @Test
    void versionThatIsNone() {
        List<String> words = check();
        words.set(words.indexOf("1.0.0"), "one");
        assertUsage(Cli.run(words), "not a semantic version");
    }

    @Test
    void trustHasNoDefault() {
        List<String> words = check();
        words.remove("--checksum-only");
        assertUsage(Cli.run(words), "--checksum-only | --dangerously-unverified | --key");
        words.add("--checksum-only");
        words.add("--dangerously-unverified");
        assertUsage(Cli.run(words), "mutually exclusive");
    }

    @Test
    void keyThatIsNone() {
        List<String> words = check();
        words.set(words.indexOf("--checksum-only"), "--key");
        words.add(words.indexOf("--key") + 1, "RWQ1");
        words.addAll(List.of("--key", "RWQ2"));
        assertUsage(Cli.run(words), "not an Ed25519 public key");
    }

    @ParameterizedTest
    @ValueSource(strings = {"keygen", "sign", "publish", "rollout", "withdraw", "renew", "rotate-keys", "verify-feed"})
    void helpOfEachCommandForPublishers(String command) {
        Cli.Finished help = Cli.run(List.of(command, "--help"));
        assertThat(help.out()).startsWith("Usage: updater " + command).contains("--json");
        assertThat(help.err()).isEmpty();
        assertThat(help.exitCode()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"--threshold, 2", "--keyset, 2", "--seed-sequence, 7"})
    void whatGoesWithKeysOnly(String option, String value) throws IOException {
        assertUsage(Cli.run(update(option, value)), "go with --key");
    }

    @Test
    void signedFeedNeedsKeys() {
        List<String> words = check();
        words.set(words.indexOf("manifest"), "feed");
        assertUsage(Cli.run(words), "say by --key whose signature counts");
    }

    @Test
    void noCommand() {
        assertUsage(Cli.run(List.of()), "Missing required subcommand");
    }

    private static void assertUsage(Cli.Finished refused, String problem) {
        assertThat(refused.out()).as("standard output").isEmpty();
        assertThat(refused.err()).contains(problem).doesNotContain("\tat ", "s3cret", "Exception");
        assertThat(refused.err().lines()).hasSize(2);
        assertThat(refused.exitCode()).isEqualTo(2);
    }

    @Test
    void withoutATerminalNobodyIsAsked() throws IOException {
        server.publish("1.1.0", "notes-1.1.0.zip", Packages.zip(next));
        List<String> words = update();
        words.remove("--yes");
        Cli.Finished declined = Cli.run(words);
        assertThat(declined.outcomeName()).isEqualTo("declined");
        assertThat(declined.events()).endsWith("declined");
        assertThat(declined.err()).contains("--yes is needed");
        assertThat(declined.exitCode()).isZero();
        assertNothingChanged();
        assertInstallsNow();
    }

    @Test
    void plainWordsForPeople() throws IOException {
        server.publish("1.1.0", "notes-1.1.0.zip", Packages.zip(next));
        String url = server.url(Publisher.MANIFEST);
        Cli.Finished check = Cli.run(command("check", url));
        assertThat(check.out()).isEqualTo("Version 1.1.0 is available.\n  - Faster start\n  - Fewer surprises\n");
        assertThat(check.err()).isEmpty();
        Cli.Finished update = Cli.run(command("update", url, "--yes"));
        assertThat(update.out()).isEqualTo("Downloading version 1.1.0 …\nVersion 1.1.0 is installed.\n");
        assertThat(update.err()).isEmpty();
    }

    @Test
    void escapeSequencesNeverReachTheTerminal() throws IOException {
        byte[] zip = Packages.zip(next);
        Map<String, Object> manifest = server.manifest("1.1.0", "notes-1.1.0.zip", zip);
        manifest.put("changelog", List.of("\u001b]0;owned\u0007 title", "two\r\nlines \u202egnp.exe", "\u009b31mred"));
        server.announce(manifest);
        Cli.Finished check = Cli.run(command("check", server.url(Publisher.MANIFEST)));
        assertThat(check.out())
                .contains("  - ?]0;owned? title\n  - two\n    lines ?gnp.exe\n  - ?31mred")
                .doesNotContain("\u001b", "\u0007", "\u009b", "\u202e", "\r");
        Cli.Finished json = Cli.run(check());
        assertThat(json.out()).doesNotContain("\u001b", "\u0007", "\r");
        assertThat(json.outcome().path("notes").get(0).asText()).isEqualTo("\u001b]0;owned\u0007 title");
    }

    @Test
    void answersAreUtf8WhateverTheLocale() throws IOException {
        Map<String, Object> manifest = server.manifest("1.1.0", "notes-1.1.0.zip", Packages.zip(next));
        manifest.put("changelog", List.of("Démarrage 漢字"));
        server.announce(manifest);
        List<String> words = new java.util.ArrayList<>(Cli.command());
        words.addAll(check());
        ProcessBuilder builder = new ProcessBuilder(words);
        builder.environment().put("LC_ALL", "C");
        Cli.Finished check = Cli.startProcess(builder).finish();
        assertThat(check.outcome().path("notes").get(0).asText()).isEqualTo("Démarrage 漢字");
    }
}
