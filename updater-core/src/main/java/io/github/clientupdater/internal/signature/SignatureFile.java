package io.github.clientupdater.internal.signature;

import io.github.clientupdater.task.UpdateException;
import io.github.clientupdater.task.UpdateException.Code;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * What lies beside a signed file: one to eight signatures, as minisign or signify write them one after
 * another, or a single one of 64 bytes as OpenSSL writes it, in base64 or not. Nothing in it is trusted.
 */
public final class SignatureFile {
    /** How long such a file may be. */
    public static final int MAX_BYTES = 4096;

    /** How many signatures such a file may hold. */
    public static final int MAX_BLOCKS = 8;

    private static final int RAW = 64;

    private final List<SignatureBlock> blocks;

    private SignatureFile(List<SignatureBlock> blocks) {
        this.blocks = List.copyOf(blocks);
    }

    /**
     * Reads the bytes of such a file.
     *
     * @throws UpdateException with {@code SIGNATURE_MISSING} if there is none in it, {@code
     *     SIGNATURE_UNSUPPORTED} if it is of another algorithm, {@code SIGNATURE_INVALID} if it is malformed
     */
    public static SignatureFile parse(byte[] bytes) throws UpdateException {
        if (bytes.length > MAX_BYTES) throw malformed("longer than " + MAX_BYTES + " bytes");
        if (bytes.length == RAW && !isText(bytes)) return raw(bytes);
        List<String> lines = text(bytes).lines().toList();
        if (lines.stream().allMatch(SignatureFile::saysNothing)) {
            throw new UpdateException(Code.SIGNATURE_MISSING, "there is no signature in the signature file");
        }
        if (lines.get(0).stripLeading().startsWith("<")) throw malformed("rather a web page");
        List<String> said = lines.stream().filter(line -> !line.isBlank()).toList();
        if (isBare(said)) return raw(base64(String.join("", said)));
        return new SignatureFile(blocks(new BlockReader(lines)));
    }

    /** Programs for base64 begin a new line after 64 or 76 characters; a signature has 88. */
    private static boolean isBare(List<String> lines) {
        return lines.size() <= 2 && !lines.get(0).startsWith(BlockReader.UNTRUSTED);
    }

    /** Base64 has 64 characters for 48 bytes: never a signature, and worth a clear word. */
    private static boolean isText(byte[] bytes) {
        for (byte b : bytes) {
            if (b < 0) return false; // Not ASCII.
        }
        return true;
    }

    /** A decoder that puts something else for bad bytes would let several files say the same. */
    private static String text(byte[] bytes) throws UpdateException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw malformed("not UTF-8");
        }
    }

    private static boolean saysNothing(String line) {
        return line.isBlank() || line.startsWith(BlockReader.UNTRUSTED) || line.startsWith(BlockReader.TRUSTED);
    }

    private static SignatureFile raw(byte[] signature) throws UpdateException {
        if (signature.length != RAW) throw malformed("not " + RAW + " bytes long");
        return new SignatureFile(List.of(new SignatureBlock(false, signature, null)));
    }

    private static List<SignatureBlock> blocks(BlockReader reader) throws UpdateException {
        List<SignatureBlock> blocks = new ArrayList<>();
        for (int count = 0; reader.hasMore(); count++) {
            if (count == MAX_BLOCKS) throw malformed("more than " + MAX_BLOCKS + " signatures");
            reader.next()
                    .filter(block -> blocks.stream().noneMatch(block::isSame))
                    .ifPresent(blocks::add);
        }
        if (!blocks.isEmpty()) return blocks;
        throw new UpdateException(Code.SIGNATURE_UNSUPPORTED, "the signature is of another kind than Ed25519");
    }

    /** Returns whether {@code key} made one of the signatures over {@code message}. */
    public boolean isSignedBy(PublicKey key, Message message) throws UpdateException {
        for (SignatureBlock block : blocks) {
            if (block.isBy(key, message)) return true;
        }
        return false;
    }

    /** Returns the file with only those signatures whose trusted comment is there and has all of {@code words}. */
    public SignatureFile saying(List<String> words) {
        return new SignatureFile(blocks.stream()
                .filter(block -> says(block.trustedComment(), words))
                .toList());
    }

    private static boolean says(Optional<String> comment, List<String> words) {
        return comment.map(text -> List.of(text.split("[ \t]")))
                .filter(said -> words.stream().allMatch(word -> isSaidOnce(word, said)))
                .isPresent();
    }

    /** Of {@code name=value} one value counts: a comment that names two vouches for neither. */
    private static boolean isSaidOnce(String word, List<String> said) {
        if (!word.contains("=")) return said.contains(word);
        String name = word.substring(0, word.indexOf('=') + 1);
        return said.stream().filter(other -> other.startsWith(name)).toList().equals(List.of(word));
    }

    /** Returns whether no signature is left. */
    public boolean isEmpty() {
        return blocks.isEmpty();
    }

    static byte[] base64(String line) throws UpdateException {
        try {
            byte[] decoded = Base64.getDecoder().decode(line.getBytes(StandardCharsets.UTF_8));
            if (Base64.getEncoder().encodeToString(decoded).equals(line)) return decoded; // One spelling only.
        } catch (IllegalArgumentException e) {
            // Said below.
        }
        throw malformed("not base64 where it should be");
    }

    static UpdateException malformed(String problem) {
        return new UpdateException(Code.SIGNATURE_INVALID, "the signature file is " + problem);
    }
}
