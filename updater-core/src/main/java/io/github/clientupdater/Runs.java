package io.github.clientupdater;

import io.github.clientupdater.task.Cancellation;
import io.github.clientupdater.user.UserDriver;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the application's driver where a run begins and ends. One that throws stops nothing. */
final class Runs {
    private static final Logger LOG = LoggerFactory.getLogger(Runs.class);

    private Runs() {}

    static void begins(UserDriver driver, Cancellation cancellation) {
        tell(() -> driver.runBegins(cancellation));
    }

    static void ends(UserDriver driver) {
        tell(driver::runEnds);
    }

    private static void tell(Runnable event) {
        try {
            event.run();
        } catch (RuntimeException e) {
            LOG.warn("the user driver failed; the update goes on", e);
        }
    }
}
