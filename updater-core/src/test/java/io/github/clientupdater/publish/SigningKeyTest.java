package io.github.clientupdater.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clientupdater.internal.signature.Blake2b;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SigningKeyTest {
    /** Not scrypt, but as sensitive to what goes in. */
    private static final KeyDerivation DERIVATION = (password, salt, n, r, p, length) -> {
        String all = Arrays.toString(password) + Arrays.toString(salt) + n + "," + r + "," + p;
        byte[] half = Blake2b.of(all.getBytes(StandardCharsets.UTF_8));
        byte[] both = Arrays.copyOf(half, 2 * half.length);
        System.arraycopy(half, 0, both, half.length, half.length);
        return Arrays.copyOf(both, length);
    };

    @TempDir
    Path dir;

    private final SigningKey key = SigningKey.generate();

    private static KeyProtection password(String password) {
        return KeyProtection.password(password::toCharArray, DERIVATION);
    }

    @Test
    void missingDirectoryIsNamed() {
        assertThatThrownBy(() -> key.write(dir.resolve("nowhere").resolve("a.key")))
                .hasMessage("the key cannot be written: there is no directory " + dir.resolve("nowhere"));
    }

    @Test
    void writtenKeyIsReadAgain() throws Exception {
        Path file = dir.resolve("a.key");
        key.write(file);

        assertThat(SigningKey.read(file).publicKey()).isEqualTo(key.publicKey()).startsWith("RW");
        assertThat(SigningKey.read(file).seed()).isEqualTo(key.seed());
    }

    @Test
    void encryptedKeyOpensWithItsPasswordOnly() throws Exception {
        Path file = dir.resolve("a.key");
        key.write(file, password("Grüße"));

        assertThat(SigningKey.read(file, password("Grüße")).seed()).isEqualTo(key.seed());
        assertThatThrownBy(() -> SigningKey.read(file, password("Grusse")))
                .isInstanceOf(PublishException.class)
                .hasMessageContaining("the password is wrong");
        assertThatThrownBy(() -> SigningKey.read(file))
                .isInstanceOf(PublishException.class)
                .hasMessageEndingWith("is encrypted, and no password was given");
    }

    @Test
    void passwordIsAskedForOnlyIfNeeded() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        key.write(dir.resolve("a.key"));

        SigningKey.read(
                dir.resolve("a.key"),
                KeyProtection.password(() -> ("x" + asked.incrementAndGet()).toCharArray(), DERIVATION));

        assertThat(asked).hasValue(0);
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows has other rights")
    void secretFileIsItsOwnersOnly() throws Exception {
        key.write(dir.resolve("a.key"));
        key.write(dir.resolve("b.key"), password("x"));

        for (String name : new String[] {"a.key", "b.key"}) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(dir.resolve(name))))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void neitherFileIsOverwritten() throws Exception {
        Path file = Files.writeString(dir.resolve("a.key"), "precious");

        assertThatThrownBy(() -> key.write(file)).hasMessageEndingWith("a key is never overwritten");
        assertThatThrownBy(() -> key.write(file, password("x"))).hasMessageEndingWith("a key is never overwritten");
        assertThatThrownBy(() -> key.writePublicKey(file)).hasMessageEndingWith("a key is never overwritten");

        assertThat(file).hasContent("precious");
    }

    /** Positions in the 158 bytes: seed, public half, id, checksum. */
    @ParameterizedTest
    @CsvSource({"62, checksum", "94, checksum", "54, checksum", "126, checksum", "0, damaged", "2, not known"})
    void damagedKeyIsNoticed(int place, String problem) throws Exception {
        Path file = dir.resolve("a.key");
        key.write(file);
        change(file, bytes -> bytes[place] ^= 1);

        assertThatThrownBy(() -> SigningKey.read(file))
                .isInstanceOf(PublishException.class)
                .hasMessageContaining(problem);
    }

    /** As minisign -W writes it: then only the halves tell. */
    @ParameterizedTest
    @CsvSource({"62", "94"})
    void damagedKeyWithoutChecksumIsNoticed(int place) throws Exception {
        Path file = dir.resolve("a.key");
        key.write(file);
        change(file, bytes -> Arrays.fill(bytes, 126, 158, (byte) 0));
        assertThat(SigningKey.read(file).seed()).isEqualTo(key.seed());

        change(file, bytes -> bytes[place] ^= 1);

        assertThatThrownBy(() -> SigningKey.read(file)).hasMessageContaining("two halves do not belong together");
    }

    @Test
    void limitsThatNoHonestKeyHasAreRefused() throws Exception {
        Path file = dir.resolve("a.key");
        key.write(file, password("x"));
        change(file, bytes -> Arrays.fill(bytes, 38, 54, (byte) 0x7f));

        assertThatThrownBy(() -> SigningKey.read(file, password("x")))
                .hasMessageContaining("wants more memory than any key should");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            ''                                                      , is not a secret key
            nonsense                                                , is not a secret key
            'untrusted comment: x|AAAA'                             , is not a secret key
            'untrusted comment: x|A*A='                             , not base64
            '-----BEGIN ENCRYPTED PRIVATE KEY-----|MA==|'           , encrypted by OpenSSL
            '-----BEGIN RSA PRIVATE KEY-----|MA==|'                 , not a PKCS #8
            '-----BEGIN PRIVATE KEY-----|MA==|-----END PRIVATE KEY-----', is not an Ed25519 key
            '-----BEGIN PRIVATE KEY-----|MA*=|-----END PRIVATE KEY-----', not base64
            """)
    void whatIsNoKeyIsRefusedInOneSentence(String text, String problem) throws Exception {
        Path file = Files.writeString(dir.resolve("a.key"), text.replace('|', '\n'));

        assertThatThrownBy(() -> SigningKey.read(file))
                .isInstanceOf(PublishException.class)
                .hasMessageContaining(problem)
                .hasMessageContaining("a.key");
    }

    @Test
    void publicKeyIsRefusedAsASecretOne() throws Exception {
        key.writePublicKey(dir.resolve("a.pub"));

        assertThatThrownBy(() -> SigningKey.read(dir.resolve("a.pub")))
                .hasMessageEndingWith("is a public key; the secret one is needed");
    }

    @Test
    void textOfAKeyHoldsNoSecret() {
        String seed = Base64.getEncoder().encodeToString(key.seed());

        assertThat(key.toString()).isEqualTo("SigningKey[" + key.id() + "]").doesNotContain(seed);
    }

    @ParameterizedTest
    @CsvSource({
        "33554432, 1073741824, 1048576, 1", // minisign's own.
        "4194304, 134217728, 131072, 1", // Ours.
        "524288, 16777216, 16384, 1", // libsodium's INTERACTIVE.
        "0, 1073741824, 1024, 1",
        "1099511627776, 16777216, 16384, 2097152",
    })
    void costIsThatOfLibsodium(long operations, long memory, int n, int p) {
        ScryptCost cost = new ScryptCost(operations, memory);

        assertThat(cost.n()).isEqualTo(n);
        assertThat(cost.r()).isEqualTo(8);
        assertThat(cost.p()).isEqualTo(p);
    }

    private static void change(Path file, Consumer<byte[]> change) throws IOException {
        String[] lines = Files.readString(file).split("\n");
        byte[] bytes = Base64.getDecoder().decode(lines[1]);
        change.accept(bytes);
        Files.writeString(file, lines[0] + "\n" + Base64.getEncoder().encodeToString(bytes) + "\n");
    }
}
