package io.github.clientupdater.security;

import static io.github.clientupdater.security.SignedApplication.DAILY;
import static io.github.clientupdater.security.SignedApplication.FEED;
import static io.github.clientupdater.security.SignedApplication.FILE;
import static io.github.clientupdater.security.SignedApplication.OFFLINE;
import static io.github.clientupdater.security.SignedApplication.SIGNATURE;
import static io.github.clientupdater.security.SignedApplication.THIEF;
import static io.github.clientupdater.security.SignedApplication.feed;
import static io.github.clientupdater.security.SignedApplication.sign;
import static io.github.clientupdater.security.SignedApplication.zip;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clientupdater.UpdateOutcome;
import io.github.clientupdater.Updater;
import io.github.clientupdater.host.HostApplication;
import io.github.clientupdater.host.HostProcess;
import io.github.clientupdater.internal.signature.Blake2b;
import io.github.clientupdater.server.manifest.FeedServer;
import io.github.clientupdater.task.UpdateException.Code;
import io.github.clientupdater.testing.Minisign;
import io.github.clientupdater.testing.TestKeys;
import io.github.clientupdater.testing.faults.ConnectionFaults;
import io.github.clientupdater.testing.faults.Content;
import io.github.clientupdater.testing.faults.Schedule;
import io.github.clientupdater.testing.faults.StatusFaults;
import io.github.clientupdater.testing.faults.ValidatorFaults;
import io.github.clientupdater.verify.Trust;
import io.github.clientupdater.verify.VerifiedArtifact;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.Provider;
import java.security.Security;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows A1 to A4, A21 to A23 and A27 to A36 of docs/security-tests.md: who signed, and whether exactly this. */
class PartASignaturesTest {
    private static final byte[] HONEST = feed("2.0.0").bytes();

    @TempDir
    Path directory;

    private SignedApplication app;

    @BeforeEach
    void install() throws IOException {
        app = new SignedApplication(directory);
    }

    @AfterEach
    void close() {
        app.close();
    }

    @Test
    @DisplayName("the honest publisher is accepted")
    void honest() throws IOException {
        app.assertAccepted("2.0.0");
    }

    @Test
    @DisplayName("A1 CVE-2025-15556 a server that was taken over announces another file with its checksum")
    void otherFile() throws IOException {
        Content evil = zip("evil");
        app.server.publish(FILE, evil);
        app.publish(feed("2.0.0").withArtifact("sha256", evil.sha256().hex()).bytes(), sign(HONEST, DAILY));

        app.assertRejected(Code.SIGNATURE_INVALID);
    }

    @Test
    @DisplayName("A1 CVE-2025-15556 the file is not even asked for")
    void otherFileIsNotAskedFor() {
        app.publish(feed("2.0.0").withArtifact("size", 1).bytes(), sign(HONEST, DAILY));

        app.update();

        assertThat(app.server.exchanges(FILE)).isEmpty();
    }

    @ParameterizedTest(name = "A2 CVE-2026-49450 a signature file that holds none: \"{0}\"")
    @ValueSource(
            strings = {
                "",
                "\n\n",
                "untrusted comment: signature\n",
                "untrusted comment: signature\ntrusted comment: app=com.acme.app\n"
            })
    void emptySignature(String signatures) throws IOException {
        app.publish(HONEST, signatures);

        app.assertRejected(Code.SIGNATURE_MISSING);
    }

    @Test
    @DisplayName("A2 CVE-2026-49450 no signature file at all")
    void noSignature() throws IOException {
        app.server.withdraw(SIGNATURE);

        app.assertRejected(Code.SIGNATURE_MISSING);
    }

