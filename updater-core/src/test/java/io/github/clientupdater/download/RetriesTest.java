package io.github.clientupdater.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clientupdater.task.UpdateException;
import io.github.clientupdater.task.UpdateException.Code;
import io.github.clientupdater.testing.faults.ConnectionFaults;
import io.github.clientupdater.testing.faults.Content;
import io.github.clientupdater.testing.faults.Exchange;
import io.github.clientupdater.testing.faults.FaultyServer;
import io.github.clientupdater.testing.faults.Schedule;
import io.github.clientupdater.testing.faults.StatusFaults;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is tried again, whom, and when. */
class RetriesTest {
    private static final String FILE = "/app.zip";
    private static final Content CONTENT = Content.generated(7, 300_000);
    private static final long DAY = Duration.ofDays(1).toSeconds();

    @AutoClose
    private final FaultyServer server = FaultyServer.start();

    @AutoClose
    private final FaultyServer mirror = FaultyServer.start();

    @TempDir
    private Path dir;

    private Downloading wanted;
    private URI uri;
    private URI atMirror;

    @BeforeEach
    void publish() {
        server.publish(FILE, CONTENT);
        mirror.publish(FILE, CONTENT);
        uri = server.uri(FILE);
        atMirror = mirror.uri(FILE);
        wanted = new Downloading(dir.resolve("app.zip.part")).announcing(CONTENT);
        wanted.with(DownloadOptions.STANDARD.withWaits(Duration.ofMillis(2), Duration.ofSeconds(5)));
    }

    private void assertArrives(URI... addresses) throws UpdateException {
        assertThat(wanted.from(addresses).digest()).isEqualTo(CONTENT.sha256());
    }

