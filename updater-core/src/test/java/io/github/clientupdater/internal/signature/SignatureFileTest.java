package io.github.clientupdater.internal.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clientupdater.task.UpdateException;
import io.github.clientupdater.task.UpdateException.Code;
import io.github.clientupdater.testing.Minisign;
import io.github.clientupdater.testing.TestKeys;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read as signatures, and rows A2, A27, A29, A30, A31 and A33 of the threat table. */
class SignatureFileTest {
    private static final TestKeys KEYS = TestKeys.ofSeed(1);
    private static final byte[] CONTENT = "{\"format\": \"updater-manifest/1\"}\n".getBytes(StandardCharsets.UTF_8);
    private static final byte[] SIGNATURE = KEYS.sign(CONTENT);

    private static final String HASHED = Minisign.sign(KEYS, CONTENT, "app=com.example seq=42");
    private static final String PURE = Minisign.signPurely(KEYS, CONTENT, "app=com.example seq=42");
    private static final String SIGNIFY = Minisign.signify(KEYS, CONTENT);
    private static final String BARE = Minisign.bare(KEYS, CONTENT);
    private static final String OTHER = Minisign.sign(TestKeys.ofSeed(2), CONTENT, "");

    static Stream<Arguments> accepted() {
        return Stream.of(
                Arguments.of("minisign", HASHED),
                Arguments.of("minisign without the last line end", HASHED.stripTrailing()),
                Arguments.of("minisign with CRLF", HASHED.replace("\n", "\r\n")),
                Arguments.of("minisign -l", PURE),
                Arguments.of("minisign, empty trusted comment", Minisign.sign(KEYS, CONTENT, "")),
                Arguments.of("minisign, trusted comment not ASCII", Minisign.sign(KEYS, CONTENT, "Версия 1.2.3 – ünï")),
                Arguments.of("minisign, other untrusted comment", HASHED.replaceFirst(": .*", ": é <html> \t")),
                Arguments.of("minisign, no untrusted comment", HASHED.replaceFirst(": .*", ":")),
                Arguments.of("signify", SIGNIFY),
                Arguments.of("signify with CRLF", SIGNIFY.replace("\n", "\r\n")),
                Arguments.of("base64", BARE),
                Arguments.of("base64 in lines of 64", BARE.replaceFirst("(.{64})", "$1\n")),
                Arguments.of("base64 in lines of 76", BARE.replaceFirst("(.{76})", "$1\r\n")),
                Arguments.of("after itself with a broken comment", otherComment(HASHED) + HASHED),
                Arguments.of("base64 without a line end", BARE.stripTrailing()),
                Arguments.of("base64 with CRLF", BARE.replace("\n", "\r\n")),
                Arguments.of("base64 and a blank line", BARE + "\n"),
                Arguments.of("a blank line before", "\n" + HASHED),
                Arguments.of("a blank line behind", HASHED + "\n"),
                Arguments.of("a blank line between two", OTHER + "\r\n" + HASHED),
                Arguments.of("another's first", OTHER + HASHED),
                Arguments.of("another's last", HASHED + OTHER),
                Arguments.of("signify, then minisign", SIGNIFY + OTHER),
                Arguments.of("minisign, then signify", OTHER + SIGNIFY),
                Arguments.of("eight of them", OTHER.repeat(7) + HASHED),
                Arguments.of("4096 bytes", ofBytes(4096)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("accepted")
    void signatureOfEveryKindIsFound(String name, String file) throws Exception {
        assertThat(isSigned(file)).isTrue();
    }

    @Test
    void rawSignatureIsFound() throws Exception {
        assertThat(SignatureFile.parse(SIGNATURE).isSignedBy(key(1), Message.of(CONTENT)))
                .isTrue();
    }

    @ParameterizedTest(name = "A33 {0}")
    @MethodSource("accepted")
    void nobodyElseAndNothingElseWasSigned(String name, String file) throws Exception {
        SignatureFile signatures = parse(file);

        for (String change : new String[] {" ", "\r", "\n", "\u0000"}) {
            byte[] longer = (new String(CONTENT, StandardCharsets.UTF_8) + change).getBytes(StandardCharsets.UTF_8);
            assertThat(signatures.isSignedBy(key(1), Message.of(longer))).isFalse();
        }
        byte[] mark = ("\ufeff" + new String(CONTENT, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
        assertThat(signatures.isSignedBy(key(1), Message.of(mark))).isFalse();
        byte[] windows = new String(CONTENT, StandardCharsets.UTF_8)
                .replace("\n", "\r\n")
                .getBytes(StandardCharsets.UTF_8);
        assertThat(signatures.isSignedBy(key(1), Message.of(windows))).isFalse();
        assertThat(signatures.isSignedBy(key(3), Message.of(CONTENT))).isFalse();
    }

    /** A2: what says nothing is a missing signature, not a broken one. */
    @ParameterizedTest(name = "A2 [{0}]")
    @ValueSource(
            strings = {
                "",
                "\n",
                " \r\n\t\n",
                "untrusted comment: signature",
                "untrusted comment: signature\n",
                "untrusted comment: a\nuntrusted comment: b\n\n",
                "untrusted comment: a\n\ntrusted comment: b\n\n"
            })
    void nothingIsMissing(String file) {
        assertFails(file.getBytes(StandardCharsets.UTF_8), Code.SIGNATURE_MISSING);
    }

    static Stream<Arguments> unsupported() {
        return Stream.of("Xx", "Es", "EE", "DE", "ed", "eD", "RS", "\0\0", "E\0", "none", "rsa", "  ")
                .map(tag -> Arguments.of(tag, Minisign.block(tag, KEYS.keyId(), SIGNATURE)));
    }

    @Test
    void anotherAlgorithmIsUnsupportedHoweverLong() {
        for (int length : new int[] {0, 300}) {
            String file = Minisign.block("Xx", new byte[0], new byte[length]);
            assertFails(file.getBytes(StandardCharsets.UTF_8), Code.SIGNATURE_UNSUPPORTED);
        }
    }

    @ParameterizedTest(name = "A29 tag {0}")
    @MethodSource("unsupported")
    void anotherAlgorithmIsUnsupported(String tag, String file) {
        assertFails(file.getBytes(StandardCharsets.UTF_8), Code.SIGNATURE_UNSUPPORTED);
    }

    /** So that a publisher can sign in a new way for new clients, and in the old one for the others. */
    @ParameterizedTest(name = "A29 tag {0}")
    @MethodSource("unsupported")
    void anotherAlgorithmHindersNoneBesideIt(String tag, String file) throws Exception {
        assertThat(isSigned(HASHED + file)).isTrue();
        assertThat(isSigned(file + HASHED)).isTrue();
    }

    static Stream<Arguments> malformed() {
        String[] lines = HASHED.split("\n");
        String base64 = lines[1];
        String bare = BARE.strip();
        return Stream.of(
                Arguments.of(
                        "nine of them",
                        HASHED.repeat(9).replaceAll("untrusted comment: signature", "untrusted comment:")),
                Arguments.of("4097 bytes", ofBytes(4097)),
                Arguments.of("4097 blanks", " ".repeat(4097)),
                Arguments.of("one line", base64),
                Arguments.of("the first comment is missing", tail(lines, 1)),
                Arguments.of("the first two lines are missing", tail(lines, 2)),
                Arguments.of("no signature of the comment", head(lines, 3)),
                Arguments.of("no trusted comment", head(lines, 2)),
                Arguments.of("cut off behind a second comment", HASHED + "untrusted comment: signature\n"),
                Arguments.of("cut off within a second", HASHED + head(lines, 3)),
                Arguments.of(
                        "the two comments the other way", lines[2] + "\n" + lines[3] + "\n" + lines[0] + "\n" + base64),
                Arguments.of("a blank line in between", lines[0] + "\n\n" + tail(lines, 1)),
                Arguments.of("a blank line before the trusted comment", head(lines, 2) + "\n" + tail(lines, 2)),
                Arguments.of("text behind", HASHED + "hello\n"),
                Arguments.of("a byte order mark", "\ufeff" + HASHED),
                Arguments.of("a blank before", " " + HASHED),
                Arguments.of("a tag without its trusted comment", SIGNIFY.replaceFirst("RWQ?", "RU")),
                Arguments.of(
                        "trusted comment without a blank", HASHED.replace("\ntrusted comment: ", "\ntrusted comment:")),
                Arguments.of("trusted comment in capitals", HASHED.replace("\ntrusted", "\nTrusted")),
                Arguments.of("base64 with a blank before", HASHED.replace(base64, " " + base64)),
                Arguments.of("base64 with a blank behind", HASHED.replace(base64, base64 + " ")),
                Arguments.of(
                        "base64 with a blank within",
                        HASHED.replace(base64, base64.substring(0, 8) + " " + base64.substring(8))),
                Arguments.of(
                        "base64 in two lines",
                        HASHED.replace(base64, base64.substring(0, 76) + "\n" + base64.substring(76))),
                Arguments.of("base64 with another alphabet", HASHED.replace(base64, "R_" + base64.substring(2))),
                Arguments.of(
                        "base64 with a letter of another script",
                        HASHED.replace(base64, "RU\u0410" + base64.substring(3))),
                Arguments.of("empty signature", HASHED.replace(base64, "")),
                Arguments.of("a signature of one byte", HASHED.replace(base64, "RQ==")),
                Arguments.of("a tag and nothing", HASHED.replace(base64, "RUQ=")),
                Arguments.of("A27 signature of 63 bytes", ofLength(63)),
                Arguments.of("A27 signature of 65 bytes", ofLength(65)),
                Arguments.of("A27 signature of 0 bytes", ofLength(0)),
                Arguments.of("A27 signature of 1 byte", ofLength(1)),
                Arguments.of("A27 signature of 128 bytes", ofLength(128)),
                Arguments.of("A27 signature of the comment of 65 bytes", comment(65)),
                Arguments.of("A27 signature of the comment of 63 bytes", comment(63)),
                Arguments.of("A27 signature of the comment of 0 bytes", comment(0)),
                Arguments.of("bare base64 without padding", bare.replace("=", "")),
                Arguments.of("bare base64 with half of its padding", bare.replace("==", "=")),
                Arguments.of("bare base64 with too much padding", bare + "="),
                Arguments.of("bare base64 with a blank behind", bare + " "),
                Arguments.of(
                        "bare base64 with bits that say nothing",
                        bare.substring(0, 85) + other(bare.charAt(85)) + "=="),
                Arguments.of("bare base64 twice", BARE + BARE),
                Arguments.of("bare base64 in three lines", bare.replaceAll("(.{40})", "$1\n")),
                Arguments.of("bare base64 of 63 bytes", encode(Arrays.copyOf(SIGNATURE, 63))),
                Arguments.of("bare base64 of 65 bytes", encode(Arrays.copyOf(SIGNATURE, 65))),
                Arguments.of("64 bytes of nothing", "\u0000".repeat(64)),
                Arguments.of("64 bytes of text", "RWQf6LRCGA9i53mlYecO4IzT51TGPpvWucNSCh1CBM0QTaLn73Y7GFO3aaaaaaaa"),
                Arguments.of("a public key", KEYS.minisign()),
                Arguments.of("a public key file", KEYS.minisignFile()),
                Arguments.of("a PGP signature", "-----BEGIN PGP SIGNATURE-----\n\niQ==\n-----END PGP SIGNATURE-----\n"),
                Arguments.of("JSON", "{\"alg\": \"none\"}"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("malformed")
    void everyMalformationRejectsTheFile(String name, String file) {
        assertFails(file.getBytes(StandardCharsets.UTF_8), Code.SIGNATURE_INVALID);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE html>\n<html>\n</html>\n",
                "<html><head><title>404</title></head></html>",
                "  <html>\n<body>Log in to this network</body></html>"
            })
    void webPageIsCalledOne(String page) {
        assertThatThrownBy(() -> parse(page)).hasMessage("the signature file is rather a web page");
    }

    @Test
    void bytesThatAreNoTextAreMalformed() {
        byte[] file = HASHED.getBytes(StandardCharsets.UTF_8);
        file[20] = (byte) 0xe9; // Latin 1.
        assertFails(file, Code.SIGNATURE_INVALID);
        assertFails(Arrays.copyOf(SIGNATURE, 63), Code.SIGNATURE_INVALID);
        assertFails(Arrays.copyOf(SIGNATURE, 65), Code.SIGNATURE_INVALID);
        assertFails(Arrays.copyOf(SIGNATURE, 128), Code.SIGNATURE_INVALID);
    }

    /** One that stands for bytes that cannot be decoded must not be what was signed. */
    @Test
    void replacementCharacterDoesNotStandForOtherBytes() throws Exception {
        String file = Minisign.sign(KEYS, CONTENT, "app=\ufffd");
        assertThat(isSigned(file)).isTrue();

        byte[] changed = file.replace("\ufffd", "\u0000").getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < changed.length; i++) if (changed[i] == 0) changed[i] = (byte) 0xff;
        assertFails(changed, Code.SIGNATURE_INVALID);
    }

    @Test
    void emptyMessageCanBeSigned() throws Exception {
        for (String file : List.of(
                Minisign.sign(KEYS, new byte[0], "c"),
                Minisign.signPurely(KEYS, new byte[0], "c"),
                Minisign.bare(KEYS, new byte[0]))) {
            assertThat(parse(file).isSignedBy(key(1), Message.of(new byte[0]))).isTrue();
        }
    }

    @Test
    void signatureOverTheDigestIsNoneOverTheContent() throws Exception {
        String swapped = Minisign.block("ED", KEYS.keyId(), SIGNATURE)
                + Minisign.trusted("c", Minisign.commentSignature(KEYS, SIGNATURE, "c"));
        assertThat(isSigned(swapped)).isFalse();

        byte[] overDigest = KEYS.sign(Blake2b.of(CONTENT));
        assertThat(isSigned(Minisign.block("Ed", KEYS.keyId(), overDigest))).isFalse();
    }

    /** A30: the key id is a hint, and not even looked at. */
    @Test
    void keyIdSaysNothing() throws Exception {
        TestKeys other = TestKeys.ofSeed(2);

        assertThat(isSigned(Minisign.block("Ed", other.keyId(), SIGNATURE))).isTrue();
        assertThat(isSigned(Minisign.block("Ed", KEYS.keyId(), other.sign(CONTENT))))
                .isFalse();
    }

    static Stream<Arguments> forgedComments() {
        return Stream.of(
                Arguments.of("other word", HASHED.replace("seq=42", "seq=43")),
                Arguments.of("one blank more", HASHED.replace("seq=42", "seq=42 ")),
                Arguments.of("no words", HASHED.replace("app=com.example seq=42", "")),
                Arguments.of("of a pure signature", PURE.replace("seq=42", "seq=43")),
                Arguments.of("of another signature by the same key", lineFrom(HASHED, 0, 2) + lineFrom(PURE, 2, 4)),
                Arguments.of("signed by another key", lineFrom(HASHED, 0, 2) + lineFrom(OTHER, 2, 4)),
                Arguments.of(
                        "signed without the signature",
                        lineFrom(HASHED, 0, 2)
                                + Minisign.trusted("c", KEYS.sign("c".getBytes(StandardCharsets.UTF_8)))));
    }

    @ParameterizedTest(name = "A31 {0}")
    @MethodSource("forgedComments")
    void forgedTrustedCommentIsInvalid(String name, String file) throws Exception {
        assertThat(isSigned(file)).isFalse();
    }

    @Test
    void onlySignaturesThatSayTheWordsAreLeft() throws Exception {
        SignatureFile signatures = parse(HASHED + OTHER);

        assertThat(signatures.saying(List.of("seq=42", "app=com.example")).isSignedBy(key(1), Message.of(CONTENT)))
                .isTrue();
        assertThat(signatures.saying(List.of("seq=42")).isSignedBy(key(2), Message.of(CONTENT)))
                .isFalse();
        assertThat(signatures.saying(List.of("seq=4")).isEmpty()).isTrue();
        assertThat(signatures.saying(List.of("seq=42", "seq=43")).isEmpty()).isTrue();
        assertThat(signatures.saying(List.of("seq=42")).isEmpty()).isFalse();
    }

    @Test
    void tabsAndBlanksPartTheWords() throws Exception {
        SignatureFile signatures = parse(Minisign.sign(KEYS, CONTENT, "timestamp:1\tfile:a  app=x"));

        assertThat(signatures.saying(List.of("app=x", "file:a", "timestamp:1")).isEmpty())
                .isFalse();
        assertThat(signatures.saying(List.of("file:a  app=x")).isEmpty()).isTrue();
    }

    /** Without its comment a pure signature is still one, and says no more what the comment said. */
    @Test
    void strippedCommentSaysNothing() throws Exception {
        SignatureFile signatures = parse(lineFrom(PURE, 0, 2));

        assertThat(signatures.isSignedBy(key(1), Message.of(CONTENT))).isTrue();
        assertThat(signatures.saying(List.of("seq=42")).isEmpty()).isTrue();
        assertThat(parse(BARE).saying(List.of()).isEmpty()).isTrue();
    }

    /** The same signature and comment, and another signature of that comment. */
    private static String otherComment(String block) {
        return lineFrom(block, 0, 3) + encode(new byte[64]) + "\n";
    }

    private static String ofBytes(int length) {
        return HASHED.replaceFirst(": signature", ":" + "x".repeat(length + 10 - HASHED.length()));
    }

    private static String ofLength(int length) {
        byte[] signature = Arrays.copyOf(KEYS.sign(Blake2b.of(CONTENT)), length);
        return Minisign.block("ED", KEYS.keyId(), signature)
                + Minisign.trusted("c", Minisign.commentSignature(KEYS, signature, "c"));
    }

    private static String comment(int length) {
        byte[] signature = KEYS.sign(Blake2b.of(CONTENT));
        byte[] ofComment = Arrays.copyOf(Minisign.commentSignature(KEYS, signature, "c"), length);
        return Minisign.block("ED", KEYS.keyId(), signature) + Minisign.trusted("c", ofComment);
    }

    private static String encode(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** The neighbour in the alphabet: the last character but the padding carries two bits only. */
    private static char other(char last) {
        return (char) (last + 1);
    }

    private static String head(String[] lines, int count) {
        return String.join("\n", Arrays.copyOf(lines, count)) + "\n";
    }

    private static String tail(String[] lines, int from) {
        return String.join("\n", Arrays.copyOfRange(lines, from, lines.length)) + "\n";
    }

    private static String lineFrom(String file, int from, int to) {
        return String.join("\n", Arrays.copyOfRange(file.split("\n"), from, to)) + "\n";
    }

    private static PublicKey key(int seed) {
        return PublicKey.of(TestKeys.ofSeed(seed).publicKey());
    }

    private static SignatureFile parse(String file) throws UpdateException {
        return SignatureFile.parse(file.getBytes(StandardCharsets.UTF_8));
    }

    private static boolean isSigned(String file) throws UpdateException {
        return parse(file).isSignedBy(key(1), Message.of(CONTENT));
    }

    private static void assertFails(byte[] file, Code code) {
        assertThatThrownBy(() -> SignatureFile.parse(file)).isInstanceOfSatisfying(UpdateException.class, e -> {
            assertThat(e.code()).isEqualTo(code);
            assertThat(e.getMessage()).hasSizeLessThan(100).matches("[ -~]+");
        });
    }

    @Test
    void onlySixtyFourBytesAreNeverSignedPurely() throws Exception {
        byte[] digest = Blake2b.of(CONTENT);
        for (String pure : List.of(Minisign.signify(KEYS, digest), Minisign.bare(KEYS, digest))) {
            assertThat(parse(pure).isSignedBy(key(1), Message.of(digest))).isFalse();
        }
        assertThat(SignatureFile.parse(KEYS.sign(digest)).isSignedBy(key(1), Message.of(digest)))
                .isFalse();
        assertThat(parse(Minisign.sign(KEYS, digest, "c")).isSignedBy(key(1), Message.of(digest)))
                .isTrue(); // By its digest they are, like anything.
        for (int length : new int[] {63, 65}) {
            byte[] other = Arrays.copyOf(digest, length);
            assertThat(parse(Minisign.bare(KEYS, other)).isSignedBy(key(1), Message.of(other)))
                    .isTrue();
        }
    }

    @Test
    void otherWordThatEndsTheSameIsAnotherWord() throws Exception {
        SignatureFile signatures = parse(Minisign.sign(KEYS, CONTENT, "seq=42 xseq=43"));

        assertThat(signatures.saying(List.of("seq=42")).isEmpty()).isFalse();
    }

    /** A server without a key could change the tag and serve the digest of the file in the file's place. */
    @Test
    void signatureOfADigestIsNoneOfAFileWithTheSameBytes() throws Exception {
        byte[] digest = Blake2b.of(CONTENT);
        String pure = Minisign.signPurely(KEYS, digest, "app=com.example seq=42");

        assertThat(SignatureFile.parse(pure.getBytes(StandardCharsets.UTF_8)).isSignedBy(key(1), Message.of(digest)))
                .isFalse();
        assertThat(SignatureFile.parse(HASHED.getBytes(StandardCharsets.UTF_8)).isSignedBy(key(1), Message.of(CONTENT)))
                .isTrue();
    }

    @Test
    void commentThatNamesTwoVersionsVouchesForNeither() throws Exception {
        String both = Minisign.sign(KEYS, CONTENT, "app=com.example version=9.9.9 version=1.0.0");
        SignatureFile signatures = SignatureFile.parse(both.getBytes(StandardCharsets.UTF_8));

        assertThat(signatures
                        .saying(List.of("app=com.example", "version=1.0.0"))
                        .isEmpty())
                .isTrue();
        assertThat(signatures.saying(List.of("version=9.9.9")).isEmpty()).isTrue();
        assertThat(signatures.saying(List.of("app=com.example")).isEmpty()).isFalse();
    }
}
