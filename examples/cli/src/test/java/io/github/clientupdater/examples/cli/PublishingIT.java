package io.github.clientupdater.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.clientupdater.testing.Programs;
import io.github.clientupdater.testing.TreeSnapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From the keys to the installed application: everything that a publisher does, with the command alone. */
class PublishingIT extends EndToEnd {
    private Desk desk;
    private byte[] zip;

    @BeforeEach
    void makeTheKeys() throws IOException {
        desk = new Desk(dir.resolve("desk"));
        desk.keygen("daily", "offline");
        zip = Packages.zip(next);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private Cli.Finished publishFirst(String... further) throws IOException {
        List<String> words = desk.publish("daily", "1.1.0", zip, further);
        words.add("--first");
        return Desk.succeed(words);
    }

    /** As an application that has pinned both public keys. */
    private List<String> client(String command, String... further) throws IOException {
        List<String> words = new ArrayList<>(List.of(command, "--server", "feed", "--url", desk.url(), "--json"));
        words.addAll(List.of("--key", desk.publicKey("daily")));
        words.addAll(List.of("--key", desk.file("offline.pub").toString()));
        words.addAll(List.of("--app-id", Desk.APP, "--current-version", "1.0.0"));
        words.addAll(List.of("--install-dir", app.toString(), "--work-dir", workDir.toString()));
        words.addAll(List.of(further));
        return words;
    }

    @Test
    void publishedReleaseIsInstalled() throws Exception {
        Cli.Finished published = publishFirst();

        assertThat(published.outcome().path("sequence").asInt()).isEqualTo(1);
        assertInstalled(Cli.run(client("update", "--yes")));
    }

    @Test
    void minisignVerifiesTheFeed() throws Exception {
        Programs.require("minisign");
        publishFirst();
        Desk.succeed(desk.onFeed("renew", "daily"));

        assertThat(desk.minisign("", "-V", "-p", "daily.pub", "-m", "web/update.json"))
                .contains("app=com.acme.notes seq=2");
    }

    @Test
    void rolloutWithdrawalAndRenewal() throws Exception {
        publishFirst();
        Desk.succeed(desk.publish("daily", "1.2.0", Packages.zip(SampleApp.write(dir.resolve("two"), "1.2.0"))));

        Desk.succeed(desk.onFeed("rollout", "daily", "--version", "1.2.0", "--percent", "12.5"));
        assertThat(Files.readString(desk.web.resolve("update.json"))).contains("\"rollout\":{\"percent\":12.5}");
        Cli.Finished withdrawn = Desk.succeed(desk.onFeed("withdraw", "daily", "--version", "1.2.0"));
        assertThat(withdrawn.outcome().path("remarks")).hasSize(1);
        Cli.Finished renewed = Desk.succeed(desk.onFeed("renew", "offline", "--trust", desk.publicKey("daily")));
        assertThat(renewed.outcome().path("sequence").asInt()).isEqualTo(5);
        assertThat(Cli.run(client("check")).outcome().path("version").asText()).isEqualTo("1.1.0");
    }

    @Test
    void clientsTellThatTheFeedExpiresSoon() throws Exception {
        publishFirst("--expires-days", "3");

        Cli.Finished checked = Cli.run(client("check"));
        assertThat(checked.events()).contains("noticed");
        assertThat(checked.out()).contains("\"kind\":\"expires-soon\"");
        List<String> inWords = client("check");
        inWords.remove("--json");
        assertThat(Cli.run(inWords).out()).startsWith("Notice: ");
        assertInstalled(Cli.run(client("update", "--yes")));
    }

    @Test
    void keysOfAnotherFeedAreNotExchanged() throws Exception {
        publishFirst();
        List<String> rotation =
                desk.onFeed("rotate-keys", "offline", "--pinned", desk.publicKey("offline"), "--new-key");
        rotation.add(desk.publicKey("offline"));

        EndToEnd.assertFailed(Cli.run(rotation), "NOT_PUBLISHED", "clients could not follow");
        rotation.set(rotation.indexOf(Desk.APP), "com.acme.other");
        EndToEnd.assertFailed(Cli.run(rotation), "NOT_PUBLISHED", "is that of com.acme.notes");
        assertThat(desk.web.resolve("keys")).doesNotExist();
    }

    @Test
    void clientsFollowARotation() throws Exception {
        publishFirst();
        assertThat(Cli.run(client("check")).outcomeName()).isEqualTo("available");
        desk.keygen("fresh");

        List<String> rotation = desk.onFeed(
                "rotate-keys", "offline", "--key", desk.file("fresh.key").toString());
        rotation.addAll(List.of("--new-key", desk.publicKey("fresh"), "--new-key", desk.publicKey("offline")));
        EndToEnd.assertFailed(Cli.run(rotation), "NOT_PUBLISHED", "say which keys are pinned");
        rotation.addAll(List.of("--pinned", desk.publicKey("daily"), "--pinned", desk.publicKey("offline")));
        assertThat(Desk.succeed(rotation).outcome().path("keyset").asInt()).isEqualTo(2);
        Desk.succeed(desk.onFeed("renew", "fresh", "--keyset", "2", "--trust", desk.publicKey("daily")));

        assertInstalled(Cli.run(client("update", "--yes")));
        EndToEnd.assertFailed(Cli.run(desk.onFeed("renew", "daily")), "NOT_PUBLISHED", "is not built upon");
    }

    @Test
    void twoSignaturesOnTwoMachines() throws Exception {
        List<String> both = List.of("--trust", desk.publicKey("offline"), "--threshold", "2");
        List<String> words = desk.publish("daily", "1.1.0", zip, both.toArray(String[]::new));
        words.add("--first");
        EndToEnd.assertFailed(Cli.run(words), "NOT_PUBLISHED", "1 more of the 2 signatures");
        words.add("--more-signatures-follow");
        Desk.succeed(words);

        EndToEnd.assertFailed(Cli.run(client("check", "--threshold", "2")), "THRESHOLD_NOT_MET", "1 of the 2");
        String feed = desk.web.resolve("update.json").toString();
        Desk.succeed("sign", feed, "--append", "--key", desk.file("offline.key").toString());

        assertThat(Cli.run(client("check", "--threshold", "2")).outcomeName()).isEqualTo("available");
    }

    @Test
    void verificationTellsOfEachAddress() throws Exception {
        publishFirst();
        Cli.Finished good = Desk.succeed(desk.verify(desk.publicKey("daily"), "--expires-within", "30"));
        assertThat(good.outcome().path("files")).hasSize(1);
        assertThat(good.outcome().path("files").get(0).path("result").asText()).isEqualTo("verified");

        Files.write(desk.web.resolve("notes-1.1.0.zip"), new byte[zip.length]);
        Cli.Finished bad = Cli.run(desk.verify(desk.publicKey("daily")));
        EndToEnd.assertFailed(bad, "FILES_REFUSED", "1 of 1");
        JsonNode file = bad.outcome().path("files").get(0);
        assertThat(file.path("code").asText()).isEqualTo("DIGEST_MISMATCH");
        Files.delete(desk.web.resolve("notes-1.1.0.zip"));
        EndToEnd.assertFailed(Cli.run(desk.verify(desk.publicKey("daily"))), "FILES_REFUSED", "1 of 1");
        Desk.succeed(desk.verify(desk.publicKey("daily"), "--no-files"));
    }

    @Test
    void verificationRefusesWhatApplicationsRefuse() throws Exception {
        publishFirst();

        EndToEnd.assertFailed(Cli.run(desk.verify(desk.publicKey("offline"))), "SIGNATURE_INVALID", "no pinned key");
        EndToEnd.assertFailed(
                Cli.run(desk.verify(desk.publicKey("daily"), "--expires-within", "181")),
                "FEED_EXPIRED",
                "the feed is good now, but expires within 181 days");
        EndToEnd.assertFailed(
                Cli.run(desk.verify(desk.publicKey("daily"), "--channel", "beta")), "WRONG_CHANNEL", "not for beta");
        EndToEnd.assertFailed(
                Cli.run(desk.verify(desk.publicKey("daily"), "--seed-sequence", "2")),
                "ROLLBACK_DETECTED",
                "known is 2");
    }

    @Test
    void takenOverWebRootIsNotSignedAgain() throws Exception {
        publishFirst();
        Files.writeString(
                desk.web.resolve("update.json"),
                Files.readString(desk.web.resolve("update.json")).replace("1.1.0", "6.6.6"));
        var before = TreeSnapshot.of(desk.web);

        EndToEnd.assertFailed(
                Cli.run(desk.publish("daily", "1.2.0", zip)), "NOT_PUBLISHED", "is not built upon", "no pinned key");
        assertThat(TreeSnapshot.of(desk.web)).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --artifact         | x.zip                | expected OS-ARCH=FILE
            --artifact         | amiga-68k=x.zip      | unknown operating system
            --artifact         | linux-x64@13=x.zip   | expected MIN..MAX
            --artifact         | linux-x64@a..=x.zip  | not the version of a system
            --expires-days     | 401                  | not from a minute to 400 days
            --threshold        | 3                    | a threshold of 3 is not possible
            --rollout          | 101                  | not from 0 to 100 percent
            --minimum-version  | 1.1.0                | is not below 1.1.0
            --min-supported-by | 2026-12-31           | needs --min-supported
            --min-supported-by | soon                 | not a day
            --mirror           | http://a.example/x   | is not https
            --notes            | missing.md           | cannot read
            --trust            | RWQ1                 | not an Ed25519 public key
            --keyset           | 0                    | key set < 1
            --channel          | Not one              | not a channel name
            """)
    void badValue(String option, String value, String problem) throws Exception {
        List<String> words = desk.publish("daily", "1.1.0", zip, option, value);
        words.add("--first");

        Cli.Finished refused = Cli.run(words);

        assertThat(refused.err()).contains(problem).doesNotContain("\tat ", "Exception");
        assertThat(refused.err().lines()).hasSize(2);
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(desk.web).doesNotExist();
    }
}
