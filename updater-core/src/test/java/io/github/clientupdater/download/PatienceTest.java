package io.github.clientupdater.download;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.OptionalLong;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** Waits grow with full jitter, and end: by tries that brought nothing, and by time. */
class PatienceTest {
    private static final long FIRST = Duration.ofSeconds(1).toNanos();
    private static final long LONGEST = Duration.ofMinutes(1).toNanos();
    private static final Duration BUDGET = Duration.ofHours(1);
    private static final long START = 5_000_000_000L;

    private static Patience patience(int retries, RandomGenerator random) {
        return new Patience(DownloadOptions.STANDARD.withRetries(retries), BUDGET, random, START);
    }

    private static long[] waits(int count, RandomGenerator random) {
        Patience patience = patience(count, random);
        long[] waits = new long[count];
        for (int i = 0; i < count; i++)
            waits[i] = patience.afterRound(false, 0, START).orElseThrow();
        return waits;
    }

    /** Draws the largest number that it may. */
    private static RandomGenerator largest() {
        return new RandomGenerator() {
            @Override
            public long nextLong() {
                return 0;
            }

            @Override
            public long nextLong(long bound) {
                return bound - 1;
            }
        };
    }

    @Test
    void mostOfAWaitDoublesUpToTheLongest() {
        assertThat(waits(9, largest()))
                .containsExactly(
                        FIRST, 2 * FIRST, 4 * FIRST, 8 * FIRST, 16 * FIRST, 32 * FIRST, LONGEST, LONGEST, LONGEST);
    }

    @Test
    void waitsAreSpreadOverAllThatIsAllowed() {
        Random random = new Random(42);
        long most = 8 * FIRST;
        int early = 0;
        int late = 0;
        for (int i = 0; i < 1000; i++) {
            long fourth = waits(4, random)[3];
            assertThat(fourth).isBetween(0L, most);
            if (fourth < most / 4) early++;
            if (fourth > most / 4 * 3) late++;
        }
        assertThat(early).isBetween(180, 320);
        assertThat(late).isBetween(180, 320);
    }

    @Test
    void manyRetriesNeverOverflow() {
        assertThat(Arrays.stream(waits(200, largest()))).allMatch(wait -> wait >= FIRST && wait <= LONGEST);
    }

    @Test
    void retriesAreCounted() {
        Patience patience = patience(2, largest());

        assertThat(patience.afterRound(false, 0, START)).isPresent();
        assertThat(patience.afterRound(false, 0, START)).isPresent();
        assertThat(patience.afterRound(false, 0, START)).isEmpty();
    }

    @Test
    void noRetriesMeansOneTryWhateverItBrought() {
        assertThat(patience(0, largest()).afterRound(true, 0, START)).isEmpty();
        assertThat(patience(0, largest()).afterRound(false, 0, START)).isEmpty();
    }

    @Test
    void fruitfulRoundStartsTheCountAndTheWaitsAgain() {
        Patience patience = patience(2, largest());
        patience.afterRound(false, 0, START);
        patience.afterRound(false, 0, START);

        assertThat(patience.afterRound(true, 0, START)).hasValue(FIRST);
        assertThat(patience.afterRound(false, 0, START)).hasValue(FIRST);
        assertThat(patience.afterRound(false, 0, START)).hasValue(2 * FIRST);
        assertThat(patience.afterRound(false, 0, START)).isEmpty();
    }

    @Test
    void serverMayAskForMoreButNotForTooMuch() {
        Patience patience = patience(3, largest());

        assertThat(patience.afterRound(false, 30 * FIRST, START)).hasValue(30 * FIRST);
        assertThat(patience.afterRound(false, LONGEST, START)).hasValue(LONGEST);
        assertThat(patience.afterRound(false, LONGEST + 1, START)).isEmpty();
    }

    @Test
    void timeEndsIt_evenIfEachRoundBringsSomething() {
        Patience patience = patience(6, largest());
        long almost = START + BUDGET.toNanos() - FIRST;

        assertThat(patience.afterRound(true, 0, almost)).isEqualTo(OptionalLong.of(FIRST));
        assertThat(patience.afterRound(true, 0, almost + 1)).isEmpty();
        assertThat(patience.isOver(START + BUDGET.toNanos())).isFalse();
        assertThat(patience.isOver(START + BUDGET.toNanos() + 1)).isTrue();
    }

    @Test
    void budgetGrowsWithTheFileUpToADay() {
        assertThat(Patience.budget(0)).isEqualTo(Duration.ofMinutes(2));
        assertThat(Patience.budget(1024 * 600)).isEqualTo(Duration.ofMinutes(12));
        assertThat(Patience.budget(Long.MAX_VALUE)).isEqualTo(Duration.ofDays(1));
    }
}
