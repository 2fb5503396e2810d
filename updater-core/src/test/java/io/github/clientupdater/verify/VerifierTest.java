package io.github.clientupdater.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clientupdater.host.HostApplication;
import io.github.clientupdater.host.HostProcess;
import io.github.clientupdater.release.Artifact;
import io.github.clientupdater.release.Digest;
import io.github.clientupdater.release.Endorsement;
import io.github.clientupdater.release.FileSignature;
import io.github.clientupdater.release.Format;
import io.github.clientupdater.release.PackageFile;
import io.github.clientupdater.release.Release;
import io.github.clientupdater.release.Version;
import io.github.clientupdater.task.Cancellation;
import io.github.clientupdater.task.UpdateException;
import io.github.clientupdater.task.UpdateException.Code;
import io.github.clientupdater.testing.FakeStateStore;
import io.github.clientupdater.testing.Minisign;
import io.github.clientupdater.testing.TestKeys;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VerifierTest {
    private static final byte[] CONTENT = "test".getBytes(StandardCharsets.UTF_8);
    private static final Digest DIGEST = Digest.ofContent(CONTENT);
    private static final TestKeys A = TestKeys.ofSeed(1);
    private static final TestKeys B = TestKeys.ofSeed(2);
    private static final Trust TRUST = Trust.signedBy(A.minisign(), B.minisign());
    private static final Release RELEASE =
            Release.builder(Version.parse("2.0.0")).build();
    private static final String OURS = "app=com.acme.app version=2.0.0";

    private final Cancellation cancellation = new Cancellation();
    private final Verifier verifier = new Verifier(TRUST, "com.acme.app");

    @TempDir
    Path directory;

    private Path file;

    @BeforeEach
    void writeTheFile() throws IOException {
        file = Files.write(directory.resolve("file"), CONTENT);
    }

    @Test
    void unsignedFileIsRefusedBeforeAndAfterTheDownload() {
        Artifact unsigned = artifact().build();

        assertThat(verifier.wantsSignature(unsigned)).isTrue();
        assertFails(() -> verifier.requireVerifiable(RELEASE, unsigned), Code.SIGNATURE_MISSING);
        assertFails(() -> verify(unsigned), Code.SIGNATURE_MISSING);
    }

    @Test
    void onlyWhoDemandsSignaturesWantsThem() {
        Artifact plain = artifact().build();

        assertThat(new Verifier(Trust.checksumOnly(), "com.acme.app").wantsSignature(plain))
                .isFalse();
        assertThat(verifier.wantsSignature(signed(Minisign.sign(A, CONTENT, OURS))))
                .isFalse();
    }

    @Test
    void fileThatAPinnedKeySignedIsVerified() throws UpdateException {
        Artifact prehashed = signed(Minisign.sign(A, CONTENT, "timestamp:1 " + OURS));
        Artifact pure = signed(Minisign.signPurely(B, CONTENT, OURS + "\tfile:app.zip"));

        assertThat(verify(prehashed).digest()).isEqualTo(DIGEST);
        assertThat(verify(pure).file()).isEqualTo(file);
        assertThat(verifier.verifyKept(file, RELEASE, pure, cancellation).artifact())
                .isEqualTo(pure);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "app=com.acme.app version=2.0.1",
                "app=com.acme.other version=2.0.0",
                "app=com.acme.app",
                "version=2.0.0",
                "xapp=com.acme.app version=2.0.0",
                "app=com.acme.app version=2.0.00",
                "",
            })
    void signatureForSomethingElseIsRefused(String comment) {
        Artifact other = signed(Minisign.sign(A, CONTENT, comment));

        assertFails(() -> verifier.requireVerifiable(RELEASE, other), Code.SIGNATURE_INVALID);
        assertFails(() -> verify(other), Code.SIGNATURE_INVALID);
    }

    @Test
    void signatureWithoutTrustedCommentIsRefused() {
        assertFails(() -> verify(signed(Minisign.signify(A, CONTENT))), Code.SIGNATURE_INVALID);
        assertFails(() -> verify(signed(Minisign.bare(A, CONTENT))), Code.SIGNATURE_INVALID);
    }

    @Test
    void signatureByAStrangerOrOverOtherBytesIsRefused() {
        assertFails(() -> verify(signed(Minisign.sign(TestKeys.ofSeed(9), CONTENT, OURS))), Code.SIGNATURE_INVALID);
        assertFails(() -> verify(signed(Minisign.sign(A, new byte[4], OURS))), Code.SIGNATURE_INVALID);
    }

    @Test
    void thresholdCountsOnlySignaturesForThisVersion() throws UpdateException {
        Verifier two = new Verifier(TRUST.withThreshold(2), "com.acme.app");
        String both = Minisign.sign(A, CONTENT, OURS) + Minisign.sign(B, CONTENT, OURS);
        String one = Minisign.sign(A, CONTENT, OURS) + Minisign.sign(B, CONTENT, "app=com.acme.app version=1.0.0");

        assertThat(two.verify(file, 4, DIGEST, RELEASE, signed(both), cancellation)
                        .digest())
                .isEqualTo(DIGEST);
        assertFails(() -> two.verify(file, 4, DIGEST, RELEASE, signed(one), cancellation), Code.THRESHOLD_NOT_MET);
    }

    /** The signature is shown the honest file, while another one was downloaded. */
    @Test
    void fileThatChangedMeanwhileIsRefused() {
        Digest other = Digest.ofContent(new byte[4]);

        for (String signature : new String[] {Minisign.sign(A, CONTENT, OURS), Minisign.signPurely(A, CONTENT, OURS)}) {
            assertFails(
                    () -> verifier.verify(file, 4, other, RELEASE, unannounced(signature), cancellation),
                    Code.DIGEST_MISMATCH);
        }
    }

    @Test
    void signatureDoesNotReplaceWhatWasAnnounced() {
        Artifact artifact = signed(Minisign.sign(A, CONTENT, OURS));

        assertFails(() -> verifier.verify(file, 5, DIGEST, RELEASE, artifact, cancellation), Code.SIZE_MISMATCH);
        assertFails(
                () -> verifier.verify(file, 4, Digest.ofContent(new byte[4]), RELEASE, artifact, cancellation),
                Code.DIGEST_MISMATCH);
    }

    @Test
    void wordOfAStrangerIsWorthNothing() {
        Endorsement madeUp = new Endorsement() {};

        assertFails(
                () -> verifier.requireVerifiable(
                        RELEASE, artifact().endorsement(madeUp).build()),
                Code.SIGNATURE_INVALID);
    }

    @Test
    void wordOfAFeedCoversWhatItNamesAndNothingElse() throws UpdateException {
        Release named = admitted(TRUST).releases().get(0);
        Artifact covered = named.artifacts().get(0);
        Endorsement word = covered.endorsement().orElseThrow();
        Release older = Release.builder(Version.parse("1.9.0")).build();
        PackageFile made = new PackageFile("a", 1, covered.digest().orElseThrow(), false);
        Artifact otherList = Artifact.builder(covered.reference(), covered.format())
                .platform(covered.platform())
                .size(4)
                .digest(covered.digest().orElseThrow())
                .files(List.of(made))
                .endorsement(word)
                .build();

        verifier.requireVerifiable(named, covered);
        assertFails(() -> verifier.requireVerifiable(older, covered), Code.SIGNATURE_INVALID);
        assertFails(
                () -> verifier.requireVerifiable(
                        named, artifact().endorsement(word).build()),
                Code.SIGNATURE_INVALID);
        assertFails(() -> verifier.requireVerifiable(named, otherList), Code.SIGNATURE_INVALID);
        assertFails(
                () -> new Verifier(TRUST, "com.acme.other").requireVerifiable(named, covered), Code.SIGNATURE_INVALID);
        assertFails(
                () -> new Verifier(Trust.signedBy(A.hex()), "com.acme.app").requireVerifiable(named, covered),
                Code.SIGNATURE_INVALID);
    }

    @Test
    void largeFileIsSignedByItsDigestOnly() throws IOException {
        Path large = directory.resolve("large");
        try (java.io.RandomAccessFile sparse = new java.io.RandomAccessFile(large.toFile(), "rw")) {
            sparse.setLength(8L * 1024 * 1024 + 1);
        }
        Digest digest = Digest.of(new byte[32]);

        assertFails(
                () -> verifier.verify(
                        large,
                        8L * 1024 * 1024 + 1,
                        digest,
                        RELEASE,
                        unannounced(Minisign.signPurely(A, CONTENT, OURS)),
                        cancellation),
                Code.SIGNATURE_UNSUPPORTED);
    }

    @Test
    void fileIsNotReadForForgedSignatures() {
        Path gone = directory.resolve("gone");
        String ours = Minisign.signPurely(A, CONTENT, "app=com.acme.app version=1.0.0");
        String forged = ours.replace("1.0.0", "2.0.0") + Minisign.signPurely(TestKeys.ofSeed(9), CONTENT, OURS);

        assertFails(
                () -> verifier.verify(gone, 4, DIGEST, RELEASE, signed(forged), cancellation), Code.SIGNATURE_INVALID);
    }

    @Test
    void forgedSignatureOfAllBytesHindersNoneOfTheDigest() throws Exception {
        byte[] content = new byte[8 * 1024 * 1024 + 1];
        Path large = Files.write(directory.resolve("large"), content);
        String signatures = Minisign.signPurely(TestKeys.ofSeed(9), CONTENT, OURS) + Minisign.sign(A, content, OURS);

        assertThat(verifier.verifyKept(large, RELEASE, unannounced(signatures), cancellation)
                        .file())
                .isEqualTo(large);
    }

    @Test
    void fileIsReadOnceAndCancelledWhereverItIs() throws Exception {
        SignedFile signed = new SignedFile(file, DIGEST, cancellation);
        byte[] whole = signed.bytes();
        byte[] digest = signed.digest();
        Files.delete(file);

        assertThat(signed.bytes()).isSameAs(whole).isEqualTo(CONTENT);
        assertThat(signed.digest()).isSameAs(digest);
        cancellation.cancel();
        assertThatThrownBy(signed::bytes).isInstanceOf(CancellationException.class);
        assertThatThrownBy(signed::digest).isInstanceOf(CancellationException.class);
    }

    @Test
    void verificationIsCancelled() {
        cancellation.cancel();

        assertThatThrownBy(() -> verify(signed(Minisign.sign(A, CONTENT, OURS))))
                .isInstanceOf(CancellationException.class);
    }

    @Test
    void movedFileIsTheSame() throws IOException, UpdateException {
        VerifiedArtifact moved =
                verifier.move(verify(signed(Minisign.sign(A, CONTENT, OURS))), directory.resolve("moved"));

        assertThat(moved.file()).hasBinaryContent(CONTENT);
        assertThat(file).doesNotExist();
        verifier.verifyAgain(moved, cancellation);
        Files.write(moved.file(), new byte[4]);
        assertFails(() -> verifier.verifyAgain(moved, cancellation), Code.DIGEST_MISMATCH);
    }

    @Test
    void withoutSignaturesADigestIsWanted() {
        Verifier checksums = new Verifier(Trust.checksumOnly(), "com.acme.app");
        Artifact bare = Artifact.builder("ref", Format.ZIP).build();

        assertFails(() -> checksums.requireVerifiable(RELEASE, bare), Code.DIGEST_MISSING);
        assertFails(
                () -> checksums.verifyKept(
                        directory.resolve("nothing"), RELEASE, artifact().build(), cancellation),
                Code.WORK_DIR_UNUSABLE);
    }

    @Test
    void unsignedUnannouncedFileIsTakenOnlyWhereNothingIsDemanded() throws UpdateException {
        Artifact bare = Artifact.builder("ref", Format.ZIP).build();
        Verifier none = new Verifier(Trust.dangerouslyNone(), "com.acme.app");

        assertThat(none.verify(file, 4, DIGEST, RELEASE, bare, cancellation).digest())
                .isEqualTo(DIGEST);
    }

    @Test
    void checksumDecidesWhereNothingHasToBeSigned() throws UpdateException {
        Verifier checksums = new Verifier(Trust.checksumOnly(), "com.acme.app");
        Artifact artifact = signed("no signature at all");

        checksums.requireVerifiable(RELEASE, artifact);
        VerifiedArtifact verified = checksums.verify(file, 4, DIGEST, RELEASE, artifact, cancellation);
        assertThat(verified).hasToString("VerifiedArtifact[file, " + DIGEST + "]");
        assertThat(checksums.trust()).isSameAs(Trust.checksumOnly());
        assertFails(
                () -> checksums.verify(file, 4, Digest.ofContent(new byte[4]), RELEASE, artifact, cancellation),
                Code.DIGEST_MISMATCH);
    }

    @Test
    void fileThatASignedFeedNamesNeedsNoSignatureOfItsOwn() throws UpdateException {
        Release named = admitted(TRUST).releases().get(0);
        Artifact covered = named.artifacts().get(0);
        Digest digest = covered.digest().orElseThrow();

        assertThat(verifier.verify(file, 4, digest, named, covered, cancellation)
                        .digest())
                .isEqualTo(digest);
    }

    @Test
    void fileThatIsGoneCannotBeVerified() {
        for (String signature : new String[] {Minisign.sign(A, CONTENT, OURS), Minisign.signPurely(A, CONTENT, OURS)}) {
            assertFails(
                    () -> verifier.verify(
                            directory.resolve("gone"), 4, DIGEST, RELEASE, signed(signature), cancellation),
                    Code.WORK_DIR_UNUSABLE);
        }
    }

    @Test
    void secondLookIsCancelledToo() throws UpdateException {
        VerifiedArtifact verified = verify(signed(Minisign.sign(A, CONTENT, OURS)));
        cancellation.cancel();

        assertThatThrownBy(() -> verifier.verifyAgain(verified, cancellation))
                .isInstanceOf(CancellationException.class);
    }

    @Test
    void signedDocumentIsItsBytes() {
        SignedDocument document = new SignedDocument(CONTENT, new byte[] {1});

        assertThat(document)
                .isEqualTo(new SignedDocument(CONTENT.clone(), new byte[] {1}))
                .hasSameHashCodeAs(new SignedDocument(CONTENT.clone(), new byte[] {1}))
                .isNotEqualTo(new SignedDocument(CONTENT, new byte[] {2}))
                .isNotEqualTo(new SignedDocument(new byte[4], new byte[] {1}))
                .isNotEqualTo("test");
    }

    private io.github.clientupdater.release.ReleaseFeed admitted(Trust trust) throws UpdateException {
        HostApplication host = HostApplication.builder("com.acme.app", "1.0.0")
                .workDir(directory.resolve("work"))
                .process(new HostProcess.None())
                .build();
        Instant now = Instant.parse("2026-06-01T00:00:00Z");
        FeedGate gate = new FeedGate(trust, host, new FakeStateStore(), number -> Optional.empty(), now);
        return gate.admit(FeedTexts.signed(FeedTexts.feed(), A));
    }

    private VerifiedArtifact verify(Artifact artifact) throws UpdateException {
        return verifier.verify(file, CONTENT.length, DIGEST, RELEASE, artifact, cancellation);
    }

    private static Artifact.Builder artifact() {
        return Artifact.builder("ref", Format.ZIP).size(CONTENT.length).digest(DIGEST);
    }

    private static Artifact signed(String signature) {
        return artifact().endorsement(new FileSignature(signature)).build();
    }

    private static Artifact unannounced(String signature) {
        return Artifact.builder("ref", Format.ZIP)
                .endorsement(new FileSignature(signature))
                .build();
    }

    private static void assertFails(ThrowingCallable call, Code code) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        UpdateException.class,
                        e -> assertThat(e.code()).as(e.getMessage()).isEqualTo(code));
    }
}
