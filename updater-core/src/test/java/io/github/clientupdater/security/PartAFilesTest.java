package io.github.clientupdater.security;

import static io.github.clientupdater.security.SignedApplication.DAILY;
import static io.github.clientupdater.security.SignedApplication.FILE;
import static io.github.clientupdater.security.SignedApplication.OFFLINE;
import static io.github.clientupdater.security.SignedApplication.THIEF;
import static io.github.clientupdater.security.SignedApplication.ZIP;
import static io.github.clientupdater.security.SignedApplication.zip;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.clientupdater.internal.signature.Blake2b;
import io.github.clientupdater.task.UpdateException.Code;
import io.github.clientupdater.testing.Minisign;
import io.github.clientupdater.testing.Programs;
import io.github.clientupdater.testing.TestKeys;
import io.github.clientupdater.testing.faults.Content;
import io.github.clientupdater.testing.faults.Manifest;
import io.github.clientupdater.testing.faults.Schedule;
import io.github.clientupdater.testing.faults.StatusFaults;
import io.github.clientupdater.testing.faults.ValidatorFaults;
import io.github.clientupdater.user.UserDriver.Timing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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

/**
 * The rows of part A where the document is not signed and each file is: {@code ManifestServer} with {@code
 * Trust.signedBy}.
 */
class PartAFilesTest {
    private static final String WORDS = "app=com.acme.app version=2.0.0";
    private static final byte[] BYTES = bytes(ZIP);
    private static final Manifest MANIFEST = Manifest.of("2.0.0", "app.zip").describing(ZIP);

    @TempDir
    Path directory;

    private SignedApplication app;

    @BeforeEach
    void install() throws IOException {
        app = new SignedApplication(directory);
        app.honestPublication = () -> app.speaksManifest(MANIFEST, Minisign.sign(DAILY, BYTES, WORDS));
        app.honestPublication.run();
    }

    @AfterEach
    void close() {
        app.close();
    }

    private static byte[] bytes(Content content) {
        return content.bytes(0, (int) content.size());
    }

    private void publish(String fileSignature) {
        app.speaksManifest(MANIFEST, fileSignature);
    }

    @Test
    @DisplayName("the honest publisher is accepted: signature beside the file")
    void honest() throws IOException {
        app.assertAccepted("2.0.0");
    }

    @ParameterizedTest(name = "the honest publisher is accepted: signature in the document, {0}")
    @ValueSource(strings = {"text", "base64"})
    void inTheDocument(String spelling) throws IOException {
        app.server.withdraw(FILE + ".minisig");
        String signature = Minisign.sign(DAILY, BYTES, WORDS);
        String base64 = Base64.getEncoder().encodeToString(signature.getBytes(StandardCharsets.UTF_8));
        app.speaksManifest(MANIFEST.with("signature", spelling.equals("text") ? signature : base64), "");

        app.assertAccepted("2.0.0");
    }

    @Test
    @DisplayName("A5 CVE-2026-95625 an old file with its old signature, announced as 9.9.9")
    void oldFile() throws IOException {
        Content old = zip("old");
        app.server.publish(FILE, old);
        String signature = Minisign.sign(DAILY, bytes(old), "app=com.acme.app version=0.9.0");
        app.speaksManifest(Manifest.of("9.9.9", "app.zip").describing(old), signature);

        app.assertRejected(Code.SIGNATURE_INVALID);
    }

    @Test
    @DisplayName("A5 such a file is not even asked for")
    void oldFileIsNotAskedFor() {
        app.speaksManifest(Manifest.of("9.9.9", "app.zip").describing(ZIP), Minisign.sign(DAILY, BYTES, WORDS));

        app.update();

        assertThat(app.server.exchanges(FILE)).isEmpty();
    }

    @Test
    @DisplayName("A1 CVE-2025-15556 another file with its checksum, beside the old signature")
    void otherFile() throws IOException {
        Content evil = zip("evil");
        app.server.publish(FILE, evil);
        app.speaksManifest(Manifest.of("2.0.0", "app.zip").describing(evil), Minisign.sign(DAILY, BYTES, WORDS));

        app.assertRejected(Code.SIGNATURE_INVALID);
    }

