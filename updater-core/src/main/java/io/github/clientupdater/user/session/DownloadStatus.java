package io.github.clientupdater.user.session;

import io.github.clientupdater.report.DownloadProgress;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * How far a download is, as people should be told: the bar moves with {@link #now}, and the words change
 * once a second at most.
 *
 * @param now the latest numbers
 * @param told the numbers to put into words
 * @param timeLeft rounded as people say it; empty where it is not known well enough
 * @param reconnecting whether nothing comes and the connection is being made again
 */
public record DownloadStatus(
        DownloadProgress now, DownloadProgress told, Optional<Duration> timeLeft, boolean reconnecting) {
    /** What is known before the first byte: nothing. */
    public static final DownloadStatus NONE = of(DownloadProgress.of(0, OptionalLong.empty()));

    /** Checks the arguments. */
    public DownloadStatus {
        Objects.requireNonNull(now, "now == null");
        Objects.requireNonNull(told, "told == null");
        Objects.requireNonNull(timeLeft, "timeLeft == null");
    }

    private static DownloadStatus of(DownloadProgress progress) {
        return new DownloadStatus(progress, progress, Optional.empty(), false);
    }

    /** Returns how much of it is here, from 0 to 100; empty where nobody knows the size. */
    public OptionalInt percent() {
        OptionalLong total = now.total();
        if (total.isEmpty() || total.getAsLong() <= 0) return OptionalInt.empty();
        return OptionalInt.of((int) Math.min(100, 100.0 * now.done() / total.getAsLong()));
    }

    /** Returns whether every byte is here. */
    public boolean isComplete() {
        return now.total().isPresent()
                && now.total().getAsLong() > 0
                && now.done() >= now.total().getAsLong();
    }

    DownloadStatus lost() {
        return new DownloadStatus(now, told, Optional.empty(), true);
    }
}
