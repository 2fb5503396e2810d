package io.github.clientupdater.publish;

import io.github.clientupdater.internal.signature.PublicKey;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.EdECPublicKey;
import java.security.spec.EdECPoint;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;

/** The 32 secret bytes of RFC 8032, section 5.1.5, and what the JDK makes of them. */
final class Ed25519Seed {
    static final int LENGTH = 32;

    private Ed25519Seed() {}

    /** The JDK derives a public key only while it makes a pair, so it is handed the seed for random bytes. */
    static PublicKey publicKey(byte[] seed) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
            generator.initialize(NamedParameterSpec.ED25519, new HandsOut(seed));
            EdECPublicKey key = (EdECPublicKey) generator.generateKeyPair().getPublic();
            return PublicKey.of(encoded(key.getPoint()));
        } catch (GeneralSecurityException e) {
            throw unavailable(e);
        }
    }

    static byte[] sign(byte[] seed, byte[] message) {
        try {
            Signature signer = Signature.getInstance("Ed25519");
            EdECPrivateKeySpec spec = new EdECPrivateKeySpec(NamedParameterSpec.ED25519, seed);
            signer.initSign(KeyFactory.getInstance("Ed25519").generatePrivate(spec));
            signer.update(message);
            return signer.sign();
        } catch (GeneralSecurityException e) {
            throw unavailable(e);
        }
    }

    /** RFC 8032, section 5.1.2: y little-endian, its highest bit the sign of x. */
    private static byte[] encoded(EdECPoint point) {
        byte[] bigEndian = point.getY().toByteArray();
        byte[] encoded = new byte[LENGTH];
        for (int i = 0; i < Math.min(LENGTH, bigEndian.length); i++) encoded[i] = bigEndian[bigEndian.length - 1 - i];
        if (point.isXOdd()) encoded[LENGTH - 1] |= (byte) 0x80;
        return encoded;
    }

    private static IllegalStateException unavailable(GeneralSecurityException e) {
        return new IllegalStateException("this Java has no Ed25519", e);
    }

    /** Whoever asks for random bytes gets the seed; a provider that asks for others is found out by a signature. */
    private static final class HandsOut extends SecureRandom {
        private static final long serialVersionUID = 1L;

        private final transient byte[] seed;

        HandsOut(byte[] seed) {
            this.seed = seed;
        }

        @Override
        public void nextBytes(byte[] bytes) {
            System.arraycopy(seed, 0, bytes, 0, Math.min(seed.length, bytes.length));
        }
    }
}
