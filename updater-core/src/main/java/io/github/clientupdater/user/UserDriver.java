package io.github.clientupdater.user;

import io.github.clientupdater.decision.Decision;
import io.github.clientupdater.host.HealthSignal;
import io.github.clientupdater.release.Release;
import io.github.clientupdater.report.UpdateListener;
import io.github.clientupdater.task.Cancellation;
import java.util.Optional;

/**
 * Speaks for the user. The questions block the update thread until answered; the notifications it
 * inherits keep a progress display current. A driver does its own hop to its user-interface thread.
 * A question that throws counts as the mildest refusal.
 */
public interface UserDriver extends UpdateListener {
    /** Asks whether to install. Where that is mandatory, there is nothing to skip. */
    Choice offer(Decision.Available update);

    /** Asks when to restart, once everything is in place. */
    Timing confirmRestart(Release release);

    /**
     * Asks what to do where the application may not close yet, after {@link Timing#NOW}.
     *
     * @param reason the application's own words, if it has any
     * @return whether to ask the application once more; if not, the update waits for the next start
     */
    default boolean retryExit(Release release, Optional<String> reason) {
        return false;
    }

    /**
     * A run begins, before anything is told or asked. Calls of two runs may overlap where one of them is
     * only told that the other is busy.
     *
     * @param cancellation stops this run and no other
     */
    default void runBegins(Cancellation cancellation) {}

    /** The run that began on this thread is over and holds nothing any more. */
    default void runEnds() {}

    /**
     * Takes everything off the screen and answers any open question with the mildest refusal. May be
     * called from any thread.
     */
    void dismiss();

    /** Returns how a new version shows that it works, where the application does not choose it itself. */
    default HealthSignal health() {
        return HealthSignal.survival();
    }

    /** Returns whether nobody watches: then external installers are run without windows and questions. */
    default boolean isUnattended() {
        return false;
    }

    /** Returns a driver that says yes to everything and shows nothing. */
    static UserDriver unattended() {
        return UnattendedUserDriver.INSTANCE;
    }

    /** Answers to {@link #offer}. */
    enum Choice {
        /** Go ahead. */
        INSTALL,
        /** Not now; ask again in a day. For a mandatory update: quit. */
        LATER,
        /** Never this version. */
        SKIP
    }

    /** Answers to {@link #confirmRestart}. */
    enum Timing {
        /** Close the application and finish. */
        NOW,
        /** Finish when the person ends the application, and do not start it again. */
        AT_EXIT,
        /** Finish at the next start. */
        LATER
    }
}
