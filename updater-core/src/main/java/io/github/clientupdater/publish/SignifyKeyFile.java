package io.github.clientupdater.publish;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * signify's secret key file (signify(1)): "Ed", "BK", the rounds of bcrypt, a salt, the start of a
 * SHA-512 of the key, the id, and the key.
 */
final class SignifyKeyFile {
    static final int LENGTH = 104;

    private static final int SALT = 16;
    private static final int CHECKSUM = 8;

    private SignifyKeyFile() {}

    static SigningKey parse(byte[] decoded, KeyFile file) throws PublishException {
        ByteBuffer in = ByteBuffer.wrap(decoded);
        if (in.getInt() != 0x4564424b) throw file.refused("is damaged, or of another kind than Ed25519"); // "EdBK"
        if (in.getInt() != 0) {
            throw file.refused("is encrypted by signify, which is not read here: make one with signify -G -n, "
                    + "or a key of minisign");
        }
        in.position(in.position() + SALT);
        byte[] checksum = MinisignKeyFile.take(in, CHECKSUM);
        byte[] id = MinisignKeyFile.take(in, MinisignPublicKey.ID_LENGTH);
        byte[] key = MinisignKeyFile.take(in, 64);
        if (!Arrays.equals(checksum, Arrays.copyOf(sha512(key), CHECKSUM))) {
            throw file.refused("is damaged: its checksum is another one");
        }
        return MinisignKeyFile.keyOf(id, Arrays.copyOf(key, 32), Arrays.copyOfRange(key, 32, 64), file);
    }

    private static byte[] sha512(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-512").digest(content);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-512", e);
        }
    }
}
