package io.github.clientupdater.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clientupdater.task.UpdateException;
import io.github.clientupdater.task.UpdateException.Code;
import io.github.clientupdater.testing.faults.ConnectionFaults;
import io.github.clientupdater.testing.faults.Content;
import io.github.clientupdater.testing.faults.Exchange;
import io.github.clientupdater.testing.faults.Fault;
import io.github.clientupdater.testing.faults.FaultyServer;
import io.github.clientupdater.testing.faults.LengthFaults;
import io.github.clientupdater.testing.faults.RangeFaults;
import io.github.clientupdater.testing.faults.RedirectFaults;
import io.github.clientupdater.testing.faults.Schedule;
import io.github.clientupdater.testing.faults.StatusFaults;
import io.github.clientupdater.testing.faults.ValidatorFaults;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A download that was interrupted goes on where it was, if that is certain to be the same file. */
class ResumeTest {
    private static final String FILE = "/app.zip";
    private static final Content CONTENT = Content.generated(7, 300_000);
    private static final Content OTHER = Content.generated(8, 300_000);
    private static final long HALF = 150_000;

    @AutoClose
    private final FaultyServer server = FaultyServer.start();

    @AutoClose
    private final FaultyServer mirror = FaultyServer.start();

    @TempDir
    private Path dir;

    private Path target;
    private URI uri;

    @BeforeEach
    void publish() {
        server.publish(FILE, CONTENT);
        mirror.publish(FILE, CONTENT);
        target = dir.resolve("app.zip.part");
        uri = server.uri(FILE);
    }

    private Downloading wanted() {
        return new Downloading(target).announcing(CONTENT);
    }

    private void assertArrived(DownloadedFile file) {
        assertThat(file.digest()).isEqualTo(CONTENT.sha256());
        assertThat(file.size()).isEqualTo(CONTENT.size());
        assertThat(target).hasBinaryContent(CONTENT.bytes(0, (int) CONTENT.size()));
    }

    /** One run that gets half of the file and is then given up. */
    private void bringHalf(Downloading wanted, Fault... further) {
        Fault fault = ConnectionFaults.drop(HALF);
        for (Fault more : further) fault = more.and(fault);
        server.inject(FILE, Schedule.first(1, fault));
        assertThatThrownBy(() -> wanted.with(wanted.options().withRetries(0)).from(uri))
                .isInstanceOf(UpdateException.class);
        wanted.with(wanted.options().withRetries(6));
    }

    @Test
    void sameRunGoesOnWhereItBroke() throws Exception {
        server.inject(FILE, Schedule.first(3, ConnectionFaults.drop(50_000)));

        Downloading wanted = wanted();
        assertArrived(wanted.from(uri));

        assertThat(server.bytesSentTwice(FILE)).isZero();
        assertThat(server.exchanges(FILE)).hasSize(4);
        assertThat(wanted.interruptions()).hasSize(3);
    }

    @Test
    void nextRunGoesOnWhereTheLastOneEnded() throws Exception {
        bringHalf(wanted());

        assertArrived(wanted().from(uri));

        Exchange second = server.exchanges(FILE).get(1);
        assertThat(second.header("Range")).hasValue("bytes=150000-");
        assertThat(second.header("If-Range")).isPresent();
        assertThat(second.status()).isEqualTo(206);
        assertThat(server.bytesSentTwice(FILE)).isZero();
    }

    @Test
    void everyRequestAsksForTheBytesAsTheyAre() throws Exception {
        bringHalf(wanted());
        wanted().from(uri);

        assertThat(server.exchanges(FILE))
                .allSatisfy(exchange ->
                        assertThat(exchange.header("Accept-Encoding")).hasValue("identity"));
    }

    @Test
    void cancelledRunKeepsWhatHasCome() throws Exception {
        server.inject(FILE, Schedule.first(1, ConnectionFaults.stall(HALF)));
        Downloading wanted = wanted().cancelledAt(1).with(DownloadOptions.STANDARD);

        assertThatThrownBy(() -> wanted.from(uri)).isInstanceOf(CancellationException.class);
        assertArrived(wanted().from(uri));

        assertThat(server.exchanges(FILE).get(1).offset()).isPositive().isLessThanOrEqualTo(HALF);
    }

    @Test
    void finishedFileIsNotAskedForAgain() throws Exception {
        wanted().from(uri);

        assertArrived(wanted().from(uri));

        assertThat(server.exchanges(FILE)).hasSize(1);
    }

    @Test
    void changedFileIsBroughtAnew() throws Exception {
        server.publish(FILE, OTHER);
        bringHalf(wanted());
        server.publish(FILE, CONTENT);

        assertArrived(wanted().from(uri));

        assertThat(server.exchanges(FILE)).hasSize(2);
        assertThat(server.exchanges(FILE).get(1).status()).isEqualTo(200);
    }

