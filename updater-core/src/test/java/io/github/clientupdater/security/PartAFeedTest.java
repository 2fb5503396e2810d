package io.github.clientupdater.security;

import static io.github.clientupdater.security.SignedApplication.DAILY;
import static io.github.clientupdater.security.SignedApplication.FILE;
import static io.github.clientupdater.security.SignedApplication.ZIP;
import static io.github.clientupdater.security.SignedApplication.feed;
import static io.github.clientupdater.security.SignedApplication.zip;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.clientupdater.UpdateOutcome;
import io.github.clientupdater.decision.Decision.Reason;
import io.github.clientupdater.release.Notice;
import io.github.clientupdater.task.UpdateException.Code;
import io.github.clientupdater.testing.faults.ConnectionFaults;
import io.github.clientupdater.testing.faults.Content;
import io.github.clientupdater.testing.faults.Fault;
import io.github.clientupdater.testing.faults.FaultyServer;
import io.github.clientupdater.testing.faults.LengthFaults;
import io.github.clientupdater.testing.faults.ProtocolFaults;
import io.github.clientupdater.testing.faults.Schedule;
import io.github.clientupdater.testing.faults.StatusFaults;
import io.github.clientupdater.testing.faults.ValidatorFaults;
import java.io.IOException;
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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows A11 to A15, A18 to A20, A35 and A37 of docs/security-tests.md: the right feed, now, and its file. */
class PartAFeedTest {
    private static final Instant EXPIRES = Instant.parse("2026-11-01T00:00:00Z");

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
    @DisplayName("A11 a feed at the second of its expiry")
    void expired() throws IOException {
        app.clock.set(EXPIRES);

        app.assertRejected(Code.FEED_EXPIRED);
    }

    @Test
    @DisplayName("A11 a feed one second before: accepted, and that is said")
    void expiresSoon() throws IOException {
        app.clock.set(EXPIRES.minusSeconds(1));

        app.assertAccepted("2.0.0");

        assertThat(app.heard.notices).containsExactly(Notice.Kind.EXPIRES_SOON);
    }

    @Test
    @DisplayName("A11 a feed that is shown for ever, unchanged (304)")
    void frozen() throws Exception {
        app.check();
        app.clock.set(EXPIRES.plusSeconds(1));

        app.assertRejected(Code.FEED_EXPIRED);
    }

    @Test
    @DisplayName("A11 a feed that never expires")
    void withoutExpiry() throws IOException {
        app.publish(feed("2.0.0").without("expires"), DAILY);

        app.assertRejected(Code.FEED_MALFORMED);
    }

    @ParameterizedTest(name = "A12 a feed that expires {0}, more than 400 days after it was issued")
    @ValueSource(strings = {"2027-06-05T00:00:01Z", "2099-12-31T00:00:00Z", "9999-12-31T00:00:00Z"})
    void longValidity(String expires) throws IOException {
        app.publish(feed("2.0.0").with("expires", expires), DAILY);

        app.assertRejected(Code.FEED_MALFORMED);
    }

    @Test
    @DisplayName("A12 a feed that was issued in the future could last as long as one likes")
    void issuedInTheFuture() throws IOException {
        app.publish(
                feed("2.0.0").with("issued", "2098-12-01T00:00:00Z").with("expires", "2099-12-01T00:00:00Z"), DAILY);
        UpdateOutcome outcome = app.update();

        assertThat(outcome).isInstanceOf(UpdateOutcome.Failed.class);
        assertThat(app.heard.messages()).allMatch(message -> message.contains("2098-12-01"));
        app.assertRejected(Code.FEED_EXPIRED);
    }

    @Test
    @DisplayName("A12 a publisher's clock may be a day ahead")
    void issuedTomorrow() throws IOException {
        app.publish(feed("2.0.0").with("issued", "2026-06-02T00:00:00Z"), DAILY);

        app.assertAccepted("2.0.0");
    }

    @Test
    @DisplayName("A12 and not a second more")
    void issuedAfterTomorrow() throws IOException {
        app.publish(feed("2.0.0").with("issued", "2026-06-02T00:00:01Z"), DAILY);

        app.assertRejected(Code.FEED_EXPIRED);
    }

