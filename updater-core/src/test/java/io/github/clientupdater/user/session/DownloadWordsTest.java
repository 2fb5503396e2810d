package io.github.clientupdater.user.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clientupdater.report.DownloadProgress;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DownloadWordsTest {
    private static final long TOTAL = 1000;

    private final DownloadWords words = new DownloadWords();

    private DownloadStatus at(double seconds, long done, long secondsLeft) {
        DownloadProgress progress = new DownloadProgress(
                done, OptionalLong.of(TOTAL), OptionalLong.of(10), Optional.of(Duration.ofSeconds(secondsLeft)));
        return words.at(progress, (long) (seconds * 1e9));
    }

    @Test
    void theBarMovesAtOnceAndTheWordsOnceASecond() {
        at(0, 1, 100);
        assertThat(at(0.5, 2, 100).told().done()).isEqualTo(1);
        assertThat(at(0.9, 3, 100).now().done()).isEqualTo(3);
        assertThat(at(1.0, 4, 100).told().done()).isEqualTo(4);
    }

    @Test
    void theTimeLeftIsToldAfterThreeSecondsAndAShare() {
        at(0, 0, 100);
        assertThat(at(2, 500, 10).timeLeft()).isEmpty();
        assertThat(at(3, 500, 10).timeLeft()).isPresent();
    }

    @Test
    void whatCameEarlierSaysNothingOfTheSpeedNow() {
        at(0, 900, 100);
        assertThat(at(4, 904, 10).timeLeft()).isEmpty();
        assertThat(at(5, 910, 10).timeLeft()).isPresent();
    }

    @Test
    void moreThanADayIsNotTold() {
        at(0, 0, 1_000_000);
        assertThat(at(4, 500, 1_000_000).timeLeft()).isEmpty();
    }

    @Test
    void tenSecondsWithoutAByteAreALostConnection() {
        at(0, 10, 100);
        assertThat(at(9.9, 10, 100).reconnecting()).isFalse();
        assertThat(at(10, 10, 100).reconnecting()).isTrue();
        assertThat(at(10, 10, 100).timeLeft()).isEmpty();
        assertThat(at(10.1, 11, 100).reconnecting()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"7, PT7S", "20, PT20S", "21, PT25S", "58, PT1M", "61, PT1M", "100, PT2M", "3600, PT1H"})
    void timesAreRoundedAsPeopleSayThem(long seconds, Duration expected) {
        assertThat(DownloadWords.rounded(seconds)).isEqualTo(expected);
    }
}
