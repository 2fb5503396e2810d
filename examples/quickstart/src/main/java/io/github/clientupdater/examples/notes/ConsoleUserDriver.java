package io.github.clientupdater.examples.notes;

import io.github.clientupdater.decision.Decision;
import io.github.clientupdater.release.Release;
import io.github.clientupdater.user.UserDriver;
import java.util.Locale;

/** Says on the console what it would ask, and answers yes: there may be nobody to type. */
final class ConsoleUserDriver implements UserDriver {
    private final String application;

    ConsoleUserDriver(String application) {
        this.application = application;
    }

    @Override
    public Choice offer(Decision.Available update) {
        Release release = update.release();
        say("Version " + release.version() + " is available.");
        update.notes(Locale.getDefault()).forEach(version -> version.points().forEach(note -> say("- " + note)));
        say("Install it? Yes.");
        return Choice.INSTALL;
    }

    @Override
    public Timing confirmRestart(Release release) {
        say("Version " + release.version() + " is ready. Restart now? Yes.");
        return Timing.NOW;
    }

    @Override
    public void dismiss() {}

    private void say(String sentence) {
        System.out.println("          [" + application + "] " + sentence);
    }
}
