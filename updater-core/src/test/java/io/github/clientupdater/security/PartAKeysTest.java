package io.github.clientupdater.security;

import static io.github.clientupdater.security.KeySets.keySet;
import static io.github.clientupdater.security.SignedApplication.DAILY;
import static io.github.clientupdater.security.SignedApplication.NEXT;
import static io.github.clientupdater.security.SignedApplication.OFFLINE;
import static io.github.clientupdater.security.SignedApplication.THIEF;
import static io.github.clientupdater.security.SignedApplication.feed;
import static io.github.clientupdater.security.SignedApplication.sign;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.clientupdater.release.Notice;
import io.github.clientupdater.task.UpdateException.Code;
import io.github.clientupdater.testing.TestKeys;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows A17 and A23 to A26 of docs/security-tests.md: other keys. */
class PartAKeysTest {
    @TempDir
    Path directory;

    private SignedApplication app;

    @BeforeEach
    void install() throws IOException {
        app = new SignedApplication(directory);
    }

    @AfterEach
    void close() {
        app.close();
    }

    /** Set 2 is one key, vouched for by the daily one, and signs the feed. */
    private void rotate() {
        KeySets.publish(app, 2, keySet(2, NEXT), DAILY, NEXT);
        app.publish(feed("2.0.0").with("keyset", 2).sequence(10), NEXT);
        honestSignerIs(NEXT, 2);
    }

    private void honestSignerIs(TestKeys keys, int keyset) {
        app.honestPublication =
                () -> app.publish(feed("2.0.0").with("keyset", keyset).sequence(1_000_000), keys);
    }

    @Test
    @DisplayName("A17 with other keys the sequence begins anew: a thief's 2^53 ends with his keys")
    void sequenceBeginsAnew() throws Exception {
        app.publish(feed("2.0.0").sequence(1L << 53), DAILY);
        app.check();
        rotate();

        app.assertAccepted("2.0.0");

        assertThat(app.heard.notices).containsExactly(Notice.Kind.KEYS_ROTATED);
    }

    @ParameterizedTest(name = "A24 a key set that nobody has to follow: {0}")
    @MethodSource
    void hijack(String how, Map<String, Object> document, List<TestKeys> signers) throws IOException {
        KeySets.publish(app, 2, document, signers.toArray(TestKeys[]::new));
        app.publish(feed("2.0.0").with("keyset", 2), THIEF);

        app.assertRejected(Code.KEYSET_INVALID);
    }

    static Stream<Arguments> hijack() {
        Map<String, Object> thief = keySet(2, THIEF);
        return Stream.of(
                Arguments.of("signed by the new key only", thief, List.of(THIEF)),
                Arguments.of("signed by the old key only", thief, List.of(DAILY)),
                Arguments.of("signed by nobody", thief, List.of()),
                Arguments.of("number 3", keySet(3, THIEF), List.of(DAILY, THIEF)),
                Arguments.of("number 1", keySet(1, THIEF), List.of(DAILY, THIEF)),
                Arguments.of("for another application", FeedText.with(thief, "app", "x"), List.of(DAILY, THIEF)),
                Arguments.of("with an unknown field", FeedText.with(thief, "extra", 1), List.of(DAILY, THIEF)),
                Arguments.of(
                        "of another format", FeedText.with(thief, "format", "updater-keyset/2"), List.of(DAILY, THIEF)),
                Arguments.of("without keys", keySet(2), List.of(DAILY, THIEF)));
    }

