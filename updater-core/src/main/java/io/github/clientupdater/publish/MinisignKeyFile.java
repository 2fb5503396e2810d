package io.github.clientupdater.publish;

import io.github.clientupdater.internal.signature.Blake2b;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;

/**
 * minisign's secret key file: "Ed", the derivation ("Sc" or two zeros), "B2", a salt, two limits, and
 * 104 bytes that the password may cover: id, seed, public key and a checksum of those.
 */
final class MinisignKeyFile {
    static final int LENGTH = 158;

    private static final byte[] ALGORITHM = ascii("Ed");
    private static final byte[] SCRYPT = ascii("Sc");
    private static final byte[] NO_DERIVATION = new byte[2];
    private static final byte[] CHECKSUM = ascii("B2");
    private static final int SALT = 32;
    private static final int COVERED = 104;
    private static final int CHECKED = COVERED - 32;

    private MinisignKeyFile() {}

    static SigningKey parse(byte[] decoded, KeyFile file) throws PublishException {
        ByteBuffer in = ByteBuffer.wrap(decoded).order(ByteOrder.LITTLE_ENDIAN);
        byte[] algorithm = take(in, 2);
        byte[] derivation = take(in, 2);
        if (!Arrays.equals(algorithm, ALGORITHM) || !Arrays.equals(take(in, 2), CHECKSUM)) {
            throw file.refused("is damaged, or of another kind than Ed25519");
        }
        byte[] salt = take(in, SALT);
        ScryptCost cost = new ScryptCost(in.getLong(), in.getLong());
        byte[] covered = take(in, COVERED);
        if (Arrays.equals(derivation, NO_DERIVATION)) return plain(covered, file);
        if (!Arrays.equals(derivation, SCRYPT)) throw file.refused("is encrypted in a way that is not known here");
        return decrypted(covered, salt, cost, file);
    }

    /** minisign leaves the checksum out of a key that has no password. */
    private static SigningKey plain(byte[] content, KeyFile file) throws PublishException {
        byte[] checksum = Arrays.copyOfRange(content, CHECKED, COVERED);
        boolean leftOut = Arrays.equals(checksum, new byte[checksum.length]);
        if (!leftOut && !isIntact(content)) throw file.refused("is damaged: its checksum is another one");
        return key(content, file);
    }

    private static SigningKey decrypted(byte[] covered, byte[] salt, ScryptCost cost, KeyFile file)
            throws PublishException {
        if (!cost.isPossible()) throw file.refused("is damaged, or wants more memory than any key should");
        byte[] content = xor(covered, file.protection().stream(salt, cost, COVERED));
        if (!isIntact(content)) throw file.refused("does not open: the password is wrong, or the file is damaged");
        return key(content, file);
    }

    private static SigningKey key(byte[] content, KeyFile file) throws PublishException {
        ByteBuffer in = ByteBuffer.wrap(content);
        byte[] id = take(in, MinisignPublicKey.ID_LENGTH);
        return keyOf(id, take(in, 32), take(in, 32), file);
    }

    /** Returns the key of both halves, which have to belong together. */
    static SigningKey keyOf(byte[] id, byte[] seed, byte[] publicHalf, KeyFile file) throws PublishException {
        SigningKey key = new SigningKey(seed, new MinisignPublicKey(id, Ed25519Seed.publicKey(seed)));
        if (Arrays.equals(key.verifier().bytes(), publicHalf)) return key;
        throw file.refused("is damaged: its two halves do not belong together");
    }

    static byte[] plain(SigningKey key) {
        return text(NO_DERIVATION, new byte[SALT], new ScryptCost(0, 0), content(key));
    }

    static byte[] encrypted(SigningKey key, KeyProtection protection) throws PublishException {
        byte[] salt = new byte[SALT];
        new SecureRandom().nextBytes(salt);
        byte[] stream = protection.stream(salt, ScryptCost.MODERATE, COVERED);
        return text(SCRYPT, salt, ScryptCost.MODERATE, xor(content(key), stream));
    }

    private static byte[] content(SigningKey key) {
        ByteBuffer out = ByteBuffer.allocate(COVERED).put(key.idBytes()).put(key.seed());
        out.put(key.verifier().bytes());
        return out.put(checksum(out.array())).array();
    }

    private static byte[] text(byte[] derivation, byte[] salt, ScryptCost cost, byte[] covered) {
        ByteBuffer out = ByteBuffer.allocate(LENGTH).order(ByteOrder.LITTLE_ENDIAN);
        out.put(ALGORITHM).put(derivation).put(CHECKSUM).put(salt);
        out.putLong(cost.operations()).putLong(cost.memory()).put(covered);
        String line = Base64.getEncoder().encodeToString(out.array());
        return ascii("untrusted comment: minisign encrypted secret key\n" + line + "\n");
    }

    private static boolean isIntact(byte[] content) {
        return MessageDigest.isEqual(checksum(content), Arrays.copyOfRange(content, CHECKED, COVERED));
    }

    private static byte[] checksum(byte[] content) {
        ByteBuffer checked = ByteBuffer.allocate(2 + CHECKED).put(ALGORITHM).put(content, 0, CHECKED);
        return Blake2b.of(checked.array(), 32);
    }

    private static byte[] xor(byte[] left, byte[] right) {
        byte[] result = new byte[left.length];
        for (int i = 0; i < result.length; i++) result[i] = (byte) (left[i] ^ right[i]);
        return result;
    }

    static byte[] take(ByteBuffer in, int length) {
        byte[] bytes = new byte[length];
        in.get(bytes);
        return bytes;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