    @Test
    @DisplayName("A1 another file, and a document without any checksum")
    void otherFileWithoutChecksum() throws IOException {
        app.server.publish(FILE, zip("evil"));
        app.speaksManifest(Manifest.of("2.0.0", "app.zip"), Minisign.sign(DAILY, BYTES, WORDS));

        app.assertRejected(Code.SIGNATURE_INVALID);
    }

    @Test
    @DisplayName("A2 no signature in the document and none beside the file")
    void missing() throws IOException {
        app.server.withdraw(FILE + ".minisig");

        app.assertRejected(Code.SIGNATURE_MISSING);
    }

    @ParameterizedTest(name = "A2 a signature file that holds none: \"{0}\"")
    @ValueSource(strings = {"", "\n", "untrusted comment: x\n"})
    void empty(String signature) throws IOException {
        publish(signature);

        app.assertRejected(Code.SIGNATURE_MISSING);
    }

    @Test
    @DisplayName("A2 that nobody could be asked for the signature is no permission")
    void unreachable() throws IOException {
        app.server.inject(FILE + ".minisig", Schedule.always(StatusFaults.status(500)));

        app.assertRejected(Code.DOWNLOAD_FAILED);
    }

    @ParameterizedTest(name = "A5 A19 a signature whose comment says \"{0}\"")
    @ValueSource(
            strings = {
                "",
                "app=com.acme.app",
                "version=2.0.0",
                "app=com.acme.other version=2.0.0",
                "app=com.acme.app version=2.0.1",
                "app=com.acme.app version=2.0.0-rc.1",
                "app=com.acme.app version=2.0.0+x",
                "app=com.acme.app version=v2.0.0",
                "app=com.acme.app xversion=2.0.0",
                "app=com.acme.app,version=2.0.0",
                "APP=com.acme.app VERSION=2.0.0",
                "app=com.acme.app version=9.9.9 version=2.0.0",
                "app=com.acme.app version=2.0.0 version=2.0.0",
                "app=com.acme.other app=com.acme.app version=2.0.0",
                "timestamp:1790000000 file:app-2.0.0.zip hashed"
            })
    void otherWords(String words) throws IOException {
        publish(Minisign.sign(DAILY, BYTES, words));

        app.assertRejected(Code.SIGNATURE_INVALID);
    }

    @Test
    @DisplayName("A31 the right words in a comment that nobody signed")
    void forgedWords() throws IOException {
        publish(Minisign.sign(DAILY, BYTES, "app=com.acme.app version=1.9.0").replace("1.9.0", "2.0.0"));

        app.assertRejected(Code.SIGNATURE_INVALID);
    }

    @Test
    @DisplayName("A31 the right words beside another signature of the same key")
    void wordsOfAnotherSignature() throws IOException {
        String mine = Minisign.sign(DAILY, bytes(zip("other")), WORDS);
        String theirs = Minisign.signify(DAILY, BYTES);
        publish(theirs + mine.substring(mine.indexOf("trusted comment")));

        app.assertRejected(Code.SIGNATURE_INVALID);
    }

    @Test
    @DisplayName("A36 the right words by a key that nobody pinned")
    void otherKey() throws IOException {
        publish(Minisign.sign(THIEF, BYTES, WORDS));

        app.assertRejected(Code.SIGNATURE_INVALID);
    }

    @Test
    @DisplayName("A36 the right words by a thief, and a true signature without them")
    void otherKeyBesideATrueOne() throws IOException {
        publish(Minisign.sign(THIEF, BYTES, WORDS) + Minisign.sign(DAILY, BYTES, "app=com.acme.app version=1.9.0"));

        app.assertRejected(Code.SIGNATURE_INVALID);
    }