    @Test
    @DisplayName("A2 no updater without keys for a feed that is signed")
    void noKeys() {
        HostApplication host = HostApplication.builder("com.acme.app", "1.0.0")
                .workDir(directory.resolve("work"))
                .process(new HostProcess.None())
                .build();
        Updater.Builder builder = Updater.builder().application(host).server(FeedServer.at(app.server.uri(FEED)));

        assertThatThrownBy(builder::build).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(builder.trust(Trust.checksumOnly())::build).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(builder.trust(Trust.dangerouslyNone())::build).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(Trust::signedBy).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @DisplayName("A3 CVE-2026-42248 nobody outside makes what is installed, or the word for it")
    void provenTypes() {
        assertThat(VerifiedArtifact.class.getConstructors()).isEmpty();
        assertThat(Modifier.isFinal(VerifiedArtifact.class.getModifiers())).isTrue();
    }

    @Test
    @DisplayName("A4 CVE-2024-39698 a Java that cannot verify rejects")
    void noCryptography() throws IOException {
        Provider provider = Security.getProvider("SunEC");
        int place = Arrays.asList(Security.getProviders()).indexOf(provider) + 1;
        Runnable publication = app.honestPublication;
        app.honestPublication = () -> {
            Security.insertProviderAt(provider, place);
            publication.run();
        };
        Security.removeProvider("SunEC");
        try {
            app.assertRejected(Code.CRYPTO_UNAVAILABLE);
        } finally {
            Security.insertProviderAt(provider, place);
        }
    }

    @Test
    @DisplayName("A21 one good signature and a bad one, of two that are needed")
    void oneOfTwo() throws IOException {
        needTwo();
        app.publish(HONEST, sign(HONEST, DAILY) + sign(feed("9.9.9").bytes(), OFFLINE));

        app.assertRejected(Code.THRESHOLD_NOT_MET);
    }

    @Test
    @DisplayName("A21 both signatures of two that are needed, and a stranger's between")
    void twoOfTwo() throws IOException {
        needTwo();
        app.publish(feed("2.0.0"), DAILY, THIEF, OFFLINE);

        app.assertAccepted("2.0.0");
    }

    private void needTwo() {
        app.trust = app.trust.withThreshold(2);
        app.honestPublication = () -> app.publish(feed("2.0.0").sequence(1_000_000), OFFLINE, DAILY);
    }

    @ParameterizedTest(name = "A22 the same key counts once: {0}")
    @MethodSource
    void sameKey(String how, String signatures) throws IOException {
        needTwo();
        app.publish(HONEST, signatures);

        app.assertRejected(Code.THRESHOLD_NOT_MET);
    }

    static Stream<Arguments> sameKey() {
        byte[] signature = DAILY.sign(Blake2b.of(HONEST));
        String otherId = Minisign.block("ED", OFFLINE.keyId(), signature)
                + Minisign.trusted("x", Minisign.commentSignature(DAILY, signature, "x"));
        return Stream.of(
                Arguments.of("the same signature twice", sign(HONEST, DAILY, DAILY)),
                Arguments.of("eight times", sign(HONEST, repeated(DAILY, 8))),
                Arguments.of("under the other key's id", sign(HONEST, DAILY) + otherId),
                Arguments.of("in both ways of signing", sign(HONEST, DAILY) + Minisign.signPurely(DAILY, HONEST, "x")),
                Arguments.of("as signify", sign(HONEST, DAILY) + Minisign.signify(DAILY, HONEST)));
    }

    private static TestKeys[] repeated(TestKeys keys, int times) {
        TestKeys[] all = new TestKeys[times];
        Arrays.fill(all, keys);
        return all;
    }

    @Test
    @DisplayName("A22 a key that is pinned in two spellings counts once")
    void sameKeyPinnedTwice() {
        assertThatThrownBy(() -> Trust.signedBy(DAILY.minisign(), DAILY.hex()).withThreshold(2))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest(name = "A23 CVE-2026-23992 a threshold of {0} with two keys")
    @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 3, Integer.MAX_VALUE})
    void impossibleThreshold(int threshold) {
        assertThatThrownBy(() -> app.trust.withThreshold(threshold)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest(name = "A27 a signature of {0} bytes whose beginning is good")
    @ValueSource(ints = {0, 1, 63, 65, 128})
    void signatureLength(int length) throws IOException {
        byte[] signature = Arrays.copyOf(DAILY.sign(Blake2b.of(HONEST)), length);
        app.publish(
                HONEST,
                Minisign.block("ED", DAILY.keyId(), signature)
                        + Minisign.trusted("x", Minisign.commentSignature(DAILY, signature, "x")));

        app.assertRejected(Code.SIGNATURE_INVALID);
    }

    @ParameterizedTest(name = "A27 a bare signature of {0} bytes whose beginning is good")
    @ValueSource(ints = {1, 63, 65, 128})
    void bareSignatureLength(int length) throws IOException {
        byte[] signature = Arrays.copyOf(DAILY.sign(HONEST), length);
        app.publish(HONEST, Base64.getEncoder().encodeToString(signature));

        app.assertRejected(Code.SIGNATURE_INVALID);
    }

    @ParameterizedTest(name = "A28 a key under which anything would verify cannot be pinned: {0}")
    @ValueSource(
            strings = {
                "0000000000000000000000000000000000000000000000000000000000000000",
                "0100000000000000000000000000000000000000000000000000000000000000",
                "0100000000000000000000000000000000000000000000000000000000000080",
                "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
                "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
                "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
                "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
                "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa"
            })
    void smallOrderKey(String hex) {
        assertThatThrownBy(() -> Trust.signedBy(DAILY.minisign(), hex)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest(name = "A29 a signature of the kind \"{0}\"")
    @ValueSource(strings = {"Xx", "Es", "eD", "RS", "\0\0"})
    void otherKind(String tag) throws IOException {
        byte[] signature = DAILY.sign(Blake2b.of(HONEST));
        app.publish(
                HONEST,
                Minisign.block(tag, DAILY.keyId(), signature)
                        + Minisign.trusted("x", Minisign.commentSignature(DAILY, signature, "x")));

        app.assertRejected(Code.SIGNATURE_UNSUPPORTED);
    }

    @Test
    @DisplayName("A29 pure signature under the prehashed tag")
    void wrongTag() throws IOException {
        byte[] signature = DAILY.sign(HONEST);
        app.publish(
                HONEST,
                Minisign.block("ED", DAILY.keyId(), signature)
                        + Minisign.trusted("x", Minisign.commentSignature(DAILY, signature, "x")));

        app.assertRejected(Code.SIGNATURE_INVALID);
    }

    @Test
    @DisplayName("A30 the id of a pinned key beside a thief's signature")
    void spoofedKeyId() throws IOException {
        byte[] signature = THIEF.sign(Blake2b.of(HONEST));
        app.publish(
                HONEST,
                Minisign.block("ED", DAILY.keyId(), signature)
                        + Minisign.trusted("x", Minisign.commentSignature(THIEF, signature, "x")));

        app.assertRejected(Code.SIGNATURE_INVALID);
    }

    @Test
    @DisplayName("A30 a wrong key id beside a good signature says nothing")
    void wrongKeyId() throws IOException {
        byte[] signature = DAILY.sign(Blake2b.of(HONEST));
        app.publish(
                HONEST,
                Minisign.block("ED", new byte[8], signature)
                        + Minisign.trusted("x", Minisign.commentSignature(DAILY, signature, "x")));

        app.assertAccepted("2.0.0");
    }

    @ParameterizedTest(name = "A31 a changed trusted comment: {0}")
    @ValueSource(strings = {"app=com.acme.app seq=10", "app=com.acme.app ", "rubbish", ""})
    void changedComment(String comment) throws IOException {
        app.publish(HONEST, sign(HONEST, DAILY).replace("comment: app=com.acme.app\n", "comment: " + comment + "\n"));

        app.assertRejected(Code.SIGNATURE_INVALID);
    }

    @ParameterizedTest(name = "A32 CVE-2026-23991 what is unsigned meets no parser: {0}")
    @ValueSource(strings = {"{", "{\"rubbish\":1}", "[[[[[[[[", "null", "\"rubbish\"", "rubbish\0", "{}{}"})
    void unparsed(String feed) throws IOException {
        app.publish(feed.getBytes(StandardCharsets.UTF_8), sign(HONEST, DAILY));

        app.assertRejected(Code.SIGNATURE_INVALID);
    }

    @Test
    @DisplayName("A32 CVE-2026-23991 no parser sees a hundred thousand brackets without a signature")
    void unparsedDepth() throws IOException {
        app.publish("[".repeat(100_000).getBytes(StandardCharsets.UTF_8), sign(HONEST, DAILY));

        app.assertRejected(Code.SIGNATURE_INVALID);
    }

    @ParameterizedTest(name = "A33 the same document in other bytes: {0}")
    @MethodSource
    void otherBytes(String how, byte[] feed) throws IOException {
        app.publish(feed, sign(HONEST, DAILY));

        app.assertRejected(Code.SIGNATURE_INVALID);
    }

    static Stream<Arguments> otherBytes() {
        String text = new String(HONEST, StandardCharsets.UTF_8);
        return Stream.of(
                Arguments.of("a space behind it", joined(HONEST, " ")),
                Arguments.of("a line end behind it", joined(HONEST, "\r\n")),
                Arguments.of("a byte order mark", joined("\ufeff".getBytes(StandardCharsets.UTF_8), text)),
                Arguments.of("a space in it", text.replaceFirst(":", ": ").getBytes(StandardCharsets.UTF_8)),
                Arguments.of("an escape in it", text.replace("zip", "\\u007aip").getBytes(StandardCharsets.UTF_8)),
                Arguments.of("UTF-16", text.getBytes(StandardCharsets.UTF_16)));
    }

    private static byte[] joined(byte[] first, String second) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(first);
        out.writeBytes(second.getBytes(StandardCharsets.UTF_8));
        return out.toByteArray();
    }

    @Test
    @DisplayName("A34 feed and signature of different ages, in step at the second look")
    void outOfStepOnce() throws IOException {
        String older = sign(feed("1.9.0").bytes(), DAILY);
        app.server.inject(SIGNATURE, Schedule.first(1, ValidatorFaults.replacedBy(Content.of(older))));

        app.assertAccepted("2.0.0");

        assertThat(app.server.exchanges(SIGNATURE)).hasSize(2);
    }

    @Test
    @DisplayName("A34 feed and signature of different ages for ever")
    void outOfStepForEver() throws IOException {
        app.publish(HONEST, sign(feed("1.9.0").bytes(), DAILY));

        app.assertRejected(Code.SIGNATURE_INVALID);
    }

    @ParameterizedTest(name = "A34 a forged feed does not pass for a server that answers {0} to the second look")
    @ValueSource(ints = {404, 500, 503})
    void hiddenBehindAnAnswer(int status) throws IOException {
        app.publish(HONEST, sign(feed("1.9.0").bytes(), THIEF));
        app.server.inject(SIGNATURE, Schedule.from(2, StatusFaults.status(status)));

        UpdateOutcome outcome = app.update();

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        UpdateOutcome.Failed.class,
                        failed -> assertThat(failed.cause().code()).isEqualTo(Code.SIGNATURE_INVALID));
    }

    @ParameterizedTest(name = "A34 nor for {0}")
    @MethodSource
    void hiddenBehindLess(String what, String path, Content second) throws IOException {
        app.trust = app.trust.withThreshold(2);
        app.honestPublication = () -> app.publish(feed("2.0.0"), DAILY, OFFLINE);
        app.publish(HONEST, sign(HONEST, THIEF));
        app.server.inject(path, Schedule.from(2, ValidatorFaults.replacedBy(second)));

        app.assertRejected(Code.SIGNATURE_INVALID);
    }

    static Stream<Arguments> hiddenBehindLess() {
        byte[] none = new byte[64];
        return Stream.of(
                Arguments.of("one that too few keys signed", SIGNATURE, Content.of(sign(HONEST, DAILY))),
                Arguments.of("another algorithm", SIGNATURE, Content.of(Minisign.block("Xx", new byte[8], none))),
                Arguments.of("one without a signature", SIGNATURE, Content.of("")),
                Arguments.of("one that is too large", FEED, Content.of(new byte[300 * 1024])));
    }

    @Test
    @DisplayName("A34 nor for a server that is silent about its keys")
    void hiddenBehindSilence() throws IOException {
        app.publish(feed("2.0.0"), THIEF);
        app.server.inject("/keys/2.json", Schedule.always(ConnectionFaults.stallWithoutAnswer()));
        app.configuration = builder -> builder.deadline(Duration.ofSeconds(2));

        app.assertRejected(Code.SIGNATURE_INVALID);
    }

    @ParameterizedTest(name = "A38 the digest of a signed feed in its place, with its signature said to be pure: {0}")
    @MethodSource
    void digestForTheFeed(String how, String signatures) throws IOException {
        app.publish(Blake2b.of(HONEST), signatures);

        app.assertRejected(Code.SIGNATURE_INVALID);
    }

    static Stream<Arguments> digestForTheFeed() {
        byte[] digest = Blake2b.of(HONEST); // Signed purely it is what minisign signs.
        return Stream.of(
                Arguments.of("minisign", Minisign.signPurely(DAILY, digest, "x")),
                Arguments.of("signify", Minisign.signify(DAILY, digest)),
                Arguments.of("bare", Minisign.bare(DAILY, digest)));
    }

    @Test
    @DisplayName("A36 CVE-2022-28756 CVE-2026-109399 somebody else's signature, however good")
    void otherSigner() throws IOException {
        app.publish(feed("2.0.0"), THIEF);

        app.assertRejected(Code.SIGNATURE_INVALID);
    }
}
