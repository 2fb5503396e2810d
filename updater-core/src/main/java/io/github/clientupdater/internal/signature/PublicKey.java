package io.github.clientupdater.internal.signature;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/**
 * An Ed25519 public key (RFC 8032). Equal where the 32 bytes are equal: the key id that minisign and
 * signify write beside them is only a hint, and left out.
 */
public final class PublicKey {
    static final int LENGTH = 32;
    private static final int WITH_ID = 2 + 8 + LENGTH; // "Ed", key id, key.
    private static final String PEM_START = "-----BEGIN PUBLIC KEY-----";
    private static final String PEM_END = "-----END PUBLIC KEY-----";
    /** SubjectPublicKeyInfo of an Ed25519 key, up to the key (RFC 8410, section 4). */
    private static final byte[] X509_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

    private final byte[] bytes;

    private PublicKey(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * Takes 32 bytes.
     *
     * @throws IllegalArgumentException if they are no key that a signature could be trusted by
     */
    public static PublicKey of(byte[] bytes) {
        if (bytes.length != LENGTH) throw new IllegalArgumentException("not an Ed25519 public key: 32 bytes expected");
        if (!Points.isSound(bytes)) {
            throw new IllegalArgumentException("a rejected Ed25519 public key: anything would verify under it");
        }
        if (!Points.isOnCurve(bytes)) {
            throw new IllegalArgumentException("a rejected Ed25519 public key: nothing would verify under it");
        }
        return new PublicKey(bytes.clone());
    }

    /**
     * Reads a key as minisign and signify write it, with or without the comment line; 32 bytes in base64
     * or hexadecimal; or PEM.
     *
     * @throws IllegalArgumentException if it is none of these
     */
    public static PublicKey parse(String text) {
        String plain = text.strip();
        if (plain.startsWith(PEM_START)) return of(fromPem(plain));
        List<String> lines = plain.lines()
                .filter(line -> !line.startsWith("untrusted comment:"))
                .toList();
        if (lines.size() != 1) throw new IllegalArgumentException("not an Ed25519 public key: one line expected");
        String line = lines.get(0).strip();
        if (line.length() == 2 * LENGTH) return of(fromHex(line));
        byte[] decoded = fromBase64(line);
        return of(decoded.length == WITH_ID ? withoutId(decoded) : decoded);
    }

    private static byte[] withoutId(byte[] decoded) {
        if (decoded[0] != 'E' || decoded[1] != 'd') {
            throw new IllegalArgumentException("not an Ed25519 public key: its algorithm is another one");
        }
        return Arrays.copyOfRange(decoded, WITH_ID - LENGTH, WITH_ID);
    }

    private static byte[] fromPem(String text) {
        boolean whole = text.length() > PEM_START.length() + PEM_END.length(); // The hyphens are not shared.
        if (!whole || !text.endsWith(PEM_END)) {
            throw new IllegalArgumentException("not an Ed25519 public key: the PEM text does not end as one");
        }
        String body = text.substring(PEM_START.length(), text.length() - PEM_END.length());
        byte[] der = fromBase64(body.replaceAll("\\s", ""));
        boolean fits = der.length == X509_PREFIX.length + LENGTH
                && Arrays.equals(der, 0, X509_PREFIX.length, X509_PREFIX, 0, X509_PREFIX.length);
        if (!fits) throw new IllegalArgumentException("not an Ed25519 public key: its algorithm is another one");
        return Arrays.copyOfRange(der, X509_PREFIX.length, der.length);
    }

    private static byte[] fromHex(String text) {
        try {
            return HexFormat.of().parseHex(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("not an Ed25519 public key: neither base64 nor hexadecimal", e);
        }
    }

    private static byte[] fromBase64(String text) {
        try {
            return Base64.getDecoder().decode(text.getBytes(StandardCharsets.ISO_8859_1));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("not an Ed25519 public key: neither base64 nor hexadecimal", e);
        }
    }

    /** Returns the 32 bytes. */
    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PublicKey that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** Returns the 32 bytes in base64. */
    @Override
    public String toString() {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