    @ParameterizedTest(name = "A5 a signature that cannot say which version it is of: {0}")
    @MethodSource
    void withoutComment(String how, String signature) throws IOException {
        publish(signature);

        app.assertRejected(Code.SIGNATURE_INVALID);
    }

    static Stream<Arguments> withoutComment() {
        return Stream.of(
                Arguments.of("signify", Minisign.signify(DAILY, BYTES)),
                Arguments.of("bare", Minisign.bare(DAILY, BYTES)));
    }

    @Test
    @DisplayName("A38 the digest of a signed file in its place, with its signature said to be pure")
    void digestForTheFile() throws IOException {
        byte[] digest = Blake2b.of(BYTES); // Signed purely it is what minisign signs.
        Content file = Content.of(digest);
        app.server.publish(FILE, file);
        app.speaksManifest(Manifest.of("2.0.0", "app.zip").describing(file), Minisign.signPurely(DAILY, digest, WORDS));

        app.assertRejected(Code.SIGNATURE_INVALID);
    }

    @Test
    @DisplayName("A39 a large file, and a signature that only all of its bytes could refute: 64 MiB of memory do")
    void largeFile() {
        String program = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String libraries = System.getProperty("java.class.path");

        String said = Programs.run(
                directory, "", program, "-Xmx64m", "-cp", libraries, SmallMemory.class.getName(), directory.toString());

        assertThat(said).isEqualTo("SIGNATURE_UNSUPPORTED SIGNATURE_INVALID verified\n");
    }

    @Test
    @DisplayName("A21 one of the two keys that have to sign each file")
    void oneOfTwo() throws IOException {
        needTwo();
        publish(Minisign.sign(DAILY, BYTES, WORDS) + Minisign.sign(OFFLINE, BYTES, "app=com.acme.app version=1.0.0"));

        app.assertRejected(Code.THRESHOLD_NOT_MET);
    }

    @Test
    @DisplayName("A22 one of the two keys, twice")
    void oneOfTwoTwice() throws IOException {
        needTwo();
        publish(Minisign.sign(DAILY, BYTES, WORDS) + Minisign.signPurely(DAILY, BYTES, WORDS));

        app.assertRejected(Code.THRESHOLD_NOT_MET);
    }

    @Test
    @DisplayName("A21 both keys")
    void twoOfTwo() throws IOException {
        needTwo();
        app.honestPublication.run();

        app.assertAccepted("2.0.0");
    }

    private void needTwo() {
        app.trust = app.trust.withThreshold(2);
        app.honestPublication = () -> publish(signedBy(OFFLINE, DAILY));
    }

    private static String signedBy(TestKeys first, TestKeys second) {
        return Minisign.sign(first, BYTES, WORDS) + Minisign.signPurely(second, BYTES, WORDS);
    }

    @Test
    @DisplayName("A18 the announced file's signature, and one byte changed on the way")
    void changedFile() throws IOException {
        app.server.inject(FILE, Schedule.always(ValidatorFaults.corruptByte(ZIP.size() / 2)));

        app.assertRejected(Code.DIGEST_MISMATCH);
    }

    @Test
    @DisplayName("A18 somebody changes the file between its verification and the commit")
    void swappedBeforeCommit() throws IOException {
        app.timing = Timing.NOW;
        app.heard.whenStaged = () -> {
            try (Stream<Path> files = Files.walk(app.workDir.resolve("downloads"))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Files.write(file, bytes(zip("evil")));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };

        app.assertRejected(Code.DIGEST_MISMATCH);
    }

    @ParameterizedTest(name = "D1 D2 a version that is a path: {0}")
    @ValueSource(strings = {"2.0.0/../../x", "../../x", "2.0.0\\..\\x", "2.0.0-a/b", "2.0.0\u0000", "C:2.0.0"})
    void versionAsPath(String version) throws IOException {
        app.speaksManifest(Manifest.of(version, "app.zip").describing(ZIP), Minisign.sign(DAILY, BYTES, WORDS));

        app.assertRejected(Code.FEED_MALFORMED);
    }
}
