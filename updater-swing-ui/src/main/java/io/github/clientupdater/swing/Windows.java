package io.github.clientupdater.swing;

import io.github.clientupdater.decision.Decision;
import io.github.clientupdater.host.Guidance;
import io.github.clientupdater.release.Release;
import io.github.clientupdater.task.UpdateException;
import io.github.clientupdater.user.UserDriver.Choice;
import io.github.clientupdater.user.UserDriver.Timing;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** What a driver can show. Event dispatch thread only. */
interface Windows {
    /**
     * Asks whether to install.
     *
     * @param solicited whether a person is waiting for this window
     */
    void offer(Decision.Available update, boolean solicited, Consumer<Choice> reply);

    /** Asks when to relaunch. */
    void confirmRestart(Release release, Consumer<Timing> reply);

    /** Tells that the file is being brought, to somebody who is looking. */
    void downloading(Release release);

    /** Tells how much of it is here, to somebody who is looking. */
    void progress(long done, OptionalLong total);

    /** Tells that the update is being made ready, to somebody who is looking. */
    void preparing();

    /** Tells that the application is about to exit. */
    void handingOver();

    /** Tells that {@code release} is in place. */
    void installed(Release release);

    /** Tells that {@code release} could not be installed. */
    void failed(Release release, UpdateException failure);

    /** Tells that {@code release} has to come another way. */
    void notSelfUpdatable(Release release, Guidance guidance);

    /** Takes everything off the screen. */
    void close();
}
