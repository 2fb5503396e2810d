package io.github.clientupdater.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clientupdater.task.UpdateException;
import io.github.clientupdater.task.UpdateException.Code;
import io.github.clientupdater.testing.faults.ConnectionFaults;
import io.github.clientupdater.testing.faults.Content;
import io.github.clientupdater.testing.faults.Fault;
import io.github.clientupdater.testing.faults.FaultyServer;
import io.github.clientupdater.testing.faults.LengthFaults;
import io.github.clientupdater.testing.faults.ProtocolFaults;
import io.github.clientupdater.testing.faults.RedirectFaults;
import io.github.clientupdater.testing.faults.Schedule;
import io.github.clientupdater.testing.faults.StatusFaults;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bytes, redirects, room, time: each has an end. */
class BoundsTest {
    private static final String FILE = "/app.zip";
    private static final Content CONTENT = Content.generated(7, 300_000);

    @AutoClose
    private final FaultyServer server = FaultyServer.start();

    @TempDir
    private Path dir;

    private Path target;
    private URI uri;
    private Downloading wanted;

    @BeforeEach
    void publish() {
        server.publish(FILE, CONTENT);
        target = dir.resolve("app.zip.part");
        uri = server.uri(FILE);
        wanted = new Downloading(target).announcing(CONTENT);
    }

    private void assertFails(Code code) {
        assertThatThrownBy(() -> wanted.from(uri))
                .isInstanceOfSatisfying(
                        UpdateException.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    @Test
    void noMoreThanTheAnnouncedBytesReachTheDisk_andNoneOfThemStays() {
        server.inject(FILE, Schedule.always(LengthFaults.endless()));

        assertFails(Code.DOWNLOAD_TOO_LARGE);

        assertThat(Collections.max(wanted.progress())).isLessThanOrEqualTo(CONTENT.size());
        assertThat(dir).isEmptyDirectory();
    }

    @Test
    void largerLengthIsRefusedUnread() {
        server.inject(FILE, Schedule.always(LengthFaults.announceMore(1)));

        assertFails(Code.DOWNLOAD_TOO_LARGE);

        assertThat(wanted.progress()).containsOnly(0L);
    }

    @Test
    void withoutAnAnnouncementEightGigabytesAreTheEnd() {
        wanted.announcingNothing();
        server.inject(FILE, Schedule.always(LengthFaults.announce(Long.toString(8L * 1024 * 1024 * 1024 + 1))));

        assertFails(Code.DOWNLOAD_TOO_LARGE);

        assertThat(wanted.progress()).containsOnly(0L);
    }

    @Test
    void fiveRedirectsAreFollowed() throws Exception {
        redirects(5);

        assertThat(wanted.from(server.uri("/0")).digest()).isEqualTo(CONTENT.sha256());
    }

    @Test
    void sixRedirectsAreNot() {
        redirects(6);

        assertThatThrownBy(() -> wanted.from(server.uri("/0"))).hasMessageContaining("more than 5 times");
        assertThat(server.exchanges(FILE)).isEmpty();
    }

    private void redirects(int count) {
        for (int i = 0; i < count; i++) {
            String next = i + 1 < count ? "/" + (i + 1) : FILE;
            server.inject("/" + i, Schedule.always(RedirectFaults.redirect(302, next)));
        }
    }

    @Test
    void headersHaveALimit() {
        server.inject(FILE, Schedule.always(ProtocolFaults.hugeHeaders(400_000)));
        wanted.with(wanted.options().withRetries(0));

        assertFails(Code.DOWNLOAD_FAILED);
    }

    @Test
    void missingRoomIsToldInBytes_beforeAnybodyIsAsked() {
        wanted.announcingTheSize(1L << 60);

        assertThatThrownBy(() -> wanted.from(uri))
                .isInstanceOfSatisfying(
                        UpdateException.class, e -> assertThat(e.code()).isEqualTo(Code.DISK_FULL))
                .hasMessageMatching("not enough room in .*: \\d{18,19} bytes are missing");

        assertThat(server.exchanges()).isEmpty();
        assertThat(dir).isEmptyDirectory();
    }

    @Test
    void missingDirectoryIsAFailureOfItsOwn() {
        wanted = new Downloading(dir.resolve("missing/app.zip.part")).announcing(CONTENT);

        assertFails(Code.WORK_DIR_UNUSABLE);

        assertThat(server.exchanges()).isEmpty();
    }

    @Test
    void directoryInTheWayIsAFailureOfItsOwn() throws Exception {
        Files.createDirectories(target.resolve("full"));

        assertFails(Code.WORK_DIR_UNUSABLE);

        assertThat(target.resolve("full")).isDirectory();
    }

    @ParameterizedTest
    @ValueSource(strings = {"app.zip.part", "app.zip.part.resume", "app.zip.part.resume.new"})
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "only administrators may make symbolic links there")
    void symbolicLinkInTheWayIsReplaced_andNeverFollowed(String name) throws Exception {
        Path elsewhere = Files.writeString(dir.resolve("elsewhere"), "mine");
        Files.createSymbolicLink(dir.resolve(name), elsewhere);

        DownloadedFile file = wanted.from(uri);

        assertThat(file.digest()).isEqualTo(CONTENT.sha256());
        assertThat(elsewhere).hasContent("mine");
        assertThat(target).isRegularFile();
        assertThat(Files.isSymbolicLink(target)).isFalse();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void cancellingEndsEveryWait(Fault fault, TestReporter reporter) throws Exception {
        server.inject(FILE, Schedule.always(fault));
        wanted.with(DownloadOptions.STANDARD.withWaits(Duration.ofSeconds(50), Duration.ofSeconds(50)));
        CompletableFuture<Long> person = CompletableFuture.supplyAsync(() -> {
            awaitRequest();
            long now = System.nanoTime();
            wanted.cancel();
            return now;
        });

        assertThatThrownBy(() -> wanted.from(uri)).isInstanceOf(CancellationException.class);

        Duration took = Duration.ofNanos(System.nanoTime() - person.join());
        reporter.publishEntry("cancelled within", took.toMillis() + " ms");
        assertThat(took).isLessThan(Duration.ofSeconds(2)); // 200 ms on a machine with nothing else to do.
    }

    static Stream<Fault> cancellingEndsEveryWait() {
        return Stream.of(
                ConnectionFaults.stallWithoutAnswer(),
                ConnectionFaults.stallInHead(30),
                ConnectionFaults.stall(0),
                ConnectionFaults.stall(150_000),
                ConnectionFaults.trickle(1000, Duration.ofMillis(20)),
                StatusFaults.status(503),
                StatusFaults.retryAfter(503, 40));
    }

    private void awaitRequest() {
        try {
            server.awaitRequests(FILE, 1);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void noThreadIsLeftBehindByServersThatSayNothing() throws Exception {
        server.inject(FILE, Schedule.always(ConnectionFaults.stall(1000)));
        wanted.with(wanted.options().withRetries(1));

        assertFails(Code.DOWNLOAD_TIMEOUT);

        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (!thread.getName().equals("updater-download")) continue;
            thread.join(5000);
            assertThat(thread.isAlive()).isFalse();
        }
    }
}
