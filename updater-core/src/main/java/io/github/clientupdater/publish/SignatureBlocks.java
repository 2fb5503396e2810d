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
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The text of minisign signatures, one after another. Made here they are of minisign's own kind: over
 * the BLAKE2b-512 digest, with a trusted comment.
 */
final class SignatureBlocks {
    private static final String START = "untrusted comment:";
    private static final Pattern COMMENT = Pattern.compile("[^\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}]{1,512}");

    private static final int KEY_ID_START = 2; // After the algorithm.
    private static final int KEY_ID_END = KEY_ID_START + MinisignPublicKey.ID_LENGTH;

    private final List<String> blocks;

    private SignatureBlocks(List<String> blocks) {
        this.blocks = List.copyOf(blocks);
    }

    /** Signs {@code message} with each key. */
    static SignatureBlocks of(List<SigningKey> keys, Message message, String comment)
            throws PublishException, UpdateException {
        if (!COMMENT.matcher(comment).matches()) {
            throw new PublishException("a trusted comment is one line of 1 to 512 characters");
        }
        byte[] digest = message.digest();
        return new SignatureBlocks(
                keys.stream().map(key -> block(key, digest, comment)).toList());
    }

    private static String block(SigningKey key, byte[] digest, String comment) {
        byte[] signature = key.signDigest(digest);
        byte[] text = comment.getBytes(StandardCharsets.UTF_8);
        ByteBuffer first =
                ByteBuffer.allocate(2 + 8 + signature.length).put((byte) 'E').put((byte) 'D');
        first.put(key.idBytes()).put(signature);
        byte[] both = Arrays.copyOf(signature, signature.length + text.length);
        System.arraycopy(text, 0, both, signature.length, text.length);
        return START + " signature from minisign secret key " + key.id() + "\n" + base64(first.array())
                + "\ntrusted comment: " + comment + "\n" + base64(key.signPurely(both)) + "\n";
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

    /** Returns those that {@code keys} made over {@code message}, one of each key. */
    SignatureBlocks by(List<PublicKey> keys, Message message) throws UpdateException {
        Set<String> those = new LinkedHashSet<>();
        for (PublicKey key : keys) {
            for (String block : blocks) {
                if (!SignatureFile.parse(bytes(block)).isSignedBy(key, message)) continue;
                those.add(block);
                break;
            }
        }
        return new SignatureBlocks(List.copyOf(those));
    }

    /**
     * Returns these and then as many of {@code others} as there is room for, when {@code reserved} more
     * of this kind are still to come. None of these is ever left out.
     */
    SignatureBlocks and(SignatureBlocks others, int reserved) {
        int longest = blocks.stream().mapToInt(String::length).max().orElse(0);
        List<String> all = new ArrayList<>(blocks);
        for (String other : others.blocks) {
            all.add(other);
            if (fits(all, reserved, reserved * longest)) continue;
            all.remove(all.size() - 1);
            break;
        }
        return new SignatureBlocks(all);
    }

    /**
     * Returns these and then {@code more}. Where there is no room for all of them those are left out, the
     * last ones first, that are of a file before: a key that signs now, or has a signature further up,
     * has made them over something else.
     */
    SignatureBlocks followedBy(SignatureBlocks more) {
        List<String> kept = new ArrayList<>(blocks);
        for (int i = kept.size() - 1; i >= 0 && !fits(joined(kept, more.blocks), 0, 0); i--) {
            if (isRepeated(kept.get(i), joined(kept.subList(0, i), more.blocks))) kept.remove(i);
        }
        return new SignatureBlocks(joined(kept, more.blocks));
    }

    private static List<String> joined(List<String> some, List<String> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }

    private static boolean fits(List<String> blocks, int reserved, int reservedBytes) {
        return blocks.size() + reserved <= SignatureFile.MAX_BLOCKS
                && bytes(String.join("", blocks)).length + reservedBytes <= SignatureFile.MAX_BYTES;
    }

    private static boolean isRepeated(String block, List<String> others) {
        Optional<String> id = keyId(block);
        return id.isPresent() && others.stream().map(SignatureBlocks::keyId).anyMatch(id::equals);
    }

    /** Returns the key's id; only a hint, which nobody has signed. */
    private static Optional<String> keyId(String block) {
        return block.lines()
                .dropWhile(line -> !line.startsWith(START))
                .skip(1)
                .findFirst()
                .map(line -> Base64.getDecoder().decode(line)) // The parser has seen that it is base64.
                .filter(bytes -> bytes.length >= KEY_ID_END)
                .map(bytes -> HexFormat.of().formatHex(bytes, KEY_ID_START, KEY_ID_END));
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
