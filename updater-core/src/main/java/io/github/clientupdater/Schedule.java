package io.github.clientupdater;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When to check next: a function of what happened, without a clock.
 *
 * @param interval from one check to the next
 * @param jitter how much longer it may become by chance, as a share of it
 * @param firstDelay before the very first check
 */
record Schedule(Duration interval, double jitter, Duration firstDelay) {
    private static final Duration FIRST_RETRY = Duration.ofMinutes(1);
    private static final Duration BUSY_RETRY = Duration.ofMinutes(5);
    private static final Duration LONGEST_OBEDIENCE = Duration.ofDays(1);
    private static final int MAX_DOUBLINGS = 20;

    /**
     * Returns when the next check is due.
     *
     * @param since when the scheduler began
     * @param chance between 0 and 1, the same until the next check
     */
    Instant next(Past past, Instant since, double chance) {
        Instant due = past.checked().map(last -> last.plus(wait(past, chance))).orElse(since.plus(firstDelay));
        return past.notBefore().filter(asked -> asked.isAfter(due)).orElse(due);
    }

    /** After failures sooner than usual, but less and less so; never later than usual. */
    private Duration wait(Past past, double chance) {
        if (past.failures() == 0) return interval.plus(part(interval, jitter * chance));
        Duration whole =
                shorter(FIRST_RETRY, interval).multipliedBy(1L << Math.min(past.failures() - 1, MAX_DOUBLINGS));
        Duration bounded = shorter(whole, interval);
        return bounded.minus(part(bounded, chance / 2));
    }

    private static Duration part(Duration whole, double share) {
        return Duration.ofMillis((long) (whole.toMillis() * share));
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }

    /** Returns how long a wish to be left alone is followed: a server's mistake must not last for ever. */
    Duration obeyed(Duration wish) {
        return shorter(wish, longestObedience());
    }

    private Duration longestObedience() {
        return interval.compareTo(LONGEST_OBEDIENCE) > 0 ? interval : LONGEST_OBEDIENCE;
    }

    /** Returns how soon to try again after another run was in the way. */
    Duration afterBusy() {
        return shorter(BUSY_RETRY, interval);
    }

    /**
     * What happened.
     *
     * @param checked when the last check began; empty if there was none
     * @param failures how many failed since one succeeded
     * @param notBefore when the server wants to be asked again
     */
    record Past(Optional<Instant> checked, int failures, Optional<Instant> notBefore) {
        static final Past NOTHING = new Past(Optional.empty(), 0, Optional.empty());

        /** Returns what is believed when it is {@code now}: what lies in the future was written by a wrong clock. */
        Past at(Instant now, Schedule schedule) {
            Optional<Instant> last = checked.map(time -> time.isAfter(now) ? now : time);
            Instant latest = now.plus(schedule.longestObedience());
            return new Past(last, failures, notBefore.map(time -> time.isAfter(latest) ? latest : time));
        }
    }
}
