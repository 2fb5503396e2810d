package io.github.clientupdater.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clientupdater.testing.Programs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys and signatures on the command line, with minisign at the other end. */
class KeysIT {
    private static final Map<String, String> PASSWORD = Map.of("UPDATER_KEY_PASSWORD", "correct horse");

    @TempDir
    Path dir;

    private Desk desk;

    @BeforeEach
    void writeAFile() throws Exception {
        desk = new Desk(dir);
        Files.writeString(desk.file("app.zip"), "what is signed");
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void keyWithAPasswordIsOneForMinisign() throws Exception {
        Programs.require("minisign");

        Cli.Finished made = desk.run(PASSWORD, "keygen", "--out", "daily");

        assertThat(made.exitCode()).as("%s", made).isZero();
        assertThat(made.out()).startsWith(desk.publicKey("daily") + "\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(desk.file("daily.key"))))
                .isEqualTo("rw-------");
        desk.minisign("correct horse\n", "-S", "-s", "daily.key", "-m", "app.zip");
        assertThat(desk.minisign("", "-V", "-p", "daily.pub", "-m", "app.zip")).contains("verified");
        assertThat(Programs.tryRun(dir, "wrong\n", "minisign", "-S", "-s", "daily.key", "-m", "app.zip")
                        .exitCode())
                .isNotZero();
    }

    @Test
    void keyWithAPasswordSigns() throws Exception {
        Programs.require("minisign");
        desk.run(PASSWORD, "keygen", "--out", "daily");

        Cli.Finished signed = desk.run(
                PASSWORD, "sign", "app.zip", "--key", "daily.key", "--app", "com.acme.notes", "--version", "1.0.0");

        assertThat(signed.exitCode()).as("%s", signed).isZero();
        assertThat(desk.minisign("", "-V", "-p", "daily.pub", "-m", "app.zip"))
                .contains("app=com.acme.notes version=1.0.0");
    }

    /** minisign's own limits: 1 GiB. */
    @Test
    void minisignsKeyWithAPasswordSigns() throws Exception {
        Programs.require("minisign");
        desk.minisign("pass\npass\n", "-G", "-p", "their.pub", "-s", "their.key");

        Cli.Finished signed = desk.run(
                Map.of("UPDATER_KEY_PASSWORD", "pass", "JDK_JAVA_OPTIONS", "-Xmx1400m"),
                "sign",
                "app.zip",
                "--key",
                "their.key");

        assertThat(signed.exitCode()).as("%s", signed).isZero();
        assertThat(desk.minisign("", "-V", "-p", "their.pub", "-m", "app.zip")).contains("verified");
        Cli.Finished small = desk.run(
                Map.of("UPDATER_KEY_PASSWORD", "pass", "JDK_JAVA_OPTIONS", "-Xmx200m"),
                "sign",
                "app.zip",
                "--key",
                "their.key");
        assertThat(small.err())
                .contains("takes 1024 MiB of memory", "-Xmx2048m")
                .doesNotContain("Exception");
        assertThat(small.exitCode()).isEqualTo(1);
    }

    @Test
    void wrongPasswordIsOneSentence() throws Exception {
        desk.run(PASSWORD, "keygen", "--out", "daily");
        String secret = Files.readAllLines(desk.file("daily.key")).get(1);

        Cli.Finished refused =
                desk.run(Map.of("UPDATER_KEY_PASSWORD", "s3cret"), "sign", "app.zip", "--key", "daily.key");

        assertThat(refused.err())
                .isEqualTo("Failed: the key file daily.key does not open: the password is wrong, "
                        + "or the file is damaged\n")
                .doesNotContain("s3cret", secret.substring(0, 20));
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(desk.file("app.zip.minisig")).doesNotExist();
    }

    @Test
    void withoutTerminalOrVariableNobodyCanBeAsked() {
        desk.run(PASSWORD, "keygen", "--out", "daily");

        for (Cli.Finished refused : new Cli.Finished[] {
            desk.run(Map.of(), "keygen", "--out", "other"), desk.run(Map.of(), "sign", "app.zip", "--key", "daily.key")
        }) {
            assertThat(refused.err()).contains("set UPDATER_KEY_PASSWORD");
            assertThat(refused.exitCode()).isEqualTo(2);
        }
        assertThat(desk.file("other.key")).doesNotExist();
    }

    @Test
    void keysAreNeverOverwritten() throws Exception {
        desk.keygen("daily");
        String before = Files.readString(desk.file("daily.key"));

        Cli.Finished again = desk.run(Map.of(), "keygen", "--no-password", "--out", "daily");

        assertThat(again.err()).contains("a key is never overwritten");
        assertThat(again.exitCode()).isEqualTo(1);
        assertThat(desk.file("daily.key")).hasContent(before);
    }

    @Test
    void directoryThatIsNotThereIsNamed() {
        Cli.Finished refused = desk.run(Map.of(), "keygen", "--no-password", "--out", "nowhere/daily");

        assertThat(refused.err()).isEqualTo("Failed: the key cannot be written: there is no directory nowhere\n");
        assertThat(refused.exitCode()).isEqualTo(1);
    }

    @Test
    void secretKeyThatOthersMayReadIsRemarkedUpon() throws Exception {
        desk.keygen("daily");
        Cli.Finished quiet = desk.run(Map.of(), "sign", "app.zip", "--key", "daily.key", "--json");
        assertThat(quiet.outcome().has("remarks")).isFalse();
        Files.setPosixFilePermissions(desk.file("daily.key"), PosixFilePermissions.fromString("rw-r--r--"));

        Cli.Finished signed = desk.run(Map.of(), "sign", "app.zip", "--key", "daily.key");

        assertThat(signed.exitCode()).as("%s", signed).isZero();
        assertThat(signed.out()).contains("others on this machine may read the secret key daily.key");
    }

    @Test
    void wordsThatSayMoreThanTheyShouldAreNotSigned() {
        desk.keygen("daily");
        String[] words = {"sign", "app.zip", "--key", "daily.key", "--app", "com.x version=9.9.9", "--version", "1.0.0"
        };

        Cli.Finished refused = desk.run(Map.of(), words);

        assertThat(refused.err()).contains("not an application id");
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(desk.file("app.zip.minisig")).doesNotExist();
    }

    @Test
    void secondKeyAddsItsSignatureOnce() throws Exception {
        desk.keygen("daily", "offline");
        desk.run(Map.of(), "sign", "app.zip", "--key", "daily.key");

        Cli.Finished added = desk.run(Map.of(), "sign", "app.zip", "--key", "offline.key", "--append", "--json");
        Cli.Finished twice = desk.run(Map.of(), "sign", "app.zip", "--key", "offline.key", "--append", "--json");

        assertThat(added.outcomeName()).isEqualTo("signed");
        assertThat(Files.readAllLines(desk.file("app.zip.minisig"))).hasSize(8);
        EndToEnd.assertFailed(twice, "NOT_PUBLISHED", "has signed this file before");
    }
}
