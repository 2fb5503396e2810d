package io.github.clientupdater.download;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;

/**
 * How long to wait before the next try, and when to give up: an exponential back-off with full jitter,
 * within a budget of tries that brought nothing and a budget of time. Confined to one thread.
 */
final class Patience {
    private final DownloadOptions options;
    private final RandomGenerator random;
    private final long deadline;
    private int fruitless;

    Patience(DownloadOptions options, Duration budget, RandomGenerator random, long now) {
        this.options = options;
        this.random = random;
        this.deadline = now + budget.toNanos();
    }

    /** Slower than a kilobyte a second is no download; and nothing holds us for more than a day. */
    static Duration budget(long bytes) {
        Duration slowest = Duration.ofMinutes(2).plusSeconds(bytes / 1024);
        Duration day = Duration.ofDays(1);
        return slowest.compareTo(day) < 0 ? slowest : day;
    }

    boolean isOver(long now) {
        return now - deadline > 0;
    }

    /**
     * Returns how many nanoseconds to wait after a round of tries, or empty to give up.
     *
     * @param broughtMuch whether the round was worth it
     * @param asked what the servers ask for at least; more than the longest wait means giving up
     */
    OptionalLong afterRound(boolean broughtMuch, long asked, long now) {
        fruitless = broughtMuch ? 0 : fruitless + 1;
        long wait = Math.max(backOff(), asked);
        boolean over =
                fruitless > options.retries() || asked > options.longestWait().toNanos() || isOver(now + wait);
        return over || options.retries() == 0 ? OptionalLong.empty() : OptionalLong.of(wait);
    }

    private long backOff() {
        int doublings = Math.min(Math.max(fruitless - 1, 0), 30);
        long most = Math.min(
                options.firstWait().toNanos() << doublings,
                options.longestWait().toNanos());
        return most <= 0 ? 0 : random.nextLong(most + 1);
    }
}