    @Test
    void fileThatChangedInSecretIsBroughtOnceMoreFromNothing() throws Exception {
        bringHalf(wanted(), ValidatorFaults.secretlyReplacedBy(OTHER));

        assertArrived(wanted().from(uri));

        assertThat(server.exchanges(FILE)).extracting(Exchange::status).containsExactly(200, 206, 200);
    }

    @Test
    void fileThatIsNeverTheAnnouncedOneIsBroughtTwiceAndNoMore() throws Exception {
        server.publish(FILE, OTHER);

        DownloadedFile file = wanted().from(uri);

        assertThat(file.digest()).isEqualTo(OTHER.sha256());
        assertThat(server.exchanges(FILE)).hasSize(2);
    }

    @Test
    void otherAnnouncementForgetsWhatWasKept() throws Exception {
        server.publish(FILE, OTHER);
        bringHalf(new Downloading(target).announcing(OTHER));
        server.publish(FILE, CONTENT);

        assertArrived(wanted().from(uri));

        assertThat(server.exchanges(FILE).get(1).header("Range")).isEmpty();
    }

    @Test
    void weakEtagFallsBackToTheDate() throws Exception {
        server.inject(FILE, Schedule.always(ValidatorFaults.weakEtag()));
        bringHalf(wanted());

        assertArrived(wanted().from(uri));

        Exchange second = server.exchanges(FILE).get(1);
        assertThat(second.header("If-Range"))
                .hasValueSatisfying(value -> assertThat(value).endsWith("GMT"));
        assertThat(server.bytesSentTwice(FILE)).isZero();
    }

    @Test
    void unquotedEtagFallsBackToTheDate() throws Exception {
        server.inject(FILE, Schedule.always(ValidatorFaults.unquotedEtag()));
        bringHalf(wanted());

        assertArrived(wanted().from(uri));

        assertThat(server.bytesSentTwice(FILE)).isZero();
    }

    @Test
    void withoutAnythingThatTellsStatesApartTheWholeIsAskedFor() throws Exception {
        server.inject(FILE, Schedule.always(ValidatorFaults.noValidators()));
        bringHalf(wanted());

        assertArrived(wanted().from(uri));

        assertThat(server.exchanges(FILE).get(1).header("Range")).isEmpty();
    }

    @Test
    void mirrorGoesOnWithWhatTheFirstServerSent() throws Exception {
        server.inject(FILE, Schedule.always(ConnectionFaults.drop(HALF)));
        server.inject(FILE, Schedule.from(2, ConnectionFaults.closeWithoutAnswer()));

        assertArrived(wanted().from(uri, mirror.uri(FILE)));

        Exchange rest = mirror.exchanges(FILE).get(0);
        assertThat(rest.offset()).isEqualTo(HALF);
        assertThat(rest.header("If-Range")).isEmpty(); // Its ETag says nothing about the mirror's.
    }

    @Test
    void withoutADigestAMirrorBeginsAnew() throws Exception {
        bringHalf(new Downloading(target).announcingNothing());

        new Downloading(target).announcingNothing().from(mirror.uri(FILE));

        assertThat(mirror.exchanges(FILE).get(0).header("Range")).isEmpty();
        assertThat(target).hasBinaryContent(CONTENT.bytes(0, (int) CONTENT.size()));
    }

    @Test
    void unknownSizeIsResumedToo() throws Exception {
        bringHalf(new Downloading(target).announcingTheDigest(CONTENT));

        assertArrived(new Downloading(target).announcingTheDigest(CONTENT).from(uri));

        assertThat(server.bytesSentTwice(FILE)).isZero();
    }

    @Test
    void serverThatIgnoresRangesIsAskedForTheWhole() throws Exception {
        bringHalf(wanted());
        server.inject(FILE, Schedule.always(RangeFaults.ignoreRange()));

        assertArrived(wanted().from(uri));

        assertThat(server.exchanges(FILE)).hasSize(2);
    }

    @Test
    void serverThatIgnoresRangesAndBreaksOffCostsNothingOfWhatIsKept() throws Exception {
        bringHalf(wanted());
        server.inject(FILE, Schedule.first(1, RangeFaults.ignoreRange().and(ConnectionFaults.drop(1000))));

        assertArrived(wanted().from(uri));

        assertThat(server.exchanges(FILE).get(2).offset()).isEqualTo(HALF);
    }

    @Test
    void mirrorThatIgnoresRangesCostsNothingOfWhatIsKept() throws Exception {
        bringHalf(wanted());
        server.inject(FILE, Schedule.first(1, StatusFaults.status(503)));
        mirror.inject(FILE, Schedule.always(RangeFaults.ignoreRange().and(ConnectionFaults.drop(1000))));

        assertArrived(wanted().from(uri, mirror.uri(FILE)));

        assertThat(server.exchanges(FILE))
                .last()
                .satisfies(exchange -> assertThat(exchange.offset()).isEqualTo(HALF));
    }

