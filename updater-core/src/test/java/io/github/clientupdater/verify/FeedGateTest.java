package io.github.clientupdater.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clientupdater.host.HostApplication;
import io.github.clientupdater.host.HostProcess;
import io.github.clientupdater.host.StateStore;
import io.github.clientupdater.release.Digest;
import io.github.clientupdater.release.Notice;
import io.github.clientupdater.release.Notice.Kind;
import io.github.clientupdater.release.ReleaseFeed;
import io.github.clientupdater.release.Version;
import io.github.clientupdater.task.UpdateException;
import io.github.clientupdater.task.UpdateException.Code;
import io.github.clientupdater.testing.FakeStateStore;
import io.github.clientupdater.testing.TestKeys;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FeedGateTest {
    private static final TestKeys A = TestKeys.ofSeed(1);
    private static final TestKeys B = TestKeys.ofSeed(2);
    private static final TestKeys C = TestKeys.ofSeed(3);
    private static final TestKeys D = TestKeys.ofSeed(4);

    private final FakeStateStore store = new FakeStateStore();
    private final Map<Integer, SignedDocument> keySets = new HashMap<>();
    private int asked;
    private @Nullable UpdateException unavailable;

    @TempDir
    Path workDir;

    private HostApplication host;
    private Trust trust = Trust.signedBy(A.minisign(), B.minisign());
    private Instant now = Instant.parse("2026-06-01T00:00:00Z");

    @BeforeEach
    void describeTheHost() {
        host = HostApplication.builder("com.acme.app", "1.0.0")
                .workDir(workDir)
                .process(new HostProcess.None())
                .build();
    }

    @Test
    void admittedFeedHasItsReleasesAndFloor() throws UpdateException {
        ReleaseFeed feed = admit(FeedTexts.feed(), A);

        assertThat(feed.releases()).hasSize(1);
        assertThat(feed.releases().get(0).artifacts().get(0).reference())
                .isEqualTo("a.zip\nhttps://other.example/a.zip");
        assertThat(feed.rollbackFloor()).contains(Version.parse("1.0.0"));
        assertThat(feed.notices()).isEmpty();
        assertThat(asked).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "app=\"com.acme.other\", WRONG_APP",
        "channel=\"beta\", WRONG_CHANNEL",
        "keyset=2, KEYSET_INVALID",
        "format=\"updater-manifest/2\", FEED_MALFORMED",
        "expires=\"2026-06-01T00:00:00Z\", FEED_EXPIRED",
        "expires=\"2026-05-31T23:59:59Z\", FEED_EXPIRED",
    })
    void signedFeedThatIsNotOursIsRejected(String change, Code code) throws UpdateException {
        assertRejected(FeedTexts.feed(change), code, A);

        assertThat(store.get("trust-" + name())).isEmpty();
        assertThat(admit(FeedTexts.feed(), A).releases()).hasSize(1);
    }

    @Test
    void feedExpiresAtItsSecond() throws UpdateException {
        assertThat(admit(FeedTexts.feed("expires=\"2026-06-01T00:00:01Z\""), A).notices())
                .extracting(Notice::kind)
                .containsExactly(Kind.EXPIRES_SOON);
    }

    @ParameterizedTest
    @CsvSource({"2026-06-15T00:00:00Z, 1", "2026-06-15T00:00:01Z, 0"})
    void expiryIsToldTwoWeeksBefore(String expires, int notices) throws UpdateException {
        assertThat(admit(FeedTexts.feed("expires=\"" + expires + "\""), A).notices())
                .hasSize(notices);
    }

    @Test
    void clockThatWasSetBackDoesNotMakeAnOldFeedYoung() throws UpdateException {
        admit(FeedTexts.feed(), A);
        now = Instant.parse("2001-01-01T00:00:00Z");

        byte[] old =
                FeedTexts.feed("sequence=10", "issued=\"2026-01-01T00:00:00Z\"", "expires=\"2026-05-01T00:00:00Z\"");

        assertRejected(old, Code.FEED_EXPIRED, A);
        assertThat(admit(FeedTexts.feed("sequence=10"), A).releases()).hasSize(1);
    }

    @Test
    void sequenceOnlyRises() throws UpdateException {
        admit(FeedTexts.feed(), A);

        assertRejected(FeedTexts.feed("sequence=8"), Code.ROLLBACK_DETECTED, A);
        assertRejected(FeedTexts.feed("rollbackFloor=\"1.0.1\""), Code.SEQUENCE_REUSED, A);
        assertThat(admit(FeedTexts.feed(), A).releases()).hasSize(1);
        assertThat(admit(FeedTexts.feed("sequence=10"), A).releases()).hasSize(1);
    }

    @Test
    void buildsSeedCountsWhereNothingIsRemembered() throws UpdateException {
        trust = trust.withSeed(9, Instant.parse("2026-05-01T00:00:00Z"));

        assertRejected(FeedTexts.feed("sequence=8"), Code.ROLLBACK_DETECTED, A);
        assertRejected(FeedTexts.feed("sequence=10", "issued=\"2026-04-30T23:59:59Z\""), Code.ROLLBACK_DETECTED, A);
        assertThat(admit(FeedTexts.feed(), A).releases()).hasSize(1);
    }

    @Test
    void floorNeverSinks() throws UpdateException {
        admit(FeedTexts.feed("rollbackFloor=\"1.5.0\""), A);

        ReleaseFeed lower = admit(FeedTexts.feed("sequence=10", "rollbackFloor=\"1.4.0\""), A);
        ReleaseFeed higher = admit(FeedTexts.feed("sequence=11", "rollbackFloor=\"1.6.0\""), A);

        assertThat(lower.rollbackFloor()).contains(Version.parse("1.5.0"));
        assertThat(higher.rollbackFloor()).contains(Version.parse("1.6.0"));
    }

    @Test
    void thresholdCountsDifferentKeys() throws UpdateException {
        trust = trust.withThreshold(2);

        assertRejected(FeedTexts.feed(), Code.THRESHOLD_NOT_MET, A);
        assertRejected(FeedTexts.feed(), Code.THRESHOLD_NOT_MET, A, A);
        assertRejected(FeedTexts.feed(), Code.THRESHOLD_NOT_MET, A, C);
        assertRejected(FeedTexts.feed(), Code.SIGNATURE_INVALID, C, D);
        assertThat(admit(FeedTexts.feed(), A, B).releases()).hasSize(1);
    }

    @Test
    void damagedMemoryLeadsBackToTheBuild() throws UpdateException {
        trust = trust.withSeed(9, Instant.MIN);
        admit(FeedTexts.feed("sequence=12"), A);
        store.put("trust-" + name(), store.get("trust-" + name()).orElseThrow().replace("12", "13"));

        assertRejected(FeedTexts.feed("sequence=8"), Code.ROLLBACK_DETECTED, A);
        assertThat(admit(FeedTexts.feed(), A).notices())
                .extracting(Notice::kind)
                .containsExactly(Kind.TRUST_STATE_RESET);
        assertThat(admit(FeedTexts.feed(), A).notices()).isEmpty();
    }

    @Test
    void keysAreFollowedStepByStepAndNeverBack() throws UpdateException {
        admit(FeedTexts.feed("sequence=99"), A);
        keySets.put(2, FeedTexts.keySet(2, 1, new TestKeys[] {C}, B, C));
        keySets.put(3, FeedTexts.keySet(3, 1, new TestKeys[] {D}, C, D));

        ReleaseFeed feed = admit(FeedTexts.feed("keyset=3", "sequence=1"), D);

        assertThat(feed.notices()).extracting(Notice::kind).containsExactly(Kind.KEYS_ROTATED, Kind.KEYS_ROTATED);
        keySets.clear();
        assertRejected(FeedTexts.feed("sequence=100"), Code.SIGNATURE_INVALID, A);
        assertRejected(FeedTexts.feed("sequence=100"), Code.KEYSET_INVALID, D);
        assertThat(admit(FeedTexts.feed("keyset=3", "sequence=2"), D).notices()).isEmpty();
    }

    @Test
    void feedThatNamesTheNextSetIsSignedByIt() throws UpdateException {
        keySets.put(2, FeedTexts.keySet(2, 1, new TestKeys[] {C}, A, C));

        assertRejected(FeedTexts.feed("keyset=2"), Code.SIGNATURE_INVALID, A);
        assertThat(admit(FeedTexts.feed("keyset=2"), A, C).releases()).hasSize(1);
    }

    @Test
    void stepsHaveALimitAndGoOnTheNextTime() throws UpdateException {
        for (int number = 2; number <= 34; number++) {
            TestKeys[] next = {TestKeys.ofSeed(number)};
            keySets.put(number, FeedTexts.keySet(number, 1, next, TestKeys.ofSeed(number - 1), next[0]));
        }
        byte[] feed = FeedTexts.feed("keyset=34");

        assertRejected(feed, Code.KEYSET_LIMIT, TestKeys.ofSeed(34));
        assertThat(asked).isEqualTo(33);
        assertThat(admit(feed, TestKeys.ofSeed(34)).notices()).hasSize(1);
    }

    @Test
    void thirtyTwoStepsAreNotTooMany() throws UpdateException {
        for (int number = 2; number <= 33; number++) {
            TestKeys[] next = {TestKeys.ofSeed(number)};
            keySets.put(number, FeedTexts.keySet(number, 1, next, TestKeys.ofSeed(number - 1), next[0]));
        }

        assertThat(admit(FeedTexts.feed("keyset=33"), TestKeys.ofSeed(33)).notices())
                .hasSize(32);
    }

    @Test
    void newBuildTakesUpTheChainWhereItsOwnKeysAre() throws UpdateException {
        keySets.put(2, FeedTexts.keySet(2, 1, new TestKeys[] {C}, A, C));
        admit(FeedTexts.feed("keyset=2", "sequence=5"), C);
        keySets.put(3, FeedTexts.keySet(3, 1, new TestKeys[] {D}, C, D));
        trust = Trust.signedBy(C.hex()).withKeySet(2);

        assertRejected(FeedTexts.feed("keyset=2", "sequence=4"), Code.ROLLBACK_DETECTED, C);
        assertThat(admit(FeedTexts.feed("keyset=3", "sequence=1"), D).notices()).hasSize(1);
        keySets.clear();
        assertThat(admit(FeedTexts.feed("keyset=3", "sequence=2"), D).notices()).isEmpty();
    }

    @Test
    void buildsWithDifferentKeysDoNotForgetForEachOther() throws UpdateException {
        Trust newer = Trust.signedBy(C.hex()).withKeySet(2);
        Trust older = trust;
        admit(FeedTexts.feed("sequence=9"), A);
        trust = newer;
        admit(FeedTexts.feed("sequence=3", "keyset=2"), C);

        assertRejected(FeedTexts.feed("sequence=2", "keyset=2"), Code.ROLLBACK_DETECTED, C);
        trust = older;
        assertRejected(FeedTexts.feed("sequence=8"), Code.ROLLBACK_DETECTED, A);
        admit(FeedTexts.feed("sequence=10"), A);
        trust = newer;
        assertRejected(FeedTexts.feed("sequence=2", "keyset=2"), Code.ROLLBACK_DETECTED, C);
    }

    @Test
    void publishersClockThatRunsAheadDoesNotBecomeOurs() throws UpdateException {
        byte[] ahead = FeedTexts.feed("issued=\"2027-05-01T00:00:00Z\"", "expires=\"2027-09-01T00:00:00Z\"");

        assertThatThrownBy(() -> admit(ahead, A))
                .hasMessage("the signed feed was issued at 2027-05-01T00:00:00Z, which is yet to come;"
                        + " it is 2026-06-01T00:00:00Z here");
        assertRejected(ahead, Code.FEED_EXPIRED, A);
        now = Instant.parse("2027-04-30T00:00:01Z"); // A day is what clocks may differ by.
        assertThat(admit(ahead, A).releases()).hasSize(1);
    }

    @Test
    void clockThatWasSetBackIsNotToldAsTheTime() throws UpdateException {
        admit(FeedTexts.feed(), A);
        now = Instant.parse("2001-01-01T00:00:00Z");

        assertThatThrownBy(() -> admit(FeedTexts.feed("sequence=10", "issued=\"2026-06-01T00:00:00Z\""), A))
                .hasMessageEndingWith("; a feed that was accepted is of 2026-05-01T00:00:00Z");
    }

    @Test
    void timeOfIssueIsRememberedAsItIs() throws UpdateException {
        admit(FeedTexts.feed(), A);
        now = Instant.parse("2026-05-02T00:00:00Z");

        byte[] brief = FeedTexts.feed("sequence=10", "expires=\"2026-05-03T00:00:00Z\"");
        assertThat(admit(brief, A).releases()).hasSize(1);
    }

    @Test
    void bothTimesAreTold() throws UpdateException {
        admit(FeedTexts.feed(), A);
        byte[] old =
                FeedTexts.feed("sequence=10", "issued=\"2026-01-01T00:00:00Z\"", "expires=\"2026-05-01T00:00:00Z\"");

        assertThatThrownBy(() -> admit(old, A)).hasMessageEndingWith("; it is 2026-06-01T00:00:00Z here");
        now = Instant.parse("2001-01-01T00:00:00Z");
        assertThatThrownBy(() -> admit(old, A))
                .hasMessageEndingWith("; a feed that was accepted is of 2026-05-01T00:00:00Z");
    }

    @Test
    void floorMayComeLaterAndBeLeftOut() throws UpdateException {
        String none = new String(FeedTexts.feed(), StandardCharsets.UTF_8).replace("\"rollbackFloor\": \"1.0.0\",", "");
        String again = none.replace("\"sequence\": 9", "\"sequence\": 11");

        assertThat(admit(none.getBytes(StandardCharsets.UTF_8), A).rollbackFloor())
                .isEmpty();
        assertThat(admit(FeedTexts.feed("sequence=10"), A).rollbackFloor()).contains(Version.parse("1.0.0"));
        assertThat(admit(again.getBytes(StandardCharsets.UTF_8), A).rollbackFloor())
                .contains(Version.parse("1.0.0"));
    }

    @Test
    void seedIsOneOfThePinnedKeysOnly() throws UpdateException {
        trust = trust.withSeed(50, Instant.parse("2026-05-15T00:00:00Z"));
        keySets.put(2, FeedTexts.keySet(2, 1, new TestKeys[] {C}, B, C));

        assertThat(admit(FeedTexts.feed("keyset=2", "sequence=1"), C).releases())
                .hasSize(1);
    }

    @Test
    void tooFewSignaturesAreAReasonToLookForOtherKeys() throws UpdateException {
        trust = trust.withThreshold(2);
        keySets.put(2, FeedTexts.keySet(2, 2, new TestKeys[] {A, C}, A, B, C));

        assertThat(admit(FeedTexts.feed("keyset=2"), A, C).releases()).hasSize(1);
    }

    @Test
    void whatAnotherProcessHasFollowedIsNotForgotten() throws UpdateException {
        SignedDocument second = FeedTexts.keySet(2, 1, new TestKeys[] {C}, B, C);
        SignedDocument third = FeedTexts.keySet(3, 1, new TestKeys[] {D}, C, D);
        keySets.put(2, second);
        FeedMemory memory = new FeedMemory(store, host);
        FeedGate slow = new FeedGate(
                trust,
                host,
                store,
                number -> {
                    if (number != 2) return Optional.empty();
                    memory.change(now -> new FeedState(List.of(second, third), now.accepted()));
                    return Optional.of(second);
                },
                now);

        slow.admit(FeedTexts.signed(FeedTexts.feed("keyset=2"), C));

        assertThat(memory.load().orElseThrow().steps()).containsExactly(second, third);
    }

    @Test
    void stepsThatNobodySignedAreDamage() throws UpdateException {
        SignedDocument forged = FeedTexts.keySet(2, 1, new TestKeys[] {C}, C);
        admit(FeedTexts.feed(), A);
        new FeedMemory(store, host).change(now -> new FeedState(List.of(forged), now.accepted()));

        assertRejected(FeedTexts.feed("keyset=2"), Code.SIGNATURE_INVALID, C);
        FeedState left = new FeedMemory(store, host).load().orElseThrow();
        assertThat(left.steps()).isEmpty();
        assertThat(left.acceptedUnder(1)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "{}\n{}\n{}", "{\"format\":2,\"steps\":[],\"accepted\":[]}"})
    void memoryOfAnotherFormIsDamage(String text) throws UpdateException {
        String digest = Digest.ofContent(text.getBytes(StandardCharsets.UTF_8)).hex();
        store.put("trust-" + name(), text.contains("format") ? text + "\n" + digest + "\n" : text);

        assertThat(admit(FeedTexts.feed(), A).notices())
                .extracting(Notice::kind)
                .containsExactly(Kind.TRUST_STATE_RESET);
    }

    @Test
    void keptFeedIsJudgedByItself() throws UpdateException {
        FeedMemory memory = new FeedMemory(store, host);
        memory.keep(FeedTexts.signed(FeedTexts.feed("app=\"com.acme.other\""), A));
        assertThatThrownBy(() -> gate().recall()).hasMessageContaining("com.acme.other");
        memory.keep(FeedTexts.signed(FeedTexts.feed("keyset=2"), A));

        assertThatThrownBy(() -> gate().recall()).hasMessageContaining("key set 2");
    }

    @Test
    void memoryThatCannotBeReadRejectsEverything() {
        StateStore broken = new StateStore() {
            @Override
            public Optional<String> get(String key) throws IOException {
                throw new IOException("no");
            }

            @Override
            public void put(String key, String value) {}

            @Override
            public void remove(String key) {}
        };
        FeedGate gate = new FeedGate(trust, host, broken, this::keySet, now);

        assertThatThrownBy(() -> gate.admit(FeedTexts.signed(FeedTexts.feed(), A)))
                .isInstanceOfSatisfying(
                        UpdateException.class, e -> assertThat(e.code()).isEqualTo(Code.WORK_DIR_UNUSABLE));
    }

    @Test
    void olderBuildForgetsNothingOfANewerOne() throws UpdateException {
        Trust newer = Trust.signedBy(C.hex()).withKeySet(2);
        Trust older = trust;
        admit(FeedTexts.feed(), A);
        trust = newer;
        keySets.put(3, FeedTexts.keySet(3, 1, new TestKeys[] {D}, C, D));
        admit(FeedTexts.feed("keyset=3", "sequence=5"), D);
        keySets.clear();

        trust = older;
        assertRejected(FeedTexts.feed("sequence=8"), Code.ROLLBACK_DETECTED, A);
        assertThat(admit(FeedTexts.feed("sequence=10"), A).notices()).isEmpty();
        trust = newer;
        assertRejected(FeedTexts.feed("keyset=2", "sequence=9"), Code.SIGNATURE_INVALID, C);
        assertRejected(FeedTexts.feed("keyset=3", "sequence=4"), Code.ROLLBACK_DETECTED, D);
    }

    @Test
    void earlierTimeOfIssueDoesNotMakeTheMemoryYounger() throws UpdateException {
        admit(FeedTexts.feed(), A);
        admit(FeedTexts.feed("sequence=10", "issued=\"2026-04-01T00:00:00Z\""), A);
        now = Instant.parse("2001-01-01T00:00:00Z");

        byte[] old =
                FeedTexts.feed("sequence=11", "issued=\"2026-01-01T00:00:00Z\"", "expires=\"2026-05-01T00:00:00Z\"");
        assertRejected(old, Code.FEED_EXPIRED, A);
    }

    @Test
    void numberBeyondAllBoundsInTheMemoryIsDamage() throws UpdateException {
        admit(FeedTexts.feed(), A);
        String line =
                store.get("trust-" + name()).orElseThrow().lines().findFirst().orElseThrow();
        String huge = line.replace("\"keyset\":1", "\"keyset\":1099511627776");
        store.put(
                "trust-" + name(),
                huge + "\n"
                        + Digest.ofContent(huge.getBytes(StandardCharsets.UTF_8))
                                .hex() + "\n");

        assertThat(admit(FeedTexts.feed(), A).notices())
                .extracting(Notice::kind)
                .containsExactly(Kind.TRUST_STATE_RESET);
    }

    @ParameterizedTest
    @EnumSource(names = {"SOURCE_FAILED", "SOURCE_REJECTED", "SOURCE_TIMEOUT", "FEED_TOO_LARGE", "SOURCE_INSECURE"})
    void whoCannotSayWhetherThereAreOtherKeysSaysNo(Code code) {
        unavailable = new UpdateException(code, "no");

        assertRejected(FeedTexts.feed(), Code.SIGNATURE_INVALID, C);
        assertRejected(FeedTexts.feed("keyset=2"), code, A);
    }

    @Test
    void lastFeedIsRecalledWithoutAskingAnybody() throws UpdateException {
        assertThat(gate().recall()).isEmpty();
        admit(FeedTexts.feed(), A);
        asked = 0;

        assertThat(gate().recall().orElseThrow().releases()).hasSize(1);

        now = Instant.parse("2026-09-01T00:00:00Z");
        assertThatThrownBy(() -> gate().recall())
                .isInstanceOfSatisfying(
                        UpdateException.class, e -> assertThat(e.code()).isEqualTo(Code.FEED_EXPIRED));
        assertThat(asked).isZero();
    }

    @Test
    void keptFeedThatSomebodyExchangedIsNotRecalled() throws UpdateException {
        admit(FeedTexts.feed(), A);
        String honest = store.get("feed-" + name()).orElseThrow();
        FeedMemory memory = new FeedMemory(store, host);

        memory.keep(FeedTexts.signed(FeedTexts.feed("sequence=10"), C));
        assertThatThrownBy(() -> gate().recall()).hasMessageContaining("no pinned key");
        memory.keep(FeedTexts.signed(FeedTexts.feed("sequence=8"), A));
        assertThatThrownBy(() -> gate().recall()).hasMessageContaining("sequence");
        store.put("feed-" + name(), honest.replaceFirst("content", "kontent"));
        assertThat(gate().recall()).isEmpty();
    }

    @Test
    void withoutPinnedKeysThereIsNoGate() {
        trust = Trust.checksumOnly();

        assertThatThrownBy(this::gate).isInstanceOf(IllegalStateException.class);
    }

    private ReleaseFeed admit(byte[] feed, TestKeys... by) throws UpdateException {
        return gate().admit(FeedTexts.signed(feed, by));
    }

    private void assertRejected(byte[] feed, Code code, TestKeys... by) {
        assertThatThrownBy(() -> admit(feed, by))
                .isInstanceOfSatisfying(
                        UpdateException.class,
                        e -> assertThat(e.code()).as(e.getMessage()).isEqualTo(code));
    }

    private FeedGate gate() {
        return new FeedGate(trust, host, store, this::keySet, now);
    }

    private Optional<SignedDocument> keySet(int number) throws UpdateException {
        if (unavailable != null) throw unavailable;
        asked++;
        return Optional.ofNullable(keySets.get(number));
    }

    /** As the memory names this application's feed. */
    private static String name() {
        return io.github.clientupdater.internal.files.Sha256.nameOf("com.acme.app\nstable")
                .substring(0, 16);
    }
}
