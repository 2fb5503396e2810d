package io.github.clientupdater;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScheduleTest {
    private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");
    private static final Schedule HOURLY = new Schedule(Duration.ofHours(1), 0.1, Duration.ofMinutes(3));

    private static Schedule.Past past(Instant checked, int failures) {
        return new Schedule.Past(Optional.of(checked), failures, Optional.empty());
    }

    @Test
    void firstCheckIsAfterTheFirstDelay() {
        assertThat(HOURLY.next(Schedule.Past.NOTHING, NOW, 0.5)).isEqualTo(NOW.plusSeconds(180));
    }

    @ParameterizedTest
    @CsvSource({"0, PT1H", "0.5, PT1H3M", "1, PT1H6M"})
    void nextIsAnIntervalLater_andALittleMoreByChance(double chance, Duration wait) {
        assertThat(HOURLY.next(past(NOW, 0), NOW, chance)).isEqualTo(NOW.plus(wait));
    }

    @ParameterizedTest
    @CsvSource({"1, PT1M", "2, PT2M", "3, PT4M", "6, PT32M", "7, PT1H", "2000000000, PT1H"})
    void failuresAreRepeatedSooner_butNeverLaterThanUsual(int failures, Duration wait) {
        assertThat(HOURLY.next(past(NOW, failures), NOW, 0)).isEqualTo(NOW.plus(wait));
        assertThat(HOURLY.next(past(NOW, failures), NOW, 1)).isEqualTo(NOW.plus(wait.dividedBy(2)));
    }

    @Test
    void shortIntervalIsNotMadeLongerByAFailure() {
        Schedule often = new Schedule(Duration.ofSeconds(10), 0, Duration.ZERO);

        assertThat(often.next(past(NOW, 5), NOW, 0)).isEqualTo(NOW.plusSeconds(10));
    }

    @ParameterizedTest
    @CsvSource({"PT2H, PT2H", "PT5M, PT1H"})
    void serverThatWantsToBeLeftAloneIs(Duration wish, Duration wait) {
        Schedule.Past past = new Schedule.Past(Optional.of(NOW), 0, Optional.of(NOW.plus(wish)));

        assertThat(HOURLY.next(past, NOW, 0)).isEqualTo(NOW.plus(wait));
    }

    @ParameterizedTest
    @CsvSource({"PT1H, P1D, P1D", "PT1H, P30D, P1D", "P7D, P3D, P3D", "P7D, P30D, P7D"})
    void wishIsFollowedForADay_orTheInterval(Duration interval, Duration wish, Duration obeyed) {
        assertThat(new Schedule(interval, 0, Duration.ZERO).obeyed(wish)).isEqualTo(obeyed);
    }

    @Test
    void whatLiesInTheFutureWasWrittenByAWrongClock() {
        Schedule.Past wrong = new Schedule.Past(
                Optional.of(NOW.plus(Duration.ofDays(400))), 2, Optional.of(NOW.plus(Duration.ofDays(900))));

        assertThat(wrong.at(NOW, HOURLY))
                .isEqualTo(new Schedule.Past(Optional.of(NOW), 2, Optional.of(NOW.plus(Duration.ofDays(1)))));
    }
}