    @Test
    void portalThatSaysNothingOfItselfCostsNothingOfWhatIsKept() throws Exception {
        bringHalf(wanted());
        Fault portal = ValidatorFaults.secretlyReplacedBy(Content.of("<p>Please log in.</p>"))
                .and(ValidatorFaults.noValidators())
                .and(RangeFaults.ignoreRange())
                .and(LengthFaults.chunked());
        server.inject(FILE, Schedule.first(3, portal));

        assertArrived(wanted().from(uri));

        assertThat(server.exchanges(FILE))
                .last()
                .satisfies(exchange -> assertThat(exchange.offset()).isEqualTo(HALF));
    }

    @Test
    void damagedRecordBeginsAnew() throws Exception {
        bringHalf(wanted());
        Files.writeString(dir.resolve("app.zip.part.resume"), "client-updater download 1\nsource rubbish\n");

        assertArrived(wanted().from(uri));

        assertThat(server.exchanges(FILE).get(1).header("Range")).isEmpty();
    }

    @Test
    void fileThatIsShorterThanRecordedBeginsAnew() throws Exception {
        bringHalf(wanted());
        Files.write(target, new byte[10]);

        assertArrived(wanted().from(uri));

        assertThat(server.exchanges(FILE).get(1).header("Range")).isEmpty();
    }

    @Test
    void bytesThatSomebodyElseChangedAreFoundOut() throws Exception {
        bringHalf(wanted());
        byte[] bytes = Files.readAllBytes(target);
        bytes[1000] ^= 1;
        Files.write(target, bytes);

        assertArrived(wanted().from(uri));

        assertThat(server.exchanges(FILE)).extracting(Exchange::status).containsExactly(200, 206, 200);
    }

    @Test
    void bytesThatSomebodyElseAddedAreCutOff() throws Exception {
        bringHalf(wanted());
        byte[] longer = Arrays.copyOf(CONTENT.bytes(0, 300_000), 307_000);
        Files.write(target, longer);

        assertArrived(wanted().from(uri));

        assertThat(server.exchanges(FILE)).hasSize(1); // What was added happened to be the rest.
    }

    @Test
    void lostEndOfAFileOfUnknownSizeIsNotBroughtAgain() throws Exception {
        server.inject(
                FILE, Schedule.first(1, LengthFaults.truncatedInChunks(300_000).and(ConnectionFaults.drop(300_000))));
        Downloading wanted = new Downloading(target).announcingTheDigest(CONTENT);

        assertArrived(wanted.from(uri));

        assertThat(server.bytesSentTwice(FILE)).isZero();
    }

    @Test
    void answerThatIsTooLargeCostsNothingOfWhatIsKept() throws Exception {
        bringHalf(wanted());
        server.inject(FILE, Schedule.first(1, RangeFaults.ignoreRange().and(LengthFaults.announceMore(1000))));
        assertThatThrownBy(() -> wanted().from(uri))
                .isInstanceOfSatisfying(
                        UpdateException.class, e -> assertThat(e.code()).isEqualTo(Code.DOWNLOAD_TOO_LARGE));

        assertArrived(wanted().from(uri));

        assertThat(server.exchanges(FILE).get(2).offset()).isEqualTo(HALF);
    }

    @Test
    void redirectToAnotherMirrorEachTimeIsResumed() throws Exception {
        server.inject(FILE, Schedule.nth(1, RedirectFaults.redirectTo(mirror)));
        mirror.inject(FILE, Schedule.always(ConnectionFaults.drop(HALF)));
        Downloading once = wanted();
        assertThatThrownBy(() -> once.with(once.options().withRetries(0)).from(uri))
                .isInstanceOf(UpdateException.class);
        try (FaultyServer third = FaultyServer.start()) {
            third.publish(FILE, CONTENT);
            third.inject(FILE, Schedule.always(ValidatorFaults.etag("\"another-name\"")));
            server.inject(FILE, Schedule.always(RedirectFaults.redirectTo(third)));

            assertArrived(wanted().from(uri));

            assertThat(third.exchanges(FILE))
                    .last()
                    .satisfies(exchange -> assertThat(exchange.offset()).isEqualTo(HALF));
        }
    }

    @Test
    void addressWithASecretIsNotWrittenDown() throws Exception {
        URI secret = URI.create(uri + "?token=hunter2");
        server.inject(FILE, Schedule.first(1, ConnectionFaults.drop(HALF)));
        Downloading once = wanted();
        assertThatThrownBy(() -> once.with(once.options().withRetries(0)).from(secret))
                .isInstanceOf(UpdateException.class);

        assertThat(dir.resolve("app.zip.part.resume")).content().doesNotContain("hunter2");
        assertArrived(wanted().from(secret));
    }

    @Test
    void smallerThanAnnouncedIsToldBeforeAByteIsWritten() {
        server.publish(FILE, Content.generated(7, 1000));

        assertThatThrownBy(() -> wanted().from(uri))
                .isInstanceOfSatisfying(
                        UpdateException.class, e -> assertThat(e.code()).isEqualTo(Code.SIZE_MISMATCH));
        assertThat(server.exchanges(FILE)).hasSize(1);
        assertThat(dir).isEmptyDirectory();
    }
}
