package io.github.clientupdater.release;

/**
 * How many of the installations get a release by themselves. See {@code docs/rollout.md}.
 *
 * @param percent from 0, nobody, to 100, everybody; fractions count
 */
public record Rollout(double percent) {
    /** Everybody. */
    public static final Rollout EVERYBODY = new Rollout(100);

    /** Checks the number. */
    public Rollout {
        if (!(percent >= 0 && percent <= 100)) {
            throw new IllegalArgumentException("not from 0 to 100 percent: " + percent);
        }
    }
}
