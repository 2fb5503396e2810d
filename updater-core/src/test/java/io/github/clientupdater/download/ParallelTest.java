package io.github.clientupdater.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clientupdater.download.DownloadOptions.Connections;
import io.github.clientupdater.testing.faults.ConnectionFaults;
import io.github.clientupdater.testing.faults.Content;
import io.github.clientupdater.testing.faults.Exchange;
import io.github.clientupdater.testing.faults.Fault;
import io.github.clientupdater.testing.faults.FaultyServer;
import io.github.clientupdater.testing.faults.RangeFaults;
import io.github.clientupdater.testing.faults.Schedule;
import io.github.clientupdater.testing.faults.StatusFaults;
import io.github.clientupdater.testing.faults.ValidatorFaults;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Several connections bring one file. */
class ParallelTest {
    private static final String FILE = "/app.zip";
    private static final Content CONTENT = Content.generated(3, 5 * Crew.LEAST);
    private static final Content OTHER = Content.generated(4, 5 * Crew.LEAST);
    /** Slow enough for others to come before one is finished. */
    private static final Fault SLOW = ConnectionFaults.trickle(16 * 1024, Duration.ofMillis(1));

    private static final DownloadOptions FOUR = DownloadOptions.STANDARD
            .withWaits(Duration.ofMillis(2), Duration.ofMillis(1500))
            .withConnections(new Connections(4, false));
    private static final DownloadOptions ONE = FOUR.withConnections(Connections.ONE);

    @AutoClose
    private final FaultyServer server = FaultyServer.start();

    @TempDir
    private Path dir;

    private Path target;
    private URI uri;

    @BeforeEach
    void publish() {
        server.publish(FILE, CONTENT);
        target = dir.resolve("app.zip.part");
        uri = server.uri(FILE);
    }

    private Downloading wanted() {
        return new Downloading(target).announcing(CONTENT).with(FOUR);
    }

    private void assertArrived(DownloadedFile file) throws IOException {
        assertThat(file.digest()).isEqualTo(CONTENT.sha256());
        assertThat(file.size()).isEqualTo(CONTENT.size());
        assertThat(Content.of(Files.readAllBytes(file.file())).sha256()).isEqualTo(CONTENT.sha256());
    }

    private List<Integer> statuses() {
        return server.exchanges(FILE).stream().map(Exchange::status).toList();
    }

    @Test
    void fourAreAtWorkAtTheSameTime() throws Exception {
        server.inject(FILE, Schedule.first(4, SLOW));
        CompletableFuture<List<Exchange>> whenAllWereThere = CompletableFuture.supplyAsync(() -> {
            awaitRequests(4);
            return server.exchanges(FILE);
        });

        assertArrived(wanted().from(uri));

        assertThat(whenAllWereThere.join())
                .noneMatch(Exchange::complete)
                .extracting(Exchange::connection)
                .doesNotHaveDuplicates();
        assertThat(server.exchanges(FILE))
                .hasSize(4)
                .extracting(Exchange::offset)
                .doesNotHaveDuplicates();
        assertThat(statuses()).containsExactly(200, 206, 206, 206);
        assertThat(server.exchanges(FILE).subList(1, 4))
                .allSatisfy(part -> assertThat(part.header("If-Range")).isPresent());
    }

