package io.github.clientupdater.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clientupdater.task.Cancellation;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** So many bytes a second, by a clock that is told. */
class RateLimitTest {
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final long now = System.nanoTime() + 3600 * SECOND;
    private final RateLimit limit = new RateLimit(10_000);

    @Test
    void bytesAreDueOneAfterTheOther() {
        assertThat(limit.due(5000, now)).isEqualTo(now + SECOND / 2);
        assertThat(limit.due(10_000, now)).isEqualTo(now + SECOND / 2 * 3);
        assertThat(limit.due(1, now + SECOND)).isEqualTo(now + SECOND / 2 * 3 + SECOND / 10_000);
    }

    @Test
    void timeThatWasNotUsedIsNotSavedUp() {
        limit.due(10_000, now);

        assertThat(limit.due(10_000, now + 60 * SECOND)).isEqualTo(now + 61 * SECOND);
    }

    @Test
    void largePiecesDoNotOverflow() {
        RateLimit slow = new RateLimit(1024);

        assertThat(slow.due(Integer.MAX_VALUE, now) - now).isEqualTo(Integer.MAX_VALUE * SECOND / 1024);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 262144, 262144",
        "10000, 262144, 1000",
        "1024, 262144, 512",
        "1024, 100, 100",
        "1000000000, 262144, 262144",
        "9223372036854775807, 262144, 262144"
    })
    void piecesAreATenthOfASecond_withinReason(long bytesPerSecond, int most, int piece) {
        assertThat(new RateLimit(bytesPerSecond).piece(most)).isEqualTo(piece);
    }

    @Test
    void withoutALimitNobodyWaits() {
        Cancellation cancelled = new Cancellation();
        cancelled.cancel();

        new RateLimit(0).took(Integer.MAX_VALUE, cancelled);

        assertThat(new RateLimit(0).piece(7)).isEqualTo(7);
    }

    @Test
    void cancellingEndsTheWait() {
        Cancellation cancelled = new Cancellation();
        cancelled.cancel();

        assertThatThrownBy(() -> limit.took(Integer.MAX_VALUE, cancelled)).isInstanceOf(CancellationException.class);
    }
}
