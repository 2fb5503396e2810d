package io.github.clientupdater.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clientupdater.internal.signature.KeySet;
import io.github.clientupdater.internal.signature.Message;
import io.github.clientupdater.internal.signature.SignatureFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A signature file holds eight: those of the new feed all, and as many of the one before as clients need. */
class ManySignersTest {
    @TempDir
    Path dir;

    private PublishedDirectory desk;

    @BeforeEach
    void openTheDesk() throws Exception {
        desk = new PublishedDirectory(dir);
    }

    @ParameterizedTest
    @CsvSource({"1,1", "2,2", "4,4", "5,3", "6,2", "7,1"})
    void newSignatureFileFitsBothFeeds(int signers, int threshold) throws Exception {
        Signers all = new Signers(signers, threshold);
        all.publisher(signers)
                .firstFeed(1)
                .build()
                .publish(desk.release("1.0.0").build());
        byte[] before = desk.bytes();

        PublishedFeed second =
                all.publisher(signers).build().publish(desk.release("1.1.0").build());

        assertThat(second.remarks()).isEmpty();
        all.requireSigned(desk.bytes());
        all.requireSigned(before);
    }

    @ParameterizedTest
    @CsvSource({"5,5", "8,2", "8,1", "7,2"})
    void whereNotBothFitTheNewOneIsWhole(int signers, int threshold) throws Exception {
        Signers all = new Signers(signers, threshold);
        all.publisher(signers)
                .firstFeed(1)
                .build()
                .publish(desk.release("1.0.0").build());

        PublishedFeed second =
                all.publisher(signers).build().publish(desk.release("1.1.0").build());

        assertThat(second.remarks())
                .singleElement()
                .asString()
                .contains("no room for the signatures of the feed before", "upload it and at once update.json");
        new Signers(all.keys(), signers).requireSigned(desk.bytes());
    }

    @Test
    void thereIsRoomForTheSignaturesThatFollow() throws Exception {
        Signers all = new Signers(5, 5);
        Path feed = desk.web.resolve("update.json");
        all.publisher(4)
                .firstFeed(1)
                .moreSignaturesFollow()
                .build()
                .publish(desk.release("1.0.0").build());
        new FileSigner(all.keys().subList(4, 5)).append(feed, "the fifth");

        for (String version : List.of("1.1.0", "1.2.0")) {
            PublishedFeed next = all.publisher(4)
                    .moreSignaturesFollow()
                    .build()
                    .publish(desk.release(version).build());
            new FileSigner(all.keys().subList(4, 5)).append(feed, "the fifth");

            assertThat(next.remarks()).anyMatch(remark -> remark.contains("no room"));
            all.requireSigned(desk.bytes());
        }
    }

    @Test
    void thoseThatFollowLeaveThePairInOrderWhereItFits() throws Exception {
        Signers all = new Signers(4, 4);
        Path feed = desk.web.resolve("update.json");
        all.publisher(4).firstFeed(1).build().publish(desk.release("1.0.0").build());
        byte[] before = desk.bytes();

        all.publisher(3)
                .moreSignaturesFollow()
                .build()
                .publish(desk.release("1.1.0").build());
        new FileSigner(all.keys().subList(3, 4)).append(feed, "the fourth");

        all.requireSigned(desk.bytes());
        all.requireSigned(before);
    }

    /** Whoever signs now need not know all keys of the set: its file names them. */
    @Test
    void signaturesOfAllKeysOfTheSetStay() throws Exception {
        Signers second = new Signers(2, 2);
        desk.first().build().publish(desk.release("1.0.0").build());
        List<SigningKey> signers =
                List.of(desk.key, second.keys().get(0), second.keys().get(1));
        new KeyRotation(desk.web, PublishedDirectory.APP, signers)
                .firstTime(KeyRing.of(List.of(desk.key.publicKey())), second.ring());
        second.publisher(2)
                .trustedKeys(KeyRing.of(List.of(desk.key.publicKey())))
                .keySet(2)
                .build()
                .renew();
        byte[] before = desk.bytes();

        desk.publisher(second.keys().get(0)).moreSignaturesFollow().build().renew();
        new FileSigner(second.keys().subList(1, 2)).append(desk.web.resolve("update.json"), "the other");

        second.requireSigned(desk.bytes());
        second.requireSigned(before);
    }

    /** Keys of one publisher, and how many of them clients want. */
    private final class Signers {
        private final List<SigningKey> keys;
        private final int threshold;

        Signers(int count, int threshold) {
            this(IntStream.range(0, count).mapToObj(i -> SigningKey.generate()).toList(), threshold);
        }

        Signers(List<SigningKey> keys, int threshold) {
            this.keys = keys;
            this.threshold = threshold;
        }

        List<SigningKey> keys() {
            return keys;
        }

        KeyRing ring() {
            return KeyRing.of(keys.stream().map(SigningKey::publicKey).toList()).withThreshold(threshold);
        }

        /** Signs with the first {@code count} of them. */
        FeedPublisher.Builder publisher(int count) {
            return desk.publisher(keys.subList(0, count).toArray(SigningKey[]::new))
                    .trustedKeys(ring());
        }

        void requireSigned(byte[] feed) throws Exception {
            KeySet set = ring().toKeySet(1);
            SignatureFile file = SignatureFile.parse(Files.readAllBytes(desk.web.resolve("update.json.minisig")));
            set.require(Message.of(feed), file);
        }
    }
}
