package io.github.clientupdater.download;

import io.github.clientupdater.task.UpdateException;
import java.time.Duration;
import java.util.Optional;

/** Why one connection brought no more, and what to do about it. */
final class StreamFailure extends Exception {
    private static final long serialVersionUID = 1L;

    private final Remedy remedy;
    private final UpdateException failure;
    private final transient Optional<Duration> retryAfter;

    private StreamFailure(Remedy remedy, UpdateException failure, Optional<Duration> retryAfter) {
        super(failure.getMessage(), failure);
        this.remedy = remedy;
        this.failure = failure;
        this.retryAfter = retryAfter;
    }

    /** It may go better another time; {@code retryAfter} is the server's wish. */
    static StreamFailure passing(UpdateException failure, Optional<Duration> retryAfter) {
        return new StreamFailure(Remedy.LATER, failure, retryAfter);
    }

    /** This address will not do, however often it is asked. */
    static StreamFailure lasting(UpdateException failure) {
        return new StreamFailure(Remedy.ELSEWHERE, failure, Optional.empty());
    }

    /** This address will not do with that question; a simpler one may help. */
    static StreamFailure misunderstood(UpdateException failure) {
        return new StreamFailure(Remedy.SIMPLER, failure, Optional.empty());
    }

    Remedy remedy() {
        return remedy;
    }

    UpdateException failure() {
        return failure;
    }

    Optional<Duration> retryAfter() {
        return retryAfter;
    }

    /** What to do next. */
    enum Remedy {
        LATER,
        ELSEWHERE,
        SIMPLER
    }
}