    @Test
    @DisplayName("A13 a clock that was set back before the first start is named, with both times")
    void clockSetBackAtFirst() throws IOException {
        app.clock.set(Instant.parse("2001-01-01T00:00:00Z"));
        app.update();

        assertThat(app.heard.messages()).allMatch(message -> message.contains("2001-01-01"));
        assertThat(app.heard.messages()).allMatch(message -> message.contains("2026-05-01"));

        app.assertRejected(Code.FEED_EXPIRED);
    }

    @Test
    @DisplayName("A12 400 days are accepted")
    void longestValidity() throws IOException {
        app.publish(feed("2.0.0").with("expires", "2027-06-05T00:00:00Z"), DAILY);

        app.assertAccepted("2.0.0");
    }

    @Test
    @DisplayName("A13 a clock that was set back does not make an expired feed good")
    void clockSetBack() throws Exception {
        app.check(); // Issued 2026-05-01.
        app.clock.set(Instant.parse("2001-01-01T00:00:00Z"));
        app.publish(
                feed("2.0.0")
                        .sequence(10)
                        .with("issued", "2026-01-01T00:00:00Z")
                        .with("expires", "2026-04-01T00:00:00Z"),
                DAILY);

        app.assertRejected(Code.FEED_EXPIRED);
    }

    @Test
    @DisplayName("A14 a clock that is wrong is named, with both times")
    void clockAhead() throws IOException {
        app.clock.set(Instant.parse("2099-01-01T00:00:00Z"));
        UpdateOutcome outcome = app.update();

        assertThat(outcome).isInstanceOf(UpdateOutcome.Failed.class);
        assertThat(app.heard.messages()).allMatch(message -> message.contains("2099-01-01"));
        assertThat(app.heard.messages()).allMatch(message -> message.contains("2026-11-01"));

        app.assertRejected(Code.FEED_EXPIRED);
    }

    @Test
    @DisplayName("A15 one time counts in one run: the feed expires during the download")
    void clockJumps() throws Exception {
        app.heard.whenVerified = () -> app.clock.set(EXPIRES);
        app.assertAccepted("2.0.0");
        app.heard.whenVerified = () -> {};

        UpdateOutcome next = app.update();

        assertThat(next)
                .isInstanceOfSatisfying(
                        UpdateOutcome.Failed.class,
                        failed -> assertThat(failed.cause().code()).isEqualTo(Code.FEED_EXPIRED));
    }

    @Test
    @DisplayName("A18 other bytes of the same length than the signed ones")
    void otherBytes() throws IOException {
        app.server.inject(FILE, Schedule.always(ValidatorFaults.corruptByte(100)));

        app.assertRejected(Code.DIGEST_MISMATCH);
    }

    @Test
    @DisplayName("A18 another system's file where this one's should lie")
    void otherSystemsFile() throws IOException {
        Content mac = zip("mac");
        app.publish(
                feed("2.0.0")
                        .withRelease(
                                "artifacts",
                                List.of(
                                        system(FeedText.artifact(ZIP, "app.zip"), "linux"),
                                        system(FeedText.artifact(mac, "mac.zip"), "macos"))),
                DAILY);
        app.server.publish(FILE, mac);

        app.assertRejected(mac.size() == ZIP.size() ? Code.DIGEST_MISMATCH : Code.SIZE_MISMATCH);
    }

    private static Map<String, Object> system(Map<String, Object> artifact, String os) {
        return FeedText.with(artifact, "os", os);
    }

    @Test
    @DisplayName("A19 the feed of another application of the same publisher")
    void otherApplication() throws IOException {
        app.publish(feed("2.0.0").with("app", "com.acme.other"), DAILY);

        app.assertRejected(Code.WRONG_APP);
    }

    @ParameterizedTest(name = "A19 an application whose name only looks the same: {0}")
    @ValueSource(strings = {"com.acme.App", "com.acme.app2", "com.acme.ap"})
    void similarApplication(String app2) throws IOException {
        app.publish(feed("2.0.0").with("app", app2), DAILY);

        app.assertRejected(Code.WRONG_APP);
    }

    @ParameterizedTest(name = "A19 the feed of the channel {0} at the address of the stable one")
    @ValueSource(strings = {"beta", "nightly", "stable2"})
    void otherChannel(String channel) throws IOException {
        app.publish(feed("2.0.0").with("channel", channel), DAILY);

        app.assertRejected(Code.WRONG_CHANNEL);
    }