    private void assertFails(Code code, URI... addresses) {
        assertThatThrownBy(() -> wanted.from(addresses))
                .isInstanceOfSatisfying(
                        UpdateException.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    @ParameterizedTest
    @ValueSource(ints = {204, 205, 300, 304, 408, 425, 429, 500, 501, 502, 503, 504, 507, 520, 599})
    void statusThatMayPassIsTriedAgain(int status) throws Exception {
        server.inject(FILE, Schedule.first(2, StatusFaults.status(status)));

        assertArrives(uri);

        assertThat(wanted.interruptions()).isNotEmpty().containsOnly(Code.DOWNLOAD_FAILED);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 402, 403, 404, 405, 406, 409, 410, 411, 412, 413, 414, 418, 421, 422, 426, 431, 451})
    void refusalIsNotTriedAgain(int status) {
        server.inject(FILE, Schedule.always(StatusFaults.status(status)));

        assertFails(Code.DOWNLOAD_REJECTED, uri);

        assertThat(server.exchanges(FILE)).hasSize(1);
        assertThat(wanted.waits()).isEmpty();
    }

    @Test
    void triesAreCounted() {
        server.inject(FILE, Schedule.always(StatusFaults.status(500)));
        wanted.with(wanted.options().withRetries(3));

        assertFails(Code.DOWNLOAD_FAILED, uri);

        assertThat(server.exchanges(FILE)).hasSize(4);
        assertThat(wanted.waits()).hasSize(3);
    }

    @Test
    void noRetriesMeansOneTryOfEachAddress() {
        server.inject(FILE, Schedule.always(StatusFaults.status(500)));
        mirror.inject(FILE, Schedule.always(StatusFaults.status(500)));
        wanted.with(wanted.options().withRetries(0));

        assertFails(Code.DOWNLOAD_FAILED, uri, atMirror);

        assertThat(server.exchanges(FILE)).hasSize(1);
        assertThat(mirror.exchanges(FILE)).hasSize(1);
    }

    @Test
    void triesThatBringSomethingDoNotCount() throws Exception {
        server.inject(FILE, Schedule.always(ConnectionFaults.drop(20_000)));
        wanted.with(wanted.options().withRetries(1));

        assertArrives(uri);

        assertThat(server.exchanges(FILE)).hasSize(15);
        assertThat(server.bytesSentTwice(FILE)).isZero();
    }

    @Test
    void triesThatBringAlmostNothingCount() {
        server.inject(FILE, Schedule.always(ConnectionFaults.drop(2999))); // Less than a hundredth.
        wanted.with(wanted.options().withRetries(2));

        assertFails(Code.DOWNLOAD_FAILED, uri);

        assertThat(server.exchanges(FILE)).hasSize(3);
    }

    @Test
    void serverMayAskForSomeSeconds() throws Exception {
        server.inject(FILE, Schedule.first(1, StatusFaults.retryAfter(429, 1)));

        assertArrives(uri);

        assertThat(wanted.waits())
                .singleElement()
                .satisfies(wait -> assertThat(wait).isBetween(Duration.ofMillis(900), Duration.ofMillis(1010)));
    }

    @Test
    void serverMayNameADate() throws Exception {
        server.inject(
                FILE,
                Schedule.first(1, StatusFaults.retryAfter(503, Instant.now().plusSeconds(3))));

        assertArrives(uri);

        assertThat(wanted.waits())
                .singleElement()
                .satisfies(wait -> assertThat(wait).isBetween(Duration.ofMillis(100), Duration.ofSeconds(3)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-5", "soon", "", "99999999999", "1.5"})
    void wishThatMakesNoSenseIsIgnored(String value) throws Exception {
        server.inject(FILE, Schedule.first(1, StatusFaults.retryAfter(503, value)));

        assertArrives(uri);

        assertThat(wanted.waits())
                .singleElement()
                .satisfies(wait -> assertThat(wait).isLessThanOrEqualTo(Duration.ofMillis(2)));
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 503})
    void serverThatAsksForADayIsGivenUpAtOnce(int status) {
        server.inject(FILE, Schedule.always(StatusFaults.retryAfter(status, DAY)));

        assertFails(Code.DOWNLOAD_FAILED, uri);

        assertThat(server.exchanges(FILE)).hasSize(1);
        assertThat(wanted.waits()).isEmpty();
    }

    @Test
    void nextMirrorComesBeforeTheNextWait() throws Exception {
        server.inject(FILE, Schedule.always(StatusFaults.retryAfter(503, DAY)));

        assertArrives(uri, atMirror);

        assertThat(wanted.waits()).isEmpty();
        assertThat(server.exchanges(FILE)).hasSize(1);
    }

    @Test
    void mirrorThatOnlyFailsIsLeftAloneWhileAnotherDelivers() throws Exception {
        server.inject(FILE, Schedule.always(StatusFaults.status(500)));
        mirror.inject(FILE, Schedule.always(ConnectionFaults.drop(50_000)));

        assertArrives(uri, atMirror);

        assertThat(server.exchanges(FILE)).hasSize(1);
        assertThat(mirror.exchanges(FILE)).hasSize(6);
    }

    @Test
    void mirrorThatFailedOnceIsAskedWhenTheOtherWantsToBeLeftAlone() throws Exception {
        server.inject(FILE, Schedule.first(1, StatusFaults.status(500)));
        mirror.inject(
                FILE,
                Schedule.inTurn(
                        ConnectionFaults.drop(50_000),
                        StatusFaults.retryAfter(503, DAY),
                        StatusFaults.retryAfter(503, DAY)));

        assertArrives(uri, atMirror);

        assertThat(server.exchanges(FILE)).extracting(Exchange::offset).contains(50_000L);
    }

    @Test
    void rejectedMirrorIsNeverAskedAgain() throws Exception {
        server.inject(FILE, Schedule.always(StatusFaults.status(404)));
        mirror.inject(FILE, Schedule.first(3, StatusFaults.status(503)));

        assertArrives(uri, atMirror);

        assertThat(server.exchanges(FILE)).hasSize(1);
    }

    @Test
    void unknownCertificateIsNotTriedAgain() throws Exception {
        HeldCertificate own = new HeldCertificate.Builder()
                .addSubjectAlternativeName("127.0.0.1")
                .build();
        HandshakeCertificates known =
                new HandshakeCertificates.Builder().heldCertificate(own).build();
        try (FaultyServer impostor = FaultyServer.start(known.sslContext())) {
            impostor.publish(FILE, CONTENT);

            assertFails(Code.DOWNLOAD_TLS, impostor.uri(FILE));
            assertThat(wanted.waits()).isEmpty();
            assertArrives(impostor.uri(FILE), atMirror);
            assertThat(impostor.exchanges(FILE)).isEmpty();
        }
    }

    @Test
    void nobodyListeningIsTriedAgain() {
        FaultyServer gone = FaultyServer.start();
        URI nobody = gone.uri(FILE);
        gone.close();
        wanted.with(wanted.options().withRetries(2));

        assertFails(Code.DOWNLOAD_UNREACHABLE, nobody);

        assertThat(wanted.interruptions()).containsExactly(Code.DOWNLOAD_UNREACHABLE, Code.DOWNLOAD_UNREACHABLE);
    }
}
