package io.github.clientupdater.testing;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/** An Ed25519 key pair, the same for the same seed, and the ways in which its public half is written. For tests only. */
public final class TestKeys {
    private static final int LENGTH = 32;

    private final KeyPair pair;

    private TestKeys(KeyPair pair) {
        this.pair = pair;
    }

    /** Returns the key pair number {@code seed}. */
    public static TestKeys ofSeed(int seed) {
        return ofSecret(ByteBuffer.allocate(LENGTH).putInt(seed).array());
    }

    /** Returns the key pair with this secret key of 32 bytes (RFC 8032, section 5.1.5). */
    public static TestKeys ofSecret(byte[] secret) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
            generator.initialize(NamedParameterSpec.ED25519, new Repeating(secret));
            return new TestKeys(generator.generateKeyPair());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns the 64 bytes of the signature over {@code message}. */
    public byte[] sign(byte[] message) {
        try {
            Signature signer = Signature.getInstance("Ed25519");
            signer.initSign(pair.getPrivate());
            signer.update(message);
            return signer.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns the 32 bytes of the public key. */
    public byte[] publicKey() {
        byte[] encoded = pair.getPublic().getEncoded(); // SubjectPublicKeyInfo: the key is its end.
        return Arrays.copyOfRange(encoded, encoded.length - LENGTH, encoded.length);
    }

    /** Returns the 8 bytes that minisign and signify write beside a key and beside its signatures. */
    public byte[] keyId() {
        return Arrays.copyOf(publicKey(), 8);
    }

    /** Returns the public key as minisign and signify write it, without its comment line: {@code RW...}. */
    public String minisign() {
        byte[] line = ByteBuffer.allocate(2 + 8 + LENGTH)
                .put((byte) 'E')
                .put((byte) 'd')
                .put(keyId())
                .put(publicKey())
                .array();
        return Base64.getEncoder().encodeToString(line);
    }

    /** Returns the public key as a file of minisign: a comment line, then the key. */
    public String minisignFile() {
        return "untrusted comment: minisign public key\n" + minisign() + "\n";
    }

    /** Returns the 32 bytes of the public key in hexadecimal digits. */
    public String hex() {
        return HexFormat.of().formatHex(publicKey());
    }

    /** Returns the 32 bytes of the public key in base64. */
    public String base64() {
        return Base64.getEncoder().encodeToString(publicKey());
    }

    /** Returns the public key as OpenSSL writes it. */
    public String pem() {
        return "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getEncoder().encodeToString(pair.getPublic().getEncoded())
                + "\n-----END PUBLIC KEY-----\n";
    }

    /** Gives the same bytes again and again: the secret key is what the generator asks for. */
    private static final class Repeating extends SecureRandom {
        private static final long serialVersionUID = 1L;

        private final byte[] bytes;

        Repeating(byte[] bytes) {
            this.bytes = bytes.clone();
        }

        @Override
        public void nextBytes(byte[] target) {
            if (target.length != bytes.length) throw new IllegalArgumentException("a secret key is 32 bytes long");
            System.arraycopy(bytes, 0, target, 0, target.length);
        }
    }
}
