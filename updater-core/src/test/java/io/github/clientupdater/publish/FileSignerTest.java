package io.github.clientupdater.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clientupdater.internal.signature.SignatureFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileSignerTest {
    @TempDir
    Path dir;

    private final SigningKey key = SigningKey.generate();
    private Path file;

    @BeforeEach
    void writeAFile() throws Exception {
        file = Files.writeString(dir.resolve("app.zip"), "what is signed");
    }

    @Test
    void commentTellsWhatIsSigned() throws Exception {
        Path signature = new FileSigner(List.of(key)).sign(file, FileSigner.commentFor("com.acme.notes", "1.0.0"));

        SignatureFile read = SignatureFile.parse(Files.readAllBytes(signature));
        assertThat(read.saying(List.of("app=com.acme.notes", "version=1.0.0")).isEmpty())
                .isFalse();
        assertThat(read.saying(List.of("version=1.0.1")).isEmpty()).isTrue();
    }

    @Test
    void digestsAreNeverSignedAsMessages() {
        assertThatThrownBy(() -> key.signPurely(new byte[64])).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> key.signDigest(new byte[65])).isInstanceOf(IllegalArgumentException.class);
        // With nothing behind the first signature the second one would be over 64 bytes.
        assertThatThrownBy(() -> new FileSigner(List.of(key)).sign(file, "")).hasMessageContaining("1 to 512");
    }

    @Test
    void keySignsOnce() throws Exception {
        FileSigner signer = new FileSigner(List.of(key));
        Path signature = signer.sign(file, "first");
        byte[] before = Files.readAllBytes(signature);

        assertThatThrownBy(() -> signer.append(file, "second"))
                .hasMessage("the key " + key.id() + " has signed this file before");

        assertThat(signature).hasBinaryContent(before);
        assertThatThrownBy(() -> new FileSigner(List.of(key, key))).hasMessageContaining("a key twice");
    }

    @Test
    void eightSignaturesAreTheMost() throws Exception {
        FileSigner eight = new FileSigner(keys(8));
        eight.sign(file, "app=com.acme.notes version=1.0.0");

        assertThatThrownBy(() -> new FileSigner(List.of(key)).append(file, "ninth"))
                .hasMessageContaining("at most 8");
        assertThatThrownBy(() -> new FileSigner(keys(9))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void signaturesOfTheFileBeforeGiveWay() throws Exception {
        List<SigningKey> eight = keys(8);
        new FileSigner(eight).sign(file, "before");
        Files.writeString(file, "another content");

        Path signature = new FileSigner(List.of(eight.get(7))).append(file, "now");

        SignatureFile read = SignatureFile.parse(Files.readAllBytes(signature));
        assertThat(read.isSignedBy(eight.get(7).verifier(), new FileMessage(file)))
                .isTrue();
        assertThat(Files.readAllLines(signature)).hasSize(8 * 4);
    }

    @ParameterizedTest
    @CsvSource({"com.acme.notes version=9.9.9,1.0.0", "com.acme.notes,1.0.0 app=x", "'',1.0.0", "com.acme.notes,one"})
    void wordsThatSayMoreThanTheyShouldAreNotSigned(String app, String version) {
        assertThatThrownBy(() -> FileSigner.commentFor(app, version)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void versionIsWrittenAsClientsCompareIt() {
        assertThat(FileSigner.commentFor("com.acme.notes", "v1.2.0")).isEqualTo("app=com.acme.notes version=1.2.0");
    }

    @Test
    void signaturesThatNoClientReadsAreNotWritten() {
        assertThatThrownBy(() -> new FileSigner(keys(8)).sign(file, "x".repeat(512)))
                .hasMessageContaining("longer than 4096 bytes");
        assertThat(dir.resolve("app.zip.minisig")).doesNotExist();
    }

    @Test
    void commentIsOneLine() {
        assertThatThrownBy(() -> new FileSigner(List.of(key)).sign(file, "one\ntwo"))
                .hasMessageContaining("one line");
    }

    @Test
    void appendNeedsSomethingToAppendTo() {
        assertThatThrownBy(() -> new FileSigner(List.of(key)).append(file, "x"))
                .hasMessageContaining("nothing to append to");
    }

    private static List<SigningKey> keys(int count) {
        return IntStream.range(0, count).mapToObj(i -> SigningKey.generate()).toList();
    }
}
