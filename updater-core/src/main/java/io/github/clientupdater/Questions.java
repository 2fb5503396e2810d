package io.github.clientupdater;

import io.github.clientupdater.decision.Decision;
import io.github.clientupdater.host.ExitPolicy;
import io.github.clientupdater.release.Release;
import io.github.clientupdater.user.UserDriver;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks a person through the application's driver. One that throws has not said yes. */
final class Questions {
    private static final Logger LOG = LoggerFactory.getLogger(Questions.class);

    private Questions() {}

    /** Returns what the person said, or nothing if nobody was asked. */
    static Optional<UserDriver.Choice> offer(UserDriver driver, Decision.Available update) {
        try {
            return Optional.of(driver.offer(update));
        } catch (RuntimeException e) {
            LOG.warn("the user driver could not ask whether to install", e);
            return Optional.empty();
        }
    }

    static boolean retryExit(UserDriver driver, Release release, ExitPolicy policy) {
        try {
            return driver.retryExit(release, policy.objection());
        } catch (RuntimeException e) {
            LOG.warn("the user driver could not ask about the exit", e);
            return false;
        }
    }

    static UserDriver.Timing confirmRestart(UserDriver driver, Release release) {
        try {
            return driver.confirmRestart(release);
        } catch (RuntimeException e) {
            LOG.warn("the user driver could not ask when to restart", e);
            return UserDriver.Timing.LATER;
        }
    }
}
