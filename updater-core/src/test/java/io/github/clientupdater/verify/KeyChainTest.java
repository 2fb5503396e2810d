package io.github.clientupdater.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clientupdater.internal.signature.KeySet;
import io.github.clientupdater.internal.signature.PublicKey;
import io.github.clientupdater.task.UpdateException;
import io.github.clientupdater.task.UpdateException.Code;
import io.github.clientupdater.testing.TestKeys;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyChainTest {
    private static final TestKeys OLD = TestKeys.ofSeed(1);
    private static final TestKeys OTHER = TestKeys.ofSeed(2);
    private static final TestKeys NEW = TestKeys.ofSeed(3);
    private static final TestKeys[] NEXT = {NEW};

    private final KeyChain chain = KeyChain.of("com.acme.app", keys(1, OLD, OTHER));

    @Test
    void stepBothSetsVouchForIsTaken() throws UpdateException {
        SignedDocument step = FeedTexts.keySet(2, 1, NEXT, OTHER, NEW);

        KeyChain longer = chain.with(step);

        assertThat(longer.current().number()).isEqualTo(2);
        assertThat(longer.current().keys()).containsExactly(PublicKey.parse(NEW.minisign()));
        assertThat(longer.steps()).containsExactly(step);
        assertThat(chain.followedBy(longer.steps()).current()).isEqualTo(longer.current());
    }

    @Test
    void stepOneSetDoesNotVouchForIsRefused() {
        assertRefused(FeedTexts.keySet(2, 1, NEXT, NEW), "the keys before it");
        assertRefused(FeedTexts.keySet(2, 1, NEXT, OLD), "its own keys");
        assertRefused(FeedTexts.keySet(2, 2, new TestKeys[] {NEW, OLD}, OLD), "its own keys");
        assertRefused(new SignedDocument(FeedTexts.keySet(2, 1, NEXT).content(), new byte[0]), "the keys before it");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void stepIsExactlyTheNextOne(int number) {
        assertRefused(FeedTexts.keySet(number, 1, NEXT, OLD, NEW), "its number is not 2");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 2})
    void thresholdThatCannotBeMetIsRefused(int threshold) {
        assertRefused(FeedTexts.keySet(2, threshold, NEXT, OLD, NEW), "a threshold of " + threshold);
    }

    @Test
    void stepOfAnotherApplicationIsRefused() {
        byte[] text = new String(FeedTexts.keySet(2, 1, NEXT).content(), StandardCharsets.UTF_8)
                .replace("com.acme.app", "com.acme.other")
                .getBytes(StandardCharsets.UTF_8);

        assertRefused(FeedTexts.signed(text, OLD, NEW), "another application");
    }

    @Test
    void stepsBehindANewBuildAreLeftOut() throws UpdateException {
        KeyChain newBuild = KeyChain.of("com.acme.app", keys(2, NEW));
        SignedDocument behind = FeedTexts.keySet(2, 1, new TestKeys[] {OTHER}, OTHER);
        SignedDocument ahead = FeedTexts.keySet(3, 1, new TestKeys[] {OLD}, NEW, OLD);

        KeyChain followed = newBuild.followedBy(List.of(behind, ahead));

        assertThat(followed.current().number()).isEqualTo(3);
        assertThat(followed.steps()).containsExactly(ahead);
    }

    private void assertRefused(SignedDocument step, String why) {
        assertThatThrownBy(() -> chain.with(step))
                .isInstanceOfSatisfying(
                        UpdateException.class, e -> assertThat(e.code()).isEqualTo(Code.KEYSET_INVALID))
                .hasMessageContaining(why);
    }

    private static KeySet keys(int number, TestKeys... keys) {
        return new KeySet(
                number,
                1,
                java.util.Arrays.stream(keys)
                        .map(key -> PublicKey.parse(key.hex()))
                        .toList());
    }
}
