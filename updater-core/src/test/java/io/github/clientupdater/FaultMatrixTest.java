package io.github.clientupdater;

import static io.github.clientupdater.Expectations.harmless;
import static io.github.clientupdater.Expectations.lasting;
import static io.github.clientupdater.Expectations.lastingIfWhole;
import static io.github.clientupdater.Expectations.passing;
import static io.github.clientupdater.Expectations.stalling;
import static io.github.clientupdater.FaultStage.CHECK;
import static io.github.clientupdater.FaultStage.FIRST;
import static io.github.clientupdater.FaultStage.LATER;
import static io.github.clientupdater.FaultStage.LATER_EVERYWHERE;
import static io.github.clientupdater.FaultStage.MIRROR;
import static io.github.clientupdater.FaultStage.RESUMED;

import io.github.clientupdater.Expectations.Cell;
import io.github.clientupdater.task.UpdateException.Code;
import io.github.clientupdater.testing.faults.ConnectionFaults;
import io.github.clientupdater.testing.faults.Content;
import io.github.clientupdater.testing.faults.LengthFaults;
import io.github.clientupdater.testing.faults.ProtocolFaults;
import io.github.clientupdater.testing.faults.RangeFaults;
import io.github.clientupdater.testing.faults.RedirectFaults;
import io.github.clientupdater.testing.faults.StatusFaults;
import io.github.clientupdater.testing.faults.ValidatorFaults;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every fault at every stage of an update: it arrives all the same, or fails as stated here and recovers. */
class FaultMatrixTest {
    private static final Content OTHER = Content.generated(5, UpdateUnderFaults.CONTENT.size());

    @TempDir
    private Path directory;

