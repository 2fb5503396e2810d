package io.github.clientupdater.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clientupdater.internal.signature.KeySet;
import io.github.clientupdater.internal.signature.Message;
import io.github.clientupdater.internal.signature.PublicKey;
import io.github.clientupdater.internal.signature.SignatureFile;
import io.github.clientupdater.testing.Programs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What minisign, signify and OpenSSL say about our signatures, and we about theirs. */
class SignatureProgramsTest {
    @TempDir
    Path dir;

    private Path file;

    @BeforeEach
    void writeAFile() throws Exception {
        file = Files.writeString(dir.resolve("app.zip"), "what is signed");
    }

    @Test
    void minisignVerifiesWhatOurKeySigned() throws Exception {
        Programs.require("minisign");
        SigningKey key = SigningKey.generate();
        key.writePublicKey(dir.resolve("our.pub"));

        new FileSigner(List.of(key)).sign(file, "app=com.acme.notes version=1.0.0");

        assertThat(minisign("-V", "-m", "app.zip", "-p", "our.pub"))
                .contains("Signature and comment signature verified", "app=com.acme.notes version=1.0.0");
        assertThat(minisign("-V", "-m", "app.zip", "-P", key.publicKey())).contains("verified");
    }

    @Test
    void minisignSignsWithAKeyThatWeMade() throws Exception {
        Programs.require("minisign");
        SigningKey key = SigningKey.generate();
        key.write(dir.resolve("our.key"));

        minisign("-S", "-s", "our.key", "-m", "app.zip");

        requireSigned(key.publicKey(), "app.zip.minisig");
        assertThat(minisign("-V", "-m", "app.zip", "-P", key.publicKey())).contains("verified");
    }

    @Test
    void minisignsKeySignsHereAndThere() throws Exception {
        Programs.require("minisign");
        minisign("-G", "-W", "-p", "their.pub", "-s", "their.key");

        SigningKey key = SigningKey.read(dir.resolve("their.key"));
        new FileSigner(List.of(key)).sign(file, "here");

        List<String> theirs = Files.readAllLines(dir.resolve("their.pub"));
        assertThat(theirs.get(1)).isEqualTo(key.publicKey());
        assertThat(idIn(theirs.get(0))).isEqualTo(Long.parseUnsignedLong(key.id(), 16));
        assertThat(minisign("-V", "-m", "app.zip", "-p", "their.pub")).contains("verified");
        minisign("-S", "-s", "their.key", "-m", "app.zip");
        requireSigned(Files.readString(dir.resolve("their.pub")), "app.zip.minisig");
        minisign("-S", "-l", "-s", "their.key", "-m", "app.zip"); // Its older kind, of the whole file.
        requireSigned(key.publicKey(), "app.zip.minisig");
    }

    @Test
    void minisignReadsTheFirstOfSeveralSignatures() throws Exception {
        Programs.require("minisign");
        SigningKey first = SigningKey.generate();
        SigningKey second = SigningKey.generate();

        new FileSigner(List.of(first)).sign(file, "first");
        new FileSigner(List.of(second)).append(file, "second");

        assertThat(minisign("-V", "-m", "app.zip", "-P", first.publicKey())).contains("first");
        new KeySet(1, 2, List.of(PublicKey.parse(first.publicKey()), PublicKey.parse(second.publicKey())))
                .require(new FileMessage(file), signatures("app.zip.minisig"));
    }

    @Test
    void minisignRefusesAnotherFile() throws Exception {
        Programs.require("minisign");
        SigningKey key = SigningKey.generate();
        new FileSigner(List.of(key)).sign(file, "x");
        Files.writeString(file, "something else");

        assertThat(Programs.tryRun(dir, "", "minisign", "-V", "-m", "app.zip", "-P", key.publicKey())
                        .exitCode())
                .isNotZero();
    }

    @Test
    void signifysKeySignsHereAndThere() throws Exception {
        Programs.require("signify-openbsd");
        Programs.run(dir, "", "signify-openbsd", "-G", "-n", "-p", "s.pub", "-s", "s.sec");
        Programs.run(dir, "", "signify-openbsd", "-S", "-s", "s.sec", "-m", "app.zip", "-x", "app.zip.sig");

        SigningKey key = SigningKey.read(dir.resolve("s.sec"));
        requireSigned(Files.readString(dir.resolve("s.pub")), "app.zip.sig");
        requireSigned(key.publicKey(), "app.zip.sig");
        new FileSigner(List.of(key)).sign(file, "ours");

        requireSigned(Files.readString(dir.resolve("s.pub")), "app.zip.minisig");
    }

