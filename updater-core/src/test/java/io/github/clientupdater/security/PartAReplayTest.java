package io.github.clientupdater.security;

import static io.github.clientupdater.security.SignedApplication.DAILY;
import static io.github.clientupdater.security.SignedApplication.NOW;
import static io.github.clientupdater.security.SignedApplication.SIGNATURE;
import static io.github.clientupdater.security.SignedApplication.ZIP;
import static io.github.clientupdater.security.SignedApplication.feed;
import static io.github.clientupdater.security.SignedApplication.sign;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.clientupdater.decision.Decision.Reason;
import io.github.clientupdater.decision.UpdatePolicy;
import io.github.clientupdater.release.Notice;
import io.github.clientupdater.task.UpdateException.Code;
import io.github.clientupdater.testing.faults.Content;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
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
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows A5 to A10 and A16 of docs/security-tests.md: what is old, shown again. */
class PartAReplayTest {
    private static final Instant SEED_ISSUED = Instant.parse("2026-05-01T00:00:00Z");

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

    @Test
    @DisplayName("A5 CVE-2026-95625 an old signed feed in which only the version is another one")
    void otherVersion() throws IOException {
        app.publish(feed("9.9.9").bytes(), sign(feed("0.9.0").bytes(), DAILY));

        app.assertRejected(Code.SIGNATURE_INVALID);
    }

    @ParameterizedTest(name = "A6 a feed with sequence {0} after one with 9")
    @ValueSource(longs = {1, 7, 8})
    void olderFeed(long sequence) throws Exception {
        app.check();
        app.publish(feed("2.0.0").sequence(sequence), DAILY);

        app.assertRejected(Code.ROLLBACK_DETECTED);
    }

    @Test
    @DisplayName("A6 an older feed after a newer one that was accepted in an update, and its old validators")
    void olderFeedAfterUpdate() throws Exception {
        app.publish(feed("2.0.0").sequence(7), DAILY);
        app.check();
        app.publish(feed("2.0.0").sequence(9), DAILY);
        app.check();
        app.publish(feed("2.0.0").sequence(7), DAILY);

        app.assertRejected(Code.ROLLBACK_DETECTED);
    }

    @Test
    @DisplayName("A6 the same feed again is accepted")
    void sameFeed() throws Exception {
        app.check();

        app.assertAccepted("2.0.0");
    }

    @ParameterizedTest(name = "A7 the first start, and a feed older than the build: {0}")
    @ValueSource(strings = {"sequence", "issued"})
    void olderThanTheBuild(String what) throws IOException {
        app.trust = what.equals("sequence")
                ? app.trust.withSeed(10, Instant.MIN)
                : app.trust.withSeed(9, SEED_ISSUED.plusSeconds(1));
        Runnable honest = () -> app.publish(feed("2.0.0").sequence(20).with("issued", NOW.toString()), DAILY);
        app.honestPublication = honest;

        app.assertRejected(Code.ROLLBACK_DETECTED);
    }

    @Test
    @DisplayName("A7 the feed that the build knows is accepted")
    void asOldAsTheBuild() throws IOException {
        app.trust = app.trust.withSeed(9, SEED_ISSUED);

        app.assertAccepted("2.0.0");
    }

    /** What somebody, or a disk, does to the trust state. */
    enum Damage {
        DELETED {
            @Override
            void to(Path state) throws IOException {
                Files.delete(state);
            }
        },
        EMPTY {
            @Override
            void to(Path state) throws IOException {
                Files.writeString(state, "");
            }
        },
        CUT_OFF {
            @Override
            void to(Path state) throws IOException {
                byte[] bytes = Files.readAllBytes(state);
                Files.write(state, java.util.Arrays.copyOf(bytes, bytes.length / 2));
            }
        },
        LOW_BIT_FLIPPED {
            @Override
            void to(Path state) throws IOException {
                flip(state, 1);
            }
        },
        HIGH_BIT_FLIPPED {
            @Override
            void to(Path state) throws IOException {
                flip(state, 0x80); // No longer UTF-8.
            }
        },
        ZEROED {
            @Override
            void to(Path state) throws IOException {
                Files.write(state, new byte[4096]);
            }
        };

        abstract void to(Path state) throws IOException;

        private static void flip(Path state, int bit) throws IOException {
            byte[] bytes = Files.readAllBytes(state);
            bytes[bytes.length / 2] ^= (byte) bit;
            Files.write(state, bytes);
        }
    }

    @ParameterizedTest(name = "A8 the trust state is {0}: what the build knows counts")
    @EnumSource
    void damagedState(Damage damage) throws Exception {
        app.trust = app.trust.withSeed(5, Instant.MIN);
        app.check();
        damage.to(app.trustState());
        app.publish(feed("2.0.0").sequence(4), DAILY);

        app.assertRejected(Code.ROLLBACK_DETECTED);
    }

    @ParameterizedTest(name = "A8 the trust state is {0}: that is said, and the honest feed accepted")
    @EnumSource
    void damageIsSaid(Damage damage) throws Exception {
        app.check();
        damage.to(app.trustState());

        app.assertAccepted("2.0.0");

        boolean silent = damage == Damage.DELETED; // As at the first start.
        assertThat(app.heard.notices.contains(Notice.Kind.TRUST_STATE_RESET)).isEqualTo(!silent);
    }

    @ParameterizedTest(name = "A8 the trust state says {0}, and its checksum is right")
    @MethodSource
    void editedState(String what, String from, String to) throws Exception {
        app.trust = app.trust.withSeed(5, Instant.MIN);
        app.check();
        edit(app.trustState(), from, to);
        app.trustStateMayMove(); // What nobody vouches for may be thrown away at once.
        app.publish(feed("2.0.0").sequence(4), DAILY);

        app.assertRejected(Code.ROLLBACK_DETECTED);
    }

