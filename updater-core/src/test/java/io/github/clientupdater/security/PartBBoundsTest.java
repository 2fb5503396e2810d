package io.github.clientupdater.security;

import static io.github.clientupdater.security.SignedApplication.FEED;
import static io.github.clientupdater.security.SignedApplication.FILE;
import static io.github.clientupdater.security.SignedApplication.SIGNATURE;
import static io.github.clientupdater.security.SignedApplication.ZIP;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.clientupdater.UpdateOutcome;
import io.github.clientupdater.task.UpdateException.Code;
import io.github.clientupdater.testing.faults.ConnectionFaults;
import io.github.clientupdater.testing.faults.Content;
import io.github.clientupdater.testing.faults.Fault;
import io.github.clientupdater.testing.faults.LengthFaults;
import io.github.clientupdater.testing.faults.ProtocolFaults;
import io.github.clientupdater.testing.faults.RangeFaults;
import io.github.clientupdater.testing.faults.Schedule;
import io.github.clientupdater.testing.faults.StatusFaults;
import io.github.clientupdater.testing.faults.ValidatorFaults;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
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

/** Rows B8 to B15 and B18 to B21 of docs/security-tests.md: servers that send too much, too little, or rubbish. */
class PartBBoundsTest {
    private static final long HALF = ZIP.size() / 2;
    /** What the buffers on the way take before anybody has read a byte. */
    private static final long MUCH = 16L * 1024 * 1024;

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

    private void inject(Asked asked, Fault fault) {
        asked.prepare(app);
        app.server.inject(asked.path, Schedule.always(fault));
    }

    private static Stream<Arguments> everywhere(Fault... faults) {
        return Stream.of(Asked.values()).flatMap(asked -> Stream.of(faults).map(fault -> Arguments.of(asked, fault)));
    }

    /** So many bytes beside a feed are rather a hotel's page. */
    private static Code tooLarge(Asked asked) {
        return asked == Asked.SIGNATURE
                ? Code.SIGNATURE_INVALID
                : asked.code(Code.FEED_TOO_LARGE, Code.DOWNLOAD_TOO_LARGE);
    }

    @ParameterizedTest(name = "B8 {0} has one byte more than it may")
    @EnumSource
    void oneByteTooMany(Asked asked) throws IOException {
        asked.prepare(app);
        Content longer = Content.generated(1, asked.limit + 1);
        app.server.inject(asked.path, Schedule.always(ValidatorFaults.replacedBy(longer)));

        app.assertRejected(tooLarge(asked));
    }

    @ParameterizedTest(name = "B8 B9 {0} has one byte more than it may, and nobody says how many: {1}")
    @MethodSource
    void oneByteTooManyUnannounced(Asked asked, Fault framing) throws IOException {
        Content longer = Content.generated(1, asked.limit + 1);
        inject(asked, ValidatorFaults.replacedBy(longer).and(framing));

        app.assertRejected(tooLarge(asked));
    }

    static Stream<Arguments> oneByteTooManyUnannounced() {
        return everywhere(LengthFaults.chunked(), LengthFaults.untilClose());
    }

    @ParameterizedTest(name = "B9 {0} without an end, or with a length that lies: {1}")
    @MethodSource
    void endless(Asked asked, Fault fault) throws IOException {
        inject(asked, fault);

        app.assertRejected(tooLarge(asked));

        assertThat(app.server.bytesSent(asked.path)).isLessThan(MUCH);
    }

    static Stream<Arguments> endless() {
        return everywhere(LengthFaults.endless(), LengthFaults.announce("99999999999999"));
    }

    @ParameterizedTest(name = "B9 {0} is refused, and the page that says so has no end")
    @EnumSource
    void endlessRefusal(Asked asked) throws IOException {
        inject(asked, StatusFaults.status(400).and(LengthFaults.endless()));

        app.assertRejected(asked.code(Code.SOURCE_REJECTED, Code.DOWNLOAD_REJECTED));

        assertThat(app.server.bytesSent(asked.path)).isLessThan(MUCH);
    }