    @ParameterizedTest(name = "A23 CVE-2026-23992 a key set with the threshold {0}")
    @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 2, Integer.MAX_VALUE})
    void impossibleThreshold(int threshold) throws IOException {
        KeySets.publish(app, 2, FeedText.with(keySet(2, THIEF), "threshold", threshold), DAILY, THIEF);
        app.publish(feed("2.0.0").with("keyset", 2), THIEF);

        app.assertRejected(Code.KEYSET_INVALID);
    }

    @Test
    @DisplayName("A22 a key set in which one key stands twice, and both have to sign")
    void sameKeyTwice() throws IOException {
        KeySets.publish(app, 2, FeedText.with(keySet(2, THIEF, THIEF), "threshold", 2), DAILY, THIEF);
        app.publish(feed("2.0.0").with("keyset", 2), THIEF);

        app.assertRejected(Code.KEYSET_INVALID);
    }

    @Test
    @DisplayName("A24 where two have to sign the feed, two have to vouch for new keys")
    void thresholdOfTheOldKeys() throws IOException {
        app.trust = app.trust.withThreshold(2);
        app.honestPublication = () -> app.publish(feed("2.0.0").sequence(1_000_000), DAILY, OFFLINE);
        KeySets.publish(app, 2, keySet(2, NEXT), DAILY, NEXT);
        app.publish(feed("2.0.0").with("keyset", 2), NEXT);

        app.assertRejected(Code.KEYSET_INVALID);
    }

    @ParameterizedTest(name = "A24 A32 what nobody signed meets no parser, and is not quoted: {0}")
    @ValueSource(strings = {"{\"rubbish\":1,\"updater-keyset/1\":", "updater-keyset/1 rubbish", "[[updater-keyset/1"})
    void unsignedKeySet(String document) throws IOException {
        KeySets.publish(
                app,
                2,
                document.getBytes(StandardCharsets.UTF_8),
                sign(feed("2.0.0").bytes(), DAILY));
        app.publish(feed("2.0.0").with("keyset", 2), THIEF);

        app.assertRejected(Code.KEYSET_INVALID);
    }

    @ParameterizedTest(name = "A24 what is no key set at all announces none: {0}")
    @ValueSource(strings = {"{\"rubbish\":1}", "rubbish", "[[[[", "{\"format\":\"rubbish\"}", "<html>rubbish</html>"})
    void nothingLikeAKeySet(String document) throws IOException {
        KeySets.publish(
                app,
                2,
                document.getBytes(StandardCharsets.UTF_8),
                sign(feed("2.0.0").bytes(), DAILY));
        app.publish(feed("2.0.0").with("keyset", 2), THIEF);

        app.assertRejected(Code.SIGNATURE_INVALID);
    }

    @Test
    @DisplayName("A24 the next keys are asked for with the query of the feed")
    void keysWithTheQuery() throws Exception {
        rotate();

        app.assertAccepted("2.0.0");

        assertThat(app.server.exchanges("/keys/2.json"))
                .isNotEmpty()
                .allMatch(exchange -> exchange.target().endsWith("?key=" + SignedApplication.SECRET));
    }

    @Test
    @DisplayName("A24 three exchanges of keys one after another")
    void chainOfThree() throws IOException {
        publishChain(3);
        app.publish(feed("2.0.0").with("keyset", 4), TestKeys.ofSeed(104));

        app.assertAccepted("2.0.0");
    }

    /** Set {@code n} is the key number {@code 100 + n}. */
    private void publishChain(int steps) {
        TestKeys old = DAILY;
        for (int number = 2; number <= steps + 1; number++) {
            TestKeys keys = TestKeys.ofSeed(100 + number);
            KeySets.publish(app, number, keySet(number, keys), old, keys);
            old = keys;
        }
    }

    @Test
    @DisplayName("A25 a key that was taken out signs nothing any more")
    void revokedKey() throws Exception {
        rotate();
        app.check();
        app.publish(feed("2.0.0").sequence(11), DAILY);

        app.assertRejected(Code.SIGNATURE_INVALID);
    }

    @Test
    @DisplayName("A25 not even with the number of the new set, and with the new set no longer served")
    void revokedKeySaysTheNewNumber() throws Exception {
        rotate();
        app.check();
        app.server.withdraw("/keys/2.json");
        app.publish(feed("2.0.0").with("keyset", 2).sequence(11), DAILY);

        app.assertRejected(Code.SIGNATURE_INVALID);
    }

    @ParameterizedTest(name = "A25 a feed of valid keys that names the key set {0}")
    @ValueSource(ints = {1, 3})
    void wrongNumber(int keyset) throws Exception {
        rotate();
        app.check();
        app.publish(feed("2.0.0").with("keyset", keyset).sequence(11), NEXT);

        app.assertRejected(Code.KEYSET_INVALID);
    }

    @Test
    @DisplayName("A26 of thirty-three exchanges of keys thirty-two are followed, and the next run goes on")
    void endlessChain() throws IOException {
        publishChain(33);
        app.publish(feed("2.0.0").with("keyset", 34), TestKeys.ofSeed(134));
        honestSignerIs(TestKeys.ofSeed(134), 34);
        app.trustStateMayMove();

        app.assertRejected(Code.KEYSET_LIMIT);

        assertThat(app.server.exchanges("/keys/33.json")).hasSize(1);
        assertThat(app.server.exchanges("/keys/34.json")).hasSize(2);
    }

    @Test
    @DisplayName("A24 a good exchange of keys is kept although the feed with it is bad")
    void rotationWithBadFeed() throws IOException {
        rotate();
        app.publish(feed("2.0.0").with("keyset", 2), THIEF);
        app.trustStateMayMove();

        app.assertRejected(Code.SIGNATURE_INVALID);
    }
}