    static Stream<Arguments> editedState() {
        return Stream.of(
                Arguments.of("sequence 0", "\"sequence\":9", "\"sequence\":0"),
                Arguments.of("sequence -1", "\"sequence\":9", "\"sequence\":-1"),
                Arguments.of("another key set", "\"keyset\":1", "\"keyset\":7"),
                Arguments.of("a key set that is no number of ours", "\"keyset\":1", "\"keyset\":4294967297"),
                Arguments.of("a time that is none", "2026-05-01T00:00:00Z", "rubbish"),
                Arguments.of("a sequence that is none", "\"sequence\":9", "\"sequence\":1e99"),
                Arguments.of("nothing", "\"accepted\"", "\"ignored\""),
                Arguments.of("another format", "\"format\":1", "\"format\":2"),
                Arguments.of(
                        "a key set of nobody's",
                        "\"steps\":[]",
                        "\"steps\":[{\"content\":\"e30=\",\"signatures\":\"\"}]"),
                Arguments.of(
                        "steps that are none", "\"steps\":[]", "\"steps\":[{\"content\":\"?\",\"signatures\":\"\"}]"));
    }

    /** As somebody does who has read the source. */
    static void edit(Path state, String from, String to) throws IOException {
        String line = Files.readString(state).lines().findFirst().orElseThrow();
        String edited = line.replace(from, to);
        assertThat(edited).isNotEqualTo(line);
        String checksum =
                Content.of(edited.getBytes(StandardCharsets.UTF_8)).sha256().hex();
        Files.writeString(state, edited + "\n" + checksum + "\n");
    }

    @ParameterizedTest(name = "A9 CVE-2026-95624 the system property {0} allows no downgrade")
    @ValueSource(strings = {"allowDowngrade", "updater.allowDowngrade", "io.github.clientupdater.allowDowngrade"})
    void downgradeByProperty(String property) throws IOException {
        System.setProperty(property, "true");
        try {
            app.publish(feed("0.9.0"), DAILY);
            app.assertNotOffered(Reason.AHEAD_OF_FEED);
        } finally {
            System.clearProperty(property);
        }
    }

    @ParameterizedTest(name = "A9 CVE-2026-95624 the signed field {0} allows no downgrade")
    @ValueSource(strings = {"allowDowngrade", "allow_downgrade", "downgrade"})
    void downgradeByField(String field) throws IOException {
        app.publish(feed("0.9.0").with(field, true), DAILY);

        app.assertRejected(Code.FEED_MALFORMED);
    }

    @Test
    @DisplayName("A9 CVE-2026-95624 nor does one below ext")
    void downgradeByExtension() throws IOException {
        app.publish(feed("0.9.0").with("ext", Map.of("allowDowngrade", true)), DAILY);

        app.assertNotOffered(Reason.AHEAD_OF_FEED);
    }

    @Test
    @DisplayName("A10 an application that allows downgrades is not led below the floor")
    void belowTheFloor() throws IOException {
        app.policy = UpdatePolicy.allowingDowngrade();
        app.publish(feed("0.9.0").with("rollbackFloor", "0.9.5"), DAILY);

        app.assertNotOffered(Reason.BELOW_ROLLBACK_FLOOR);
    }

    @Test
    @DisplayName("A10 a floor that was known once stays, whatever later feeds say")
    void floorStays() throws Exception {
        app.policy = UpdatePolicy.allowingDowngrade();
        app.publish(feed("2.0.0").with("rollbackFloor", "0.9.5"), DAILY);
        app.check();
        app.publish(feed("0.9.0").sequence(10).with("rollbackFloor", "0.1.0"), DAILY);

        app.assertNotOffered(Reason.BELOW_ROLLBACK_FLOOR);
    }

    @Test
    @DisplayName("A16 two signed feeds with one sequence")
    void equivocation() throws Exception {
        app.check();
        app.publish(feed("2.0.1"), DAILY);

        app.assertRejected(Code.SEQUENCE_REUSED);
    }

    @Test
    @DisplayName("A16 the same feed signed once more is the same feed")
    void signedAgain() throws Exception {
        app.check();
        app.server.publish(SIGNATURE, Content.of(sign(feed("2.0.0").bytes(), SignedApplication.OFFLINE)));

        app.assertAccepted("2.0.0");
    }

    @Test
    @DisplayName("A17 a thief's sequence cannot be overtaken without other keys")
    void fastForward() throws Exception {
        app.publish(feed("2.0.0").sequence(1L << 53), DAILY);
        app.check();
        app.publish(feed("2.0.0").sequence(10), DAILY);
        app.honestPublication = () -> app.publish(feed("2.0.0").sequence(1L << 53), DAILY);

        app.assertRejected(Code.ROLLBACK_DETECTED);
    }

    @Test
    @DisplayName("A17 a sequence beyond what can be read exactly")
    void sequenceBeyond() throws IOException {
        app.publish(feed("2.0.0").sequence((1L << 53) + 1), DAILY);

        app.assertRejected(Code.FEED_MALFORMED);
    }

    @Test
    @DisplayName("A5 a release of a later feed cannot be shown under an earlier one's signature")
    void mixedReleases() throws IOException {
        app.publish(
                feed("2.0.0")
                        .with("releases", List.of(FeedText.release("3.0.0", ZIP)))
                        .bytes(),
                sign(feed("2.0.0").bytes(), DAILY));

        app.assertRejected(Code.SIGNATURE_INVALID);
    }
}
