package io.github.clientupdater.server.fleet;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One thing to do later, unless it is put off again. Not thread-safe. */
final class Alarm {
    private static final Logger LOG = LoggerFactory.getLogger(Alarm.class);

    private final ScheduledExecutorService timer;
    private @Nullable Future<?> planned;

    Alarm(ScheduledExecutorService timer) {
        this.timer = timer;
    }

    /** Runs {@code task} after {@code wait}, and not what was planned before. */
    void set(Duration wait, Runnable task) {
        stop();
        try {
            planned = timer.schedule(task, wait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            LOG.debug("the timer was shut down: a silent connection will not be noticed");
        }
    }

    void stop() {
        if (planned != null) planned.cancel(false);
        planned = null;
    }
}
