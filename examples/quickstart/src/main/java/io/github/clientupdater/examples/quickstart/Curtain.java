package io.github.clientupdater.examples.quickstart;

import java.io.IOException;

/** Clears up when this JVM ends, in whatever way: no process and no folder stays behind. */
final class Curtain {
    private final Premises premises;
    private final Cast cast;
    private final boolean keep;

    Curtain(Premises premises, Cast cast, boolean keep) {
        this.premises = premises;
        this.cast = cast;
        this.keep = keep;
    }

    /** A shutdown hook, because Ctrl-C does not pass through "finally". */
    void fallsAtTheEnd() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::fall, "curtain"));
    }

    private void fall() {
        cast.leave();
        if (keep) {
            System.out.println("Everything is left in " + premises.root());
            return;
        }
        try {
            premises.delete();
        } catch (IOException e) {
            System.err.println("The folder " + premises.root() + " could not be deleted: " + e.getMessage());
        }
    }
}
