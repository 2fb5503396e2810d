package io.github.clientupdater.user.session;

/** What a person can do. Which of these are possible now, says {@link Scene#moves}. */
public enum Move {
    /** Download and install what is offered. */
    INSTALL,
    /** Not now; ask again in a day. Where everything is ready: at the next start. */
    LATER,
    /** Never this version. */
    SKIP,
    /** End the application instead of a mandatory update. */
    QUIT,
    /** Stop the download and keep what has come. */
    PAUSE,
    /** Go on with a download. */
    RESUME,
    /** Stop what is going on. */
    CANCEL,
    /** Take it off the screen; it goes on. */
    HIDE,
    /** Close the application, install, start the new version. */
    RELAUNCH,
    /** Install when the person ends the application. */
    AT_EXIT,
    /** The same once more. */
    RETRY,
    /** Taken note of. */
    CLOSE
}
