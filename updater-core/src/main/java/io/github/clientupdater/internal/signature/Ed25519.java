package io.github.clientupdater.internal.signature;

import io.github.clientupdater.task.UpdateException;
import io.github.clientupdater.task.UpdateException.Code;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.EdECPoint;
import java.security.spec.EdECPublicKeySpec;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;

/** Verifies by the JDK, and looks itself at what the JDK lets through. */
final class Ed25519 {
    private static final int SIGNATURE_LENGTH = 64; // RFC 8032, section 5.1.6: R and S.

    private Ed25519() {}

    /**
     * Returns whether {@code key} made {@code signature} over exactly {@code message}.
     *
     * @throws UpdateException if this Java cannot tell
     */
    static boolean verifies(PublicKey key, byte[] message, byte[] signature) throws UpdateException {
        if (!isSound(signature)) return false;
        try {
            Signature verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(KeyFactory.getInstance("Ed25519").generatePublic(spec(key.bytes())));
            verifier.update(message);
            return verifier.verify(signature);
        } catch (SignatureException | InvalidKeyException | InvalidKeySpecException e) {
            return false; // Not a point of the curve.
        } catch (NoSuchAlgorithmException e) {
            throw unavailable(e);
        }
    }

    /** JDK 17 takes a longer one for valid, and no honest signer commits to a point of small order. */
    private static boolean isSound(byte[] signature) {
        return signature.length == SIGNATURE_LENGTH
                && Points.isSound(Arrays.copyOf(signature, SIGNATURE_LENGTH / 2))
                && Points.isScalar(Arrays.copyOfRange(signature, SIGNATURE_LENGTH / 2, SIGNATURE_LENGTH));
    }

    /** RFC 8032, section 5.1.2: y little-endian, its highest bit the sign of x. */
    private static EdECPublicKeySpec spec(byte[] encoded) {
        byte[] y = new byte[encoded.length];
        for (int i = 0; i < y.length; i++) y[i] = encoded[y.length - 1 - i];
        boolean odd = (y[0] & 0x80) != 0;
        y[0] &= 0x7f;
        return new EdECPublicKeySpec(NamedParameterSpec.ED25519, new EdECPoint(odd, new BigInteger(1, y)));
    }

    private static UpdateException unavailable(GeneralSecurityException e) {
        return new UpdateException(
                Code.CRYPTO_UNAVAILABLE, "this Java cannot verify Ed25519 signatures: is jdk.crypto.ec left out?", e);
    }
}