    private void assertEndsAsExpected(Cell cell) throws IOException {
        try (UpdateUnderFaults update = new UpdateUnderFaults(directory)) {
            cell.stage().prepare(update, cell.fault());
            if (cell.stalls() && cell.stage() == CHECK) update.hurryTheCheck();
            else if (cell.stalls()) update.hurryTheDownload();

            UpdateOutcome outcome = update.run(cell.failure().isPresent() ? 1 : 6); // A busy machine stalls too.

            if (cell.failure().isPresent())
                update.assertFailedWell(outcome, cell.failure().get());
            else update.assertArrived(outcome);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void connections(Cell cell) throws IOException {
        assertEndsAsExpected(cell);
    }

    static Stream<Cell> connections() {
        return Stream.of(
                        passing(ConnectionFaults.drop(0), Code.SOURCE_FAILED, Code.DOWNLOAD_FAILED),
                        passing(ConnectionFaults.drop(100), Code.SOURCE_FAILED, Code.DOWNLOAD_FAILED),
                        harmless(ConnectionFaults.drop(10_000)), // Each try brings enough to be worth it.
                        passing(ConnectionFaults.reset(100), Code.SOURCE_UNREACHABLE, Code.DOWNLOAD_UNREACHABLE),
                        stalling(ConnectionFaults.stall(0)),
                        stalling(ConnectionFaults.stall(100)),
                        passing(ConnectionFaults.closeWithoutAnswer(), Code.SOURCE_FAILED, Code.DOWNLOAD_FAILED),
                        passing(
                                ConnectionFaults.resetWithoutAnswer(),
                                Code.SOURCE_UNREACHABLE,
                                Code.DOWNLOAD_UNREACHABLE),
                        stalling(ConnectionFaults.stallWithoutAnswer()),
                        passing(ConnectionFaults.dropInHead(30), Code.SOURCE_FAILED, Code.DOWNLOAD_FAILED),
                        stalling(ConnectionFaults.stallInHead(30)),
                        stalling(ConnectionFaults.trickle(1, Duration.ofMillis(40))),
                        harmless(ConnectionFaults.trickle(4000, Duration.ofMillis(2))),
                        harmless(ConnectionFaults.delay(Duration.ofMillis(50))))
                .flatMap(Expectations::cells);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void lengths(Cell cell) throws IOException {
        assertEndsAsExpected(cell);
    }

    static Stream<Cell> lengths() {
        return Stream.of(
                        harmless(LengthFaults.chunked()),
                        harmless(LengthFaults.untilClose()),
                        passing(LengthFaults.truncatedInChunks(0), Code.FEED_MALFORMED, Code.SIZE_MISMATCH),
                        harmless(LengthFaults.truncatedInChunks(10_000)),
                        passing(LengthFaults.truncatedUntilClose(100), Code.FEED_MALFORMED, Code.SIZE_MISMATCH),
                        harmless(LengthFaults.truncatedUntilClose(10_000)),
                        lastingIfWhole(LengthFaults.announceMore(1), Code.SOURCE_FAILED, Code.DOWNLOAD_TOO_LARGE),
                        lastingIfWhole(LengthFaults.announceLess(1), Code.FEED_MALFORMED, Code.SIZE_MISMATCH),
                        harmless(LengthFaults.announce("-1")),
                        passing(LengthFaults.announce("-5"), Code.SOURCE_FAILED, Code.DOWNLOAD_FAILED),
                        lastingIfWhole(
                                LengthFaults.announce("99999999999999"), Code.FEED_TOO_LARGE, Code.DOWNLOAD_TOO_LARGE),
                        lastingIfWhole(LengthFaults.announceTwice(), Code.SOURCE_FAILED, Code.DOWNLOAD_TOO_LARGE),
                        lastingIfWhole(
                                        LengthFaults.untilClose().and(LengthFaults.sendMore(1)),
                                        Code.FEED_MALFORMED,
                                        Code.DOWNLOAD_TOO_LARGE)
                                .arrives(LATER_EVERYWHERE),
                        lastingIfWhole(LengthFaults.endless(), Code.FEED_TOO_LARGE, Code.DOWNLOAD_TOO_LARGE)
                                .arrives(LATER_EVERYWHERE),
                        passing(LengthFaults.brokenChunks(), Code.SOURCE_FAILED, Code.DOWNLOAD_FAILED))
                .flatMap(Expectations::cells);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void ranges(Cell cell) throws IOException {
        assertEndsAsExpected(cell);
    }

    static Stream<Cell> ranges() {
        return Stream.of(
                        harmless(RangeFaults.ignoreRange()),
                        harmless(RangeFaults.ignoreIfRange()),
                        harmless(RangeFaults.refuseRanges()),
                        harmless(RangeFaults.contentRange("rubbish")),
                        harmless(RangeFaults.noContentRange()),
                        harmless(RangeFaults.wrongStart(1)),
                        harmless(RangeFaults.wrongEnd(-1)),
                        harmless(RangeFaults.wrongTotal(1)),
                        harmless(RangeFaults.unknownTotal()),
                        harmless(RangeFaults.wrongPart(1)),
                        harmless(RangeFaults.otherPart(1)),
                        harmless(RangeFaults.shorterPart(1000)),
                        lasting(RangeFaults.partUnasked(), Code.SOURCE_FAILED, Code.DOWNLOAD_FAILED)
                                .arrives(FIRST, RESUMED, LATER, MIRROR, LATER_EVERYWHERE),
                        passing(RangeFaults.unsatisfiable(), Code.SOURCE_REJECTED, Code.DOWNLOAD_REJECTED),
                        harmless(RangeFaults.multipart()))
                .flatMap(Expectations::cells);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void validators(Cell cell) throws IOException {
        assertEndsAsExpected(cell);
    }

    static Stream<Cell> validators() {
        return Stream.of(
                        passing(ValidatorFaults.replacedBy(OTHER), Code.FEED_MALFORMED, Code.DIGEST_MISMATCH),
                        passing(ValidatorFaults.secretlyReplacedBy(OTHER), Code.FEED_MALFORMED, Code.DIGEST_MISMATCH),
                        passing(ValidatorFaults.corruptByte(0), Code.FEED_MALFORMED, Code.DIGEST_MISMATCH)
                                .arrives(LATER_EVERYWHERE), // It is there already.
                        passing(
                                        ValidatorFaults.corruptByte(UpdateUnderFaults.HALF + 1),
                                        Code.FEED_MALFORMED,
                                        Code.DIGEST_MISMATCH)
                                .arrives(CHECK), // It is shorter.
                        harmless(ValidatorFaults.weakEtag()),
                        harmless(ValidatorFaults.unquotedEtag()),
                        harmless(ValidatorFaults.etag("rubbish \u00e4")),
                        harmless(ValidatorFaults.noEtag()),
                        harmless(ValidatorFaults.noLastModified()),
                        harmless(ValidatorFaults.noValidators()),
                        harmless(ValidatorFaults.changingEtag()))
                .flatMap(Expectations::cells);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void statuses(Cell cell) throws IOException {
        assertEndsAsExpected(cell);
    }

    static Stream<Cell> statuses() {
        Stream<Expectations> refusals = IntStream.of(400, 403, 404, 410)
                .mapToObj(status -> lasting(StatusFaults.status(status), Code.SOURCE_REJECTED, Code.DOWNLOAD_REJECTED));
        Stream<Expectations> others = IntStream.of(204, 304, 408, 429, 500, 503)
                .mapToObj(status -> passing(StatusFaults.status(status), Code.SOURCE_FAILED, Code.DOWNLOAD_FAILED));
        Stream<Expectations> special = Stream.of(
                passing(StatusFaults.retryAfter(503, "rubbish"), Code.SOURCE_FAILED, Code.DOWNLOAD_FAILED),
                passing(StatusFaults.retryAfter(429, "-1"), Code.SOURCE_FAILED, Code.DOWNLOAD_FAILED),
                lasting(StatusFaults.retryAfter(429, 86_400), Code.SOURCE_FAILED, Code.DOWNLOAD_FAILED),
                passing(StatusFaults.proxyAuthentication(), Code.SOURCE_FAILED, Code.DOWNLOAD_FAILED));
        return Stream.of(refusals, others, special).flatMap(all -> all).flatMap(Expectations::cells);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void redirects(Cell cell) throws IOException {
        assertEndsAsExpected(cell);
    }

    static Stream<Cell> redirects() {
        return Stream.of(
                        lasting(
                                RedirectFaults.redirect(302, "file:/etc/rubbish"),
                                Code.SOURCE_INSECURE,
                                Code.DOWNLOAD_INSECURE),
                        lasting(
                                RedirectFaults.redirect(302, "jar:file:/rubbish.jar!/"),
                                Code.SOURCE_INSECURE,
                                Code.DOWNLOAD_INSECURE),
                        lasting(
                                RedirectFaults.redirect(307, "ftp://elsewhere.example/a"),
                                Code.SOURCE_INSECURE,
                                Code.DOWNLOAD_INSECURE),
                        lasting(
                                RedirectFaults.redirect(301, "javascript:rubbish()"),
                                Code.SOURCE_INSECURE,
                                Code.DOWNLOAD_INSECURE),
                        lasting(
                                RedirectFaults.redirect(308, "http://192.0.2.1/app.zip?rubbish"),
                                Code.SOURCE_INSECURE,
                                Code.DOWNLOAD_INSECURE),
                        lasting(
                                RedirectFaults.redirect(302, "https://[rubbish"),
                                Code.SOURCE_REJECTED,
                                Code.DOWNLOAD_REJECTED),
                        passing(RedirectFaults.redirect(302, ""), Code.SOURCE_FAILED, Code.DOWNLOAD_FAILED),
                        lasting(RedirectFaults.redirectLoop(), Code.SOURCE_REJECTED, Code.DOWNLOAD_REJECTED)
                                .arrives(FIRST, RESUMED, LATER, MIRROR),
                        lasting(RedirectFaults.redirectForever(), Code.SOURCE_REJECTED, Code.DOWNLOAD_REJECTED)
                                .arrives(FIRST, RESUMED, LATER, MIRROR))
                .flatMap(Expectations::cells);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void protocols(Cell cell) throws IOException {
        assertEndsAsExpected(cell);
    }

    static Stream<Cell> protocols() {
        return Stream.of(
                        passing(ProtocolFaults.captivePortal(), Code.FEED_MALFORMED, Code.DOWNLOAD_FAILED),
                        lastingIfWhole(ProtocolFaults.gzip(), Code.SOURCE_FAILED, Code.DOWNLOAD_FAILED),
                        lastingIfWhole(ProtocolFaults.gzipBomb(20_000_000), Code.SOURCE_FAILED, Code.DOWNLOAD_FAILED),
                        passing(ProtocolFaults.hugeHeaders(1_000_000), Code.SOURCE_FAILED, Code.DOWNLOAD_FAILED),
                        passing(ProtocolFaults.statusLine("rubbish"), Code.SOURCE_FAILED, Code.DOWNLOAD_FAILED),
                        passing(
                                ProtocolFaults.statusLine("HTTP/1.1 rubbish OK"),
                                Code.SOURCE_FAILED,
                                Code.DOWNLOAD_FAILED),
                        harmless(ProtocolFaults.informational(3)),
                        passing(ProtocolFaults.informational(20_000), Code.SOURCE_FAILED, Code.DOWNLOAD_FAILED))
                .flatMap(Expectations::cells);
    }
}