    @ParameterizedTest(name = "B9 the file is shorter than it was signed: {0}")
    @MethodSource
    void shorter(Fault fault) throws IOException {
        inject(Asked.FILE, fault);

        app.assertRejected(Code.SIZE_MISMATCH);
    }

    static Stream<Fault> shorter() {
        return Stream.of(
                LengthFaults.announceLess(1),
                LengthFaults.truncatedInChunks(10),
                LengthFaults.truncatedUntilClose(10),
                ValidatorFaults.replacedBy(Content.of("rubbish")));
    }

    @ParameterizedTest(name = "B10 {0} is a bomb of 200 megabytes in gzip")
    @EnumSource
    void bomb(Asked asked) throws IOException {
        inject(asked, ProtocolFaults.gzipBomb(200_000_000));

        app.assertRejected(asked.code(Code.SOURCE_FAILED, Code.DOWNLOAD_FAILED));

        assertThat(app.server.exchanges(asked.path))
                .allSatisfy(
                        request -> assertThat(request.header("Accept-Encoding")).contains("identity"));
    }

    @ParameterizedTest(name = "B11 B12 {0}: {1}")
    @MethodSource
    void slow(Asked asked, Fault fault) throws IOException {
        inject(asked, fault);
        app.configuration = builder -> builder.deadline(Duration.ofMillis(400));

        app.assertRejected(Code.SOURCE_TIMEOUT);
    }

    /** The file has limits of its own: FaultMatrixTest. */
    static Stream<Arguments> slow() {
        return everywhere(
                        ConnectionFaults.stallWithoutAnswer(),
                        ConnectionFaults.stallInHead(20),
                        ConnectionFaults.stall(10),
                        ConnectionFaults.trickle(1, Duration.ofMillis(50)))
                .filter(arguments -> arguments.get()[0] != Asked.FILE);
    }

    @Test
    @DisplayName("B13 what another server sends behind the first half is thrown away")
    void poisonedOnce() throws IOException {
        keepHalf();
        Fault poison = ValidatorFaults.secretlyReplacedBy(altered()).and(RangeFaults.ignoreIfRange());
        app.server.inject(FILE, Schedule.first(1, poison));

        app.assertAccepted("2.0.0");
    }

    @Test
    @DisplayName("B13 and what it sends from the beginning, too")
    void poisonedForEver() throws IOException {
        keepHalf();
        Fault poison = ValidatorFaults.secretlyReplacedBy(altered()).and(RangeFaults.ignoreIfRange());
        app.server.inject(FILE, Schedule.always(poison));

        app.assertRejected(Code.DIGEST_MISMATCH);
    }

    private void keepHalf() {
        app.server.inject(FILE, Schedule.first(1, ConnectionFaults.drop(HALF)));
        assertThat(app.update()).isInstanceOf(UpdateOutcome.Failed.class);
        app.server.heal();
    }

    /** The last byte is another one. */
    private static Content altered() {
        byte[] bytes = ZIP.bytes(0, (int) ZIP.size());
        bytes[bytes.length - 1] ^= 1;
        return Content.of(bytes);
    }

    @ParameterizedTest(name = "B14 the rest of the file, wrongly described: {0}")
    @MethodSource
    void wrongRange(Fault fault) throws IOException {
        keepHalf();
        app.server.inject(FILE, Schedule.first(1, fault));

        app.assertAccepted("2.0.0");
    }

    static Stream<Fault> wrongRange() {
        return Stream.of(
                RangeFaults.wrongStart(1),
                RangeFaults.wrongStart(-1),
                RangeFaults.wrongEnd(1),
                RangeFaults.wrongTotal(1),
                RangeFaults.wrongPart(1),
                RangeFaults.otherPart(1),
                RangeFaults.noContentRange(),
                RangeFaults.contentRange("rubbish"),
                RangeFaults.unsatisfiable(),
                RangeFaults.ignoreRange());
    }