    private void awaitRequests(int count) {
        try {
            server.awaitRequests(FILE, count);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void smallFileIsNotWorthASecondConnection() throws Exception {
        Content small = Content.generated(3, 2 * Crew.LEAST - 1);
        server.publish(FILE, small);
        server.inject(FILE, Schedule.first(4, SLOW));

        wanted().announcing(small).from(uri);

        assertThat(server.exchanges(FILE)).hasSize(1);
    }

    @Test
    void killedProcessLosesNoSegment() throws Exception {
        server.inject(FILE, Schedule.first(4, SLOW));
        Path left = Files.createDirectory(dir.resolve("left")).resolve("app.zip.part");
        CompletableFuture<Void> kill = CompletableFuture.runAsync(() -> copyAsItIsWhen(2 * Crew.LEAST, left));
        wanted().from(uri);
        kill.join();
        server.heal();
        int before = server.exchanges(FILE).size();
        long kept = kept(left);

        assertArrived(new Downloading(left).announcing(CONTENT).with(ONE).from(uri));

        List<Exchange> after =
                server.exchanges(FILE).subList(before, server.exchanges(FILE).size());
        assertThat(kept).isPositive().isLessThan(CONTENT.size());
        assertThat(after).hasSizeGreaterThan(1).allMatch(exchange -> exchange.status() == 206);
        assertThat(after.stream().mapToLong(Exchange::bodyBytes).sum()).isEqualTo(CONTENT.size() - kept);
    }

    /** The record first: as after a kill, it promises no more than the file holds. */
    private void copyAsItIsWhen(long sent, Path copy) {
        try {
            server.awaitBytes(FILE, sent);
            Files.copy(recordOf(target), recordOf(copy));
            Files.copy(target, copy);
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Path recordOf(Path part) {
        return part.resolveSibling(part.getFileName() + ".resume");
    }

    private static long kept(Path part) throws IOException {
        return ResumeFile.read(recordOf(part), part).orElseThrow().spans().stream()
                .mapToLong(span -> span.position - span.start)
                .sum();
    }

    @Test
    void cancelledRunLosesNoSegment() throws Exception {
        server.inject(FILE, Schedule.first(4, SLOW));
        Downloading cancelled = wanted();
        CompletableFuture<Void> person = CompletableFuture.runAsync(() -> {
            awaitRequests(4);
            cancelled.cancel();
        });
        assertThatThrownBy(() -> cancelled.from(uri)).isInstanceOf(CancellationException.class);
        person.join();
        int before = server.exchanges(FILE).size();
        long kept = kept(target);
        server.heal();

        assertArrived(wanted().with(ONE).from(uri));

        List<Exchange> after =
                server.exchanges(FILE).subList(before, server.exchanges(FILE).size());
        assertThat(after.stream().mapToLong(Exchange::bodyBytes).sum()).isEqualTo(CONTENT.size() - kept);
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 429, 503})
    void serverThatRefusesTheSecondIsAskedByOne(int status) throws Exception {
        server.inject(FILE, Schedule.first(4, SLOW));
        server.inject(FILE, Schedule.nth(2, StatusFaults.status(status)));

        Downloading wanted = wanted();
        assertArrived(wanted.from(uri));

        assertThat(statuses()).startsWith(200, status).hasSizeGreaterThan(2);
        assertThat(statuses().subList(2, statuses().size())).containsOnly(206); // What was on the way, and the rest.
        assertThat(wanted.waits()).isEmpty();
    }

    @Test
    void serverThatTakesNoRangesIsAskedByOne() throws Exception {
        server.inject(FILE, Schedule.always(SLOW.and(RangeFaults.refuseRanges())));

        assertArrived(wanted().from(uri));

        assertThat(server.exchanges(FILE)).hasSize(1);
    }

    @Test
    void serverThatPretendsToTakeRangesSpoilsNothing() throws Exception {
        server.inject(FILE, Schedule.always(SLOW.and(RangeFaults.ignoreRange())));

        Downloading wanted = wanted();
        assertArrived(wanted.from(uri));

        assertThat(wanted.waits()).isEmpty();
        assertThat(server.exchanges(FILE)).hasSizeLessThanOrEqualTo(5); // Four, and one that brings it all.
    }

    @Test
    void partOfAnotherFileIsNotMixedIn() throws Exception {
        server.inject(FILE, Schedule.first(4, SLOW));
        server.inject(FILE, Schedule.nth(2, ValidatorFaults.replacedBy(OTHER)));

        assertArrived(wanted().from(uri));
    }

    @Test
    void fileThatChangesMidwayIsTheNewOneThroughout() throws Exception {
        server.inject(FILE, Schedule.first(4, SLOW));
        server.inject(FILE, Schedule.from(2, ValidatorFaults.replacedBy(OTHER)));

        DownloadedFile file =
                new Downloading(target).announcingNothing().with(FOUR).from(uri);

        assertThat(file.digest()).isEqualTo(OTHER.sha256());
        assertThat(Content.of(Files.readAllBytes(target)).sha256()).isEqualTo(OTHER.sha256());
    }

    @Test
    void connectionThatBreaksIsMadeUpForByOne() throws Exception {
        server.inject(FILE, Schedule.first(4, SLOW));
        server.inject(FILE, Schedule.nth(3, ConnectionFaults.drop(1024 * 1024)));

        assertArrived(wanted().from(uri));

        assertThat(statuses()).startsWith(200).allMatch(status -> status == 200 || status == 206);
    }
}
