package io.github.clientupdater.publish;

import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;

/** An Ed25519 key as OpenSSL writes it: PKCS #8 in PEM (RFC 8410, section 7). It has no id, so it gets one. */
final class PemKeyFile {
    private static final String START = "-----BEGIN PRIVATE KEY-----";
    private static final String END = "-----END PRIVATE KEY-----";

    private PemKeyFile() {}

    static SigningKey parse(String text, KeyFile file) throws PublishException {
        if (text.contains("-----BEGIN ENCRYPTED PRIVATE KEY-----")) {
            throw file.refused("is encrypted by OpenSSL, which is not read here: remove its password with "
                    + "openssl pkey, or make a key of minisign");
        }
        int start = text.indexOf(START);
        int end = text.indexOf(END);
        if (start < 0 || end < start) throw file.refused("is PEM, but not a PKCS #8 secret key");
        byte[] der = file.base64(text.substring(start + START.length(), end).replaceAll("\\s", ""));
        byte[] seed = seed(der, file);
        return new SigningKey(seed, MinisignPublicKey.withoutId(Ed25519Seed.publicKey(seed)));
    }

    private static byte[] seed(byte[] der, KeyFile file) throws PublishException {
        try {
            EdECPrivateKey key =
                    (EdECPrivateKey) KeyFactory.getInstance("EdDSA").generatePrivate(new PKCS8EncodedKeySpec(der));
            boolean ed25519 = key.getParams().getName().equals(NamedParameterSpec.ED25519.getName());
            byte[] seed = key.getBytes().orElse(new byte[0]);
            if (ed25519 && seed.length == Ed25519Seed.LENGTH) return seed;
        } catch (InvalidKeySpecException e) {
            // Said below, without the parser's words.
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no Ed25519", e);
        }
        throw file.refused("is not an Ed25519 key");
    }
}
