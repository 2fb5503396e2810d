package io.github.clientupdater.testing;

import io.github.clientupdater.internal.signature.Blake2b;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Writes signature files as the commands do. Several one after another are one file, too. For tests only. */
public final class Minisign {
    private static final String FIRST_LINE = "untrusted comment: signature\n";

    private Minisign() {}

    /** As {@code minisign -S -t COMMENT}: over the digest of {@code content}, tag {@code ED}. */
    public static String sign(TestKeys keys, byte[] content, String trustedComment) {
        return withComment("ED", keys, keys.sign(Blake2b.of(content)), trustedComment);
    }

    /** As {@code minisign -S -l -t COMMENT}: over {@code content} itself, tag {@code Ed}. */
    public static String signPurely(TestKeys keys, byte[] content, String trustedComment) {
        return withComment("Ed", keys, keys.sign(content), trustedComment);
    }

    /** As {@code signify -S}: over {@code content} itself, and without a trusted comment. */
    public static String signify(TestKeys keys, byte[] content) {
        return block("Ed", keys.keyId(), keys.sign(content));
    }

    /** As {@code openssl pkeyutl -sign -rawin} and {@code base64}: one line. */
    public static String bare(TestKeys keys, byte[] content) {
        return line(keys.sign(content)) + "\n";
    }

    /** Two lines out of any parts, right or wrong: the comment, then what was given, in base64. */
    public static String block(String tag, byte[] keyId, byte[] signature) {
        byte[] tagBytes = tag.getBytes(StandardCharsets.ISO_8859_1);
        ByteBuffer parts = ByteBuffer.allocate(tagBytes.length + keyId.length + signature.length);
        return FIRST_LINE + line(parts.put(tagBytes).put(keyId).put(signature).array()) + "\n";
    }

    /** Two lines more out of any parts: the trusted comment and the signature that covers it. */
    public static String trusted(String comment, byte[] signature) {
        return "trusted comment: " + comment + "\n" + line(signature) + "\n";
    }

    /** Returns the signature that covers the trusted comment beside {@code signature}. */
    public static byte[] commentSignature(TestKeys keys, byte[] signature, String comment) {
        byte[] text = comment.getBytes(StandardCharsets.UTF_8);
        return keys.sign(ByteBuffer.allocate(signature.length + text.length)
                .put(signature)
                .put(text)
                .array());
    }

    private static String withComment(String tag, TestKeys keys, byte[] signature, String comment) {
        return block(tag, keys.keyId(), signature) + trusted(comment, commentSignature(keys, signature, comment));
    }

    private static String line(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