    @ParameterizedTest(name = "A20 what the header {0}: {1} says of the file chooses nothing")
    @CsvSource({"X-Arch, sparc", "X-Os, windows", "Content-Type, application/x-msdownload"})
    void lyingHeaders(String name, String value) throws IOException {
        app.server.inject(Schedule.always(ProtocolFaults.header(name, value)));

        app.assertAccepted("2.0.0");
    }

    @ParameterizedTest(name = "A20 a signed feed for {0} only offers nothing on linux-x64")
    @ValueSource(strings = {"windows", "macos"})
    void otherSystemOnly(String os) throws IOException {
        app.publish(feed("2.0.0").withArtifact("os", os), DAILY);

        app.assertNotOffered(Reason.NOTHING_FOR_PLATFORM);
    }

    @ParameterizedTest(name = "A35 the first server {0}; the mirror is good")
    @MethodSource
    void badFirstServer(Fault fault) throws IOException {
        try (FaultyServer mirror = FaultyServer.start()) {
            mirror.publish(FILE, ZIP);
            app.server.inject(FILE, Schedule.always(fault));
            app.configuration = builder -> builder.mirror(mirror.uri("/"));

            app.assertAccepted("2.0.0");
        }
    }

    static Stream<Fault> badFirstServer() {
        return Stream.of(
                ValidatorFaults.corruptByte(100),
                ValidatorFaults.replacedBy(Content.of("rubbish")),
                StatusFaults.status(500),
                StatusFaults.status(404),
                LengthFaults.endless(),
                ConnectionFaults.drop(10),
                ConnectionFaults.closeWithoutAnswer());
    }

    @Test
    @DisplayName("A35 of three addresses the first fails, the second has the wrong file, the third is good")
    void thirdAddressIsGood() throws IOException {
        app.server.publish("/evil.zip", altered());
        app.server.publish("/good.zip", ZIP);
        app.publish(feed("2.0.0").withArtifact("urls", List.of("missing.zip", "evil.zip", "good.zip")), DAILY);

        app.assertAccepted("2.0.0");
    }

    @ParameterizedTest(name = "A35 B1 B5 {0} is left out where there is another address")
    @ValueSource(strings = {"http://updates.example/app.zip", "file:///app.zip"})
    void addressThatMustNotBeAskedIsLeftOut(String address) throws IOException {
        app.publish(feed("2.0.0").withArtifact("urls", List.of(address, "app.zip")), DAILY);

        app.assertAccepted("2.0.0");
    }

    @Test
    @DisplayName("A35 the first address and the mirror are both bad")
    void badMirror() throws IOException {
        try (FaultyServer mirror = FaultyServer.start()) {
            mirror.publish(FILE, zip("evil"));
            app.server.inject(FILE, Schedule.always(StatusFaults.status(500)));
            mirror.inject(FILE, Schedule.always(ValidatorFaults.secretlyReplacedBy(altered())));
            app.configuration = builder -> builder.mirror(mirror.uri("/"));

            app.assertRejected(Code.DIGEST_MISMATCH);
        }
    }

    private static Content altered() {
        byte[] bytes = ZIP.bytes(0, (int) ZIP.size());
        bytes[bytes.length / 2] ^= 1;
        return Content.of(bytes);
    }

    @ParameterizedTest(name = "A37 an unknown field {0}")
    @MethodSource
    void unknownField(String where, FeedText feed) throws IOException {
        app.publish(feed, DAILY);

        app.assertRejected(Code.FEED_MALFORMED);
    }

    static Stream<Arguments> unknownField() {
        return Stream.of(
                Arguments.of("of the feed", feed("2.0.0").with("extra", 1)),
                Arguments.of("of a release", feed("2.0.0").withRelease("extra", 1)),
                Arguments.of("of a file", feed("2.0.0").withArtifact("extra", 1)),
                Arguments.of("with a name that is no text", feed("2.0.0").with("\u0000\u202e\n", 1)),
                Arguments.of("with a long name", feed("2.0.0").with("x".repeat(250), 1)));
    }

    @Test
    @DisplayName("A37 whatever lies below ext is ignored")
    void extension() throws IOException {
        Map<String, Object> ext = Map.of("foo", List.of(1, Map.of("bar", "\u0000")));
        app.publish(feed("2.0.0").with("ext", ext).withRelease("ext", ext).withArtifact("ext", ext), DAILY);

        app.assertAccepted("2.0.0");
    }
}
