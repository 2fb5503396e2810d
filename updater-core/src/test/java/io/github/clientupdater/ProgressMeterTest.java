package io.github.clientupdater;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clientupdater.host.HostApplication;
import io.github.clientupdater.release.Release;
import io.github.clientupdater.release.Version;
import io.github.clientupdater.report.DownloadProgress;
import io.github.clientupdater.report.UpdateListener;
import io.github.clientupdater.report.UpdateReporter;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What listeners hear of a download, by a clock that is told. */
class ProgressMeterTest {
    private static final OptionalLong TOTAL = OptionalLong.of(10_000);
    private static final OptionalLong UNKNOWN = OptionalLong.empty();

    private static final HostApplication HOST =
            HostApplication.builder("com.acme.app", "1.0.0").build();

    private final List<DownloadProgress> heard = new ArrayList<>();
    private final ProgressMeter meter = new ProgressMeter(
            new Events(
                    List.of(new UpdateListener() {
                        @Override
                        public void downloadProgressed(Release release, DownloadProgress progress) {
                            heard.add(progress);
                        }
                    }),
                    new Reports(HOST, UpdateReporter.none(), Clock.systemUTC())),
            Release.builder(Version.parse("2.0.0")).build(),
            this::nanoTime);
    private long millis = -5000; // System.nanoTime() may be negative.

    private long nanoTime() {
        return Duration.ofMillis(millis).toNanos();
    }

    private void at(long afterMillis, long done, OptionalLong total) {
        millis += afterMillis;
        meter.at(done, total);
    }

    private List<Long> done() {
        return heard.stream().map(DownloadProgress::done).toList();
    }

    @Test
    void atMostTenASecondAreTold_theFirstAndTheLastAlways() {
        for (int i = 0; i <= 10_000; i++) at(i == 0 ? 0 : 1, i, TOTAL);

        assertThat(heard).hasSize(101);
        assertThat(done()).startsWith(0L, 100L, 200L).endsWith(10_000L);
    }

    @Test
    void lastIsToldAtOnce_andOnlyOnce() {
        at(0, 0, TOTAL);
        at(1, 9999, TOTAL);
        at(1, 10_000, TOTAL);
        at(1, 10_000, TOTAL);

        assertThat(done()).containsExactly(0L, 10_000L);
    }

    @Test
    void whatAnEarlierRunKeptIsToldFirst() {
        at(0, 6000, TOTAL);

        assertThat(done()).containsExactly(6000L);
    }

    @Test
    void neverBackwards_whereTheFileBeginsAnew() {
        at(0, 0, TOTAL);
        at(500, 5000, TOTAL);
        at(500, 0, TOTAL);
        at(2000, 4999, TOTAL);
        at(500, 6000, TOTAL);

        assertThat(done()).containsExactly(0L, 5000L, 6000L);
    }

    @Test
    void standstillIsToldOnceASecond() {
        at(0, 0, TOTAL);
        at(500, 100, TOTAL);
        for (int i = 0; i < 60; i++) at(50, 100, TOTAL);

        assertThat(done()).containsExactly(0L, 100L, 100L, 100L, 100L);
    }

    @Test
    void unknownTotalStaysUnknown_andSoDoesTheTimeLeft() {
        for (int i = 0; i <= 50; i++) at(i == 0 ? 0 : 100, i * 100L, UNKNOWN);

        assertThat(heard).hasSize(51).allSatisfy(progress -> {
            assertThat(progress.total()).isEmpty();
            assertThat(progress.timeLeft()).isEmpty();
        });
        assertThat(heard.get(50).bytesPerSecond()).hasValue(1000);
    }

    @Test
    void speedAndTimeLeftAreToldAfterASecond() {
        for (int i = 0; i <= 40; i++) at(i == 0 ? 0 : 100, i * 100L, TOTAL);

        assertThat(heard.subList(0, 10)).allSatisfy(progress -> {
            assertThat(progress.bytesPerSecond()).isEmpty();
            assertThat(progress.timeLeft()).isEmpty();
        });
        assertThat(heard.get(40).bytesPerSecond()).hasValue(1000);
        assertThat(heard.get(40).timeLeft()).contains(Duration.ofSeconds(6));
    }

    @Test
    void brokenSecondIsRoundedUp() {
        for (int i = 0; i <= 40; i++) at(i == 0 ? 0 : 100, i * 100L, OptionalLong.of(4001));

        assertThat(heard.get(40).timeLeft()).contains(Duration.ofSeconds(1));
    }

    @Test
    void longStandstillHasNoTimeLeft() {
        at(0, 0, TOTAL);
        at(1000, 1000, TOTAL);
        for (int i = 0; i < 120; i++) at(1000, 1000, TOTAL);

        assertThat(heard.get(heard.size() - 1).bytesPerSecond()).hasValue(0);
        assertThat(heard.get(heard.size() - 1).timeLeft()).isEmpty();
    }

    @Test
    void emptyFileIsToldOnce() {
        at(0, 0, OptionalLong.of(0));
        at(1, 0, OptionalLong.of(0));

        assertThat(done()).containsExactly(0L);
    }
}