    @Test
    void signifyVerifiesByAKeyThatWeMade() throws Exception {
        Programs.require("signify-openbsd");
        Programs.require("minisign");
        SigningKey key = SigningKey.generate();
        key.write(dir.resolve("our.key"));
        key.writePublicKey(dir.resolve("our.pub"));
        minisign("-S", "-l", "-s", "our.key", "-m", "app.zip"); // Its first two lines are signify's.
        List<String> lines = Files.readAllLines(dir.resolve("app.zip.minisig"));
        Files.write(dir.resolve("app.zip.sig"), lines.subList(0, 2));

        assertThat(Programs.run(
                        dir, "", "signify-openbsd", "-V", "-p", "our.pub", "-m", "app.zip", "-x", "app.zip.sig"))
                .contains("Signature Verified");
    }

    @Test
    void signifysEncryptedKeyIsRefused() throws Exception {
        Programs.require("signify-openbsd");
        Programs.run(dir, "", "signify-openbsd", "-G", "-n", "-p", "s.pub", "-s", "s.sec");
        String[] lines = Files.readString(dir.resolve("s.sec")).split("\n");
        byte[] bytes = Base64.getDecoder().decode(lines[1]);
        bytes[7] = 42; // The rounds: a password can only be typed on a terminal.
        Files.writeString(
                dir.resolve("s.sec"), lines[0] + "\n" + Base64.getEncoder().encodeToString(bytes) + "\n");

        assertThatThrownBy(() -> SigningKey.read(dir.resolve("s.sec"))).hasMessageContaining("encrypted by signify");
    }

    @Test
    void openSslsKeySignsHereAndThere() throws Exception {
        Programs.require("openssl");
        openssl("genpkey", "-algorithm", "ed25519", "-out", "o.pem");
        openssl("pkey", "-in", "o.pem", "-pubout", "-out", "o.pub");
        openssl("pkeyutl", "-sign", "-rawin", "-inkey", "o.pem", "-in", "app.zip", "-out", "app.zip.ed25519");

        SigningKey key = SigningKey.read(dir.resolve("o.pem"));
        requireSigned(Files.readString(dir.resolve("o.pub")), "app.zip.ed25519");
        requireSigned(key.publicKey(), "app.zip.ed25519");
        Files.write(dir.resolve("raw"), key.signPurely(Files.readAllBytes(file)));

        assertThat(openssl(
                        "pkeyutl",
                        "-verify",
                        "-rawin",
                        "-pubin",
                        "-inkey",
                        "o.pub",
                        "-in",
                        "app.zip",
                        "-sigfile",
                        "raw"))
                .contains("Verified Successfully");
    }

    @Test
    void minisignVerifiesByAnIdThatOpenSslsKeyGot() throws Exception {
        Programs.require("openssl");
        Programs.require("minisign");
        openssl("genpkey", "-algorithm", "ed25519", "-out", "o.pem");

        SigningKey key = SigningKey.read(dir.resolve("o.pem"));
        new FileSigner(List.of(key)).sign(file, "x");

        assertThat(minisign("-V", "-m", "app.zip", "-P", key.publicKey())).contains("verified");
    }

    @Test
    void otherKeysOfOpenSslAreRefused() throws Exception {
        Programs.require("openssl");
        openssl("genpkey", "-algorithm", "ed448", "-out", "ed448.pem");
        openssl("genpkey", "-algorithm", "ed25519", "-aes256", "-pass", "pass:x", "-out", "encrypted.pem");

        assertThatThrownBy(() -> SigningKey.read(dir.resolve("ed448.pem"))).hasMessageContaining("not an Ed25519 key");
        assertThatThrownBy(() -> SigningKey.read(dir.resolve("encrypted.pem")))
                .hasMessageContaining("encrypted by OpenSSL");
    }

    private String minisign(String... words) {
        return program("minisign", words);
    }

    private String openssl(String... words) {
        return program("openssl", words);
    }

    private String program(String name, String... words) {
        List<String> all = new ArrayList<>(List.of(name));
        all.addAll(List.of(words));
        return Programs.run(dir, "", all.toArray(String[]::new));
    }

    private SignatureFile signatures(String name) throws Exception {
        return SignatureFile.parse(Files.readAllBytes(dir.resolve(name)));
    }

    /** What minisign writes is a number: without leading zeros, which one key in sixteen has. */
    private static long idIn(String comment) {
        return Long.parseUnsignedLong(comment.substring(comment.lastIndexOf(' ') + 1), 16);
    }

    private void requireSigned(String key, String signature) throws Exception {
        new KeySet(1, 1, List.of(PublicKey.parse(key)))
                .require(Message.of(Files.readAllBytes(file)), signatures(signature));
    }
}
