package io.github.clientupdater.internal.signature;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.clientupdater.task.UpdateException;
import io.github.clientupdater.task.UpdateException.Code;
import io.github.clientupdater.testing.Require;
import io.github.clientupdater.testing.TestKeys;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Set;

/** Any bytes as a signature file: nothing is forged, and a sentence is all that comes of the rest. */
class SignatureFileFuzz {
    private static final TestKeys KEYS = TestKeys.ofSeed(1);
    private static final PublicKey KEY = PublicKey.of(KEYS.publicKey());
    private static final PublicKey STRANGER = PublicKey.of(TestKeys.ofSeed(3).publicKey());
    private static final Message OTHER = Message.of("other".getBytes(StandardCharsets.UTF_8));
    private static final byte[] CONTENT = "update.json".getBytes(StandardCharsets.UTF_8);
    private static final List<byte[]> MADE = List.of(KEYS.sign(CONTENT), KEYS.sign(Blake2b.of(CONTENT)));

    @FuzzTest
    @DictionaryEntries({"untrusted comment: ", "trusted comment: ", "RW", "RU", "==", "<html>"})
    void file(byte[] data) {
        try {
            SignatureFile file = SignatureFile.parse(data);
            Require.that(!file.isEmpty(), "signatures");
            Require.that(!file.isSignedBy(KEY, OTHER), "forged over other content");
            Require.that(!file.isSignedBy(STRANGER, Message.of(CONTENT)), "forged for another key");
            boolean signed = file.isSignedBy(KEY, Message.of(CONTENT));
            Require.that(!signed || MADE.stream().anyMatch(made -> isIn(data, made)), "forged");
        } catch (UpdateException e) {
            Require.that(
                    Set.of(Code.SIGNATURE_MISSING, Code.SIGNATURE_UNSUPPORTED, Code.SIGNATURE_INVALID)
                            .contains(e.code()),
                    e.code().name());
            Require.line(e.getMessage(), 100);
        }
    }

    /** As it is, or in base64, where it begins behind two or ten bytes or none. */
    private static boolean isIn(byte[] file, byte[] signature) {
        String text = new String(file, StandardCharsets.ISO_8859_1);
        if (text.equals(new String(signature, StandardCharsets.ISO_8859_1))) return true;
        return text.lines()
                .filter(line -> line.matches("[A-Za-z0-9+/]+=*"))
                .map(line -> Base64.getDecoder().decode(line))
                .anyMatch(bytes -> Arrays.equals(
                        bytes, bytes.length - signature.length, bytes.length, signature, 0, signature.length));
    }
}
