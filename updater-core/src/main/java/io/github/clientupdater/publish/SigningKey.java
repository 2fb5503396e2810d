package io.github.clientupdater.publish;

import io.github.clientupdater.internal.signature.Message;
import io.github.clientupdater.internal.signature.PublicKey;
import io.github.clientupdater.task.UpdateException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;

/**
 * A secret Ed25519 key of a publisher, with minisign's id. Read from the files of minisign, signify
 * and OpenSSL; written as minisign writes it. Nothing of the secret is in {@link #toString}.
 */
public final class SigningKey {
    private static final int MAX_FILE = 16 * 1024;
    private static final int DIGEST = 64; // BLAKE2b-512.

    private final byte[] seed;
    private final MinisignPublicKey publicKey;

    SigningKey(byte[] seed, MinisignPublicKey publicKey) {
        this.seed = seed.clone();
        this.publicKey = publicKey;
    }

    /** Makes a new one. */
    public static SigningKey generate() {
        SecureRandom random = new SecureRandom();
        byte[] seed = new byte[Ed25519Seed.LENGTH];
        byte[] id = new byte[MinisignPublicKey.ID_LENGTH];
        random.nextBytes(seed);
        random.nextBytes(id);
        return new SigningKey(seed, new MinisignPublicKey(id, Ed25519Seed.publicKey(seed)));
    }

    /**
     * Reads a key that is not encrypted.
     *
     * @throws PublishException if it is none, is encrypted or damaged
     */
    public static SigningKey read(Path file) throws PublishException {
        return read(file, Optional.empty());
    }

    /**
     * Reads a key, with a password if it is encrypted.
     *
     * @throws PublishException if it is none, the password is wrong, or it is damaged
     */
    public static SigningKey read(Path file, KeyProtection protection) throws PublishException {
        return read(file, Optional.of(protection));
    }

    private static SigningKey read(Path file, Optional<KeyProtection> protection) throws PublishException {
        SigningKey key = new KeyFile(file.toString(), protection).parse(textOf(file));
        if (!key.signsWhatItVerifies()) throw new PublishException(file + " is damaged: its signatures do not verify");
        return key;
    }

    /** The stored public half may belong to another seed: nothing that it signs would be accepted. */
    private boolean signsWhatItVerifies() {
        byte[] message = "a test".getBytes(StandardCharsets.UTF_8);
        try {
            return SignatureBlocks.of(List.of(this), Message.of(message), "a test")
                    .file()
                    .isSignedBy(verifier(), Message.of(message));
        } catch (UpdateException | PublishException e) {
            return false;
        }
    }

    private static String textOf(Path file) throws PublishException {
        try {
            if (Files.size(file) > MAX_FILE) throw new PublishException(file + " is too long for a secret key");
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw PublishException.io("the secret key cannot be read", e);
        }
    }

    /**
     * Writes the key to a new file that only its owner may read, without a password.
     *
     * @throws PublishException if the file exists or cannot be written
     */
    public void write(Path file) throws PublishException {
        SecretFiles.createSecret(file, MinisignKeyFile.plain(this));
    }

    /**
     * Writes the key to a new file that only its owner may read, encrypted.
     *
     * @throws PublishException if the file exists or cannot be written
     */
    public void write(Path file, KeyProtection protection) throws PublishException {
        SecretFiles.createSecret(file, MinisignKeyFile.encrypted(this, protection));
    }

    /**
     * Writes the public key to a new file, as minisign does.
     *
     * @throws PublishException if the file exists or cannot be written
     */
    public void writePublicKey(Path file) throws PublishException {
        String text = "untrusted comment: minisign public key " + id() + "\n" + publicKey + "\n";
        SecretFiles.createPublic(file, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Returns what applications pin: {@code RW…}. */
    public String publicKey() {
        return publicKey.toString();
    }

    /** Returns the id that signatures carry, as minisign shows it. */
    public String id() {
        return publicKey.idText();
    }

    PublicKey verifier() {
        return publicKey.key();
    }

    byte[] idBytes() {
        return publicKey.id();
    }

    byte[] seed() {
        return seed.clone();
    }

    /** Signs a digest of 64 bytes. */
    byte[] signDigest(byte[] digest) {
        if (digest.length != DIGEST) throw new IllegalArgumentException("not a digest: " + digest.length + " bytes");
        return Ed25519Seed.sign(seed, digest);
    }

    /**
     * Signs a message itself. Never one of 64 bytes: whoever gives it away could say that it was the digest
     * of something else.
     */
    byte[] signPurely(byte[] message) {
        if (message.length == DIGEST) throw new IllegalArgumentException("64 bytes are signed by their digest only");
        return Ed25519Seed.sign(seed, message);
    }

    @Override
    public String toString() {
        return "SigningKey[" + id() + "]";
    }
}