    @Test
    @DisplayName("B15 a hotel's page, whatever is asked for")
    void captivePortal() throws IOException {
        app.server.inject(Schedule.always(ProtocolFaults.captivePortal()));

        app.assertRejected(Code.SIGNATURE_INVALID);
    }

    @Test
    @DisplayName("B15 a hotel's page instead of the feed")
    void captivePortalForTheFeed() throws IOException {
        app.server.inject(FEED, Schedule.always(ProtocolFaults.captivePortal()));

        app.assertRejected(Code.SIGNATURE_INVALID);
    }

    @Test
    @DisplayName("B15 a hotel's page instead of the file")
    void captivePortalForTheFile() throws IOException {
        app.server.inject(FILE, Schedule.always(ProtocolFaults.captivePortal()));

        app.assertRejected(Code.DOWNLOAD_FAILED);
    }

    @ParameterizedTest(name = "B18 CVE-2019-3462 what a server says becomes no header: the validator {0}")
    @ValueSource(strings = {"\"a\"\u0001", "\"rubbish\u00e4\"", "\"a\" X-Injected: y", "a%0d%0aX-Injected: y"})
    void injectedHeader(String etag) throws Exception {
        app.server.inject(Schedule.always(ValidatorFaults.etag(etag)));
        app.check();

        app.assertAccepted("2.0.0");

        assertThat(app.server.exchanges())
                .allSatisfy(request -> assertThat(request.headers()).doesNotContainKey("X-Injected"));
    }

    @Test
    @DisplayName("B18 CVE-2019-3462 a redirect with a line end in it stays one line")
    void injectedRequestLine() {
        String location = app.server.uri("/x%0d%0aX-Injected:%20y").toString();
        app.server.inject(
                SIGNATURE, Schedule.first(2, StatusFaults.status(302, java.util.Map.of("Location", location))));

        app.update();

        assertThat(app.server.exchanges())
                .anySatisfy(request -> assertThat(request.target()).isEqualTo("/x%0d%0aX-Injected:%20y"));
        assertThat(app.server.exchanges())
                .allSatisfy(request -> assertThat(request.headers()).doesNotContainKey("X-Injected"));
    }

    @Test
    @DisplayName("B19 every document is asked for past the caches on the way")
    void pastCaches() {
        Asked.KEY_SET.prepare(app);

        app.update();

        assertThat(app.server.exchanges())
                .filteredOn(request -> !request.target().startsWith(FILE))
                .hasSize(5)
                .allSatisfy(
                        request -> assertThat(request.header("Cache-Control")).contains("no-cache"));
    }

    @Test
    @DisplayName("B19 a cache that serves an old feed all the same")
    void oldCache() throws Exception {
        app.check();
        app.publish(SignedApplication.feed("2.0.0").sequence(8), SignedApplication.DAILY);

        app.assertRejected(Code.ROLLBACK_DETECTED);
    }

    @ParameterizedTest(name = "B20 {0} wants to be asked again after {1} seconds: nobody waits for that")
    @MethodSource
    void retryAfter(Asked asked, String value) throws IOException {
        inject(asked, StatusFaults.retryAfter(503, value));

        app.assertRejected(asked.code(Code.SOURCE_FAILED, Code.DOWNLOAD_FAILED));
    }

    static Stream<Arguments> retryAfter() {
        return Stream.of(Asked.values())
                .flatMap(asked -> Stream.of("999999999", "99999999999999999999", "-1", "rubbish")
                        .map(value -> Arguments.of(asked, value)));
    }

    @ParameterizedTest(name = "B21 {0}: {1}")
    @MethodSource
    void floods(Asked asked, Fault fault) throws IOException {
        inject(asked, fault);

        app.assertRejected(asked.code(Code.SOURCE_FAILED, Code.DOWNLOAD_FAILED));
    }

    static Stream<Arguments> floods() {
        return everywhere(
                ProtocolFaults.hugeHeaders(1_000_000),
                ProtocolFaults.informational(20_000),
                ProtocolFaults.statusLine("rubbish"),
                StatusFaults.status(500));
    }
}
