package io.github.clientupdater.publish;

import io.github.clientupdater.internal.signature.Message;
import io.github.clientupdater.internal.signature.PublicKey;
import io.github.clientupdater.internal.signature.SignatureFile;
import io.github.clientupdater.task.UpdateException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The text of minisign signatures, one after another. Made here they are of minisign's own kind: over
 * the BLAKE2b-512 digest, with a trusted comment.
 */
final class SignatureBlocks {
    private static final String START = "untrusted comment:";
    private static final Pattern COMMENT = Pattern.compile("[^\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}]{0,512}");

    private final List<String> blocks;

    private SignatureBlocks(List<String> blocks) {
        this.blocks = List.copyOf(blocks);
    }

    /** Signs {@code message} with each key. */
    static SignatureBlocks of(List<SigningKey> keys, Message message, String comment)
            throws PublishException, UpdateException {
        if (!COMMENT.matcher(comment).matches()) {
            throw new PublishException("a trusted comment is one line of at most 512 characters");
        }
        byte[] digest = message.digest();
        return new SignatureBlocks(
                keys.stream().map(key -> block(key, digest, comment)).toList());
    }

    private static String block(SigningKey key, byte[] digest, String comment) {
        byte[] signature = key.sign(digest);
        byte[] text = comment.getBytes(StandardCharsets.UTF_8);
        ByteBuffer first =
                ByteBuffer.allocate(2 + 8 + signature.length).put((byte) 'E').put((byte) 'D');
        first.put(key.idBytes()).put(signature);
        byte[] both = Arrays.copyOf(signature, signature.length + text.length);
        System.arraycopy(text, 0, both, signature.length, text.length);
        return START + " signature from minisign secret key " + key.id() + "\n" + base64(first.array())
                + "\ntrusted comment: " + comment + "\n" + base64(key.sign(both)) + "\n";
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    /**
     * Reads a signature file.
     *
     * @throws UpdateException if it is malformed
     */
    static SignatureBlocks parse(byte[] bytes) throws UpdateException {
        SignatureFile.parse(bytes);
        List<String> blocks = new ArrayList<>();
        StringBuilder block = new StringBuilder();
        for (String line : new String(bytes, StandardCharsets.UTF_8).lines().toList()) {
            if (line.startsWith(START) && !block.isEmpty()) {
                blocks.add(block.toString());
                block.setLength(0);
            }
            block.append(line).append('\n');
        }
        blocks.add(block.toString());
        return new SignatureBlocks(blocks);
    }

    /** Returns those that one of {@code keys} made over {@code message}. */
    SignatureBlocks by(List<PublicKey> keys, Message message) throws UpdateException {
        List<String> those = new ArrayList<>();
        for (String block : blocks) {
            if (isByOneOf(keys, message, SignatureFile.parse(bytes(block)))) those.add(block);
        }
        return new SignatureBlocks(those);
    }

    private static boolean isByOneOf(List<PublicKey> keys, Message message, SignatureFile file) throws UpdateException {
        for (PublicKey key : keys) {
            if (file.isSignedBy(key, message)) return true;
        }
        return false;
    }

    /** Returns these and then as many of {@code others} as there is room for. */
    SignatureBlocks and(SignatureBlocks others) {
        return new SignatureBlocks(Stream.concat(blocks.stream(), others.blocks.stream())
                .limit(SignatureFile.MAX_BLOCKS)
                .toList());
    }

    int size() {
        return blocks.size();
    }

    byte[] bytes() {
        return bytes(String.join("", blocks));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Returns what a client makes of the text. */
    SignatureFile file() throws UpdateException {
        return SignatureFile.parse(bytes());
    }
}
