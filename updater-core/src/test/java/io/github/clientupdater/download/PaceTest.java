package io.github.clientupdater.download;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clientupdater.download.DownloadOptions.Connections;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Silence and slowness, by a clock that is told. */
class PaceTest {
    private static final long SECOND = Duration.ofSeconds(1).toNanos();
    private static final long START = -3 * SECOND; // System.nanoTime() may be negative.

    private final Pace pace = new Pace(DownloadOptions.STANDARD, START);

    private static long at(double seconds) {
        return START + (long) (seconds * SECOND);
    }

    @Test
    void silenceIsCounted_fromTheBeginning() {
        assertThat(pace.complaint(0, at(20))).isEmpty();
        assertThat(pace.complaint(0, at(20.001))).contains("sent nothing for 20 s");
    }

    @Test
    void silenceIsCountedFromTheLastByte() {
        assertThat(pace.complaint(100_000, at(19))).isEmpty();
        assertThat(pace.complaint(100_000, at(29))).isEmpty();
        assertThat(pace.complaint(100_000, at(39))).isEmpty();
        assertThat(pace.complaint(100_000, at(39.1))).contains("sent nothing for 20 s");
    }

    @Test
    void aByteNowAndThenIsTooSlow() {
        for (int second = 1; second <= 30; second++)
            assertThat(pace.complaint(second, at(second))).isEmpty();

        assertThat(pace.complaint(31, at(30.1))).contains("sent less than 30720 bytes in 30 s");
    }

    @Test
    void justFastEnoughGoesOnForEver() {
        for (int i = 1; i <= 1000; i++)
            assertThat(pace.complaint(i * 10_300L, at(i * 10.01))).isEmpty();
    }

    @Test
    void fastBeginningDoesNotExcuseTheEnd() {
        assertThat(pace.complaint(1_000_000_000, at(30.1))).isEmpty();
        for (int second = 31; second <= 60; second++) {
            assertThat(pace.complaint(1_000_000_000 + second, at(second))).isEmpty();
        }

        assertThat(pace.complaint(1_000_000_100, at(60.2))).isPresent();
    }

    @Test
    void ownLimitIsNotTheServersFault() {
        DownloadOptions shared =
                DownloadOptions.STANDARD.withBandwidth(1024).withConnections(new Connections(4, false));
        Pace limited = new Pace(shared, START);

        for (int second = 1; second <= 60; second++) {
            assertThat(limited.complaint(second * 256L, at(second))).isEmpty();
        }
    }

    @Test
    void shortTimesAreToldInMilliseconds() {
        Pace strict = new Pace(DownloadOptions.STANDARD.withStall(Duration.ofMillis(400)), START);

        assertThat(strict.complaint(0, at(0.5))).contains("sent nothing for 400 ms");
    }
}
