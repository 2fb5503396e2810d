package io.github.clientupdater.examples.cli;

import io.github.clientupdater.decision.Decision;
import io.github.clientupdater.release.Release;
import io.github.clientupdater.user.UserDriver;
import java.io.Console;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** Asks on the terminal. */
final class ConsoleUserDriver implements UserDriver {
    private static final Set<String> YES = Set.of("y", "yes");

    private final Console console;
    private final CompletableFuture<Choice> answer = new CompletableFuture<>();

    private ConsoleUserDriver(Console console) {
        this.console = console;
    }

    /** Returns who answers for the user: the option, the person at the terminal, or nobody, which means no. */
    static UserDriver of(boolean yes, boolean json) {
        if (yes) return UserDriver.unattended();
        Optional<Console> console = json ? Optional.empty() : Terminal.console();
        return console.<UserDriver>map(ConsoleUserDriver::new).orElseGet(Refusal::new);
    }

    @Override
    public Choice offer(Decision.Available update) {
        Thread reader = new Thread(() -> answer.complete(read(update)), "question");
        reader.setDaemon(true); // Nothing ends a read from a terminal but an answer.
        reader.start();
        return answer.join();
    }

    private Choice read(Decision.Available update) {
        News.lines(update.notes(Locale.getDefault())).forEach(line -> console.printf("%s%n", line));
        String typed = console.readLine("Install %s? [y/N] ", update.release().version());
        boolean yes = typed != null && YES.contains(typed.strip().toLowerCase(Locale.ROOT));
        return yes ? Choice.INSTALL : Choice.LATER;
    }

    /** Whoever runs this command has closed the application, or said for what to wait. */
    @Override
    public Timing confirmRestart(Release release) {
        return Timing.NOW;
    }

    @Override
    public void dismiss() {
        answer.complete(Choice.LATER);
    }

    /** Nobody is there to be asked. */
    private static final class Refusal implements UserDriver {
        @Override
        public Choice offer(Decision.Available update) {
            System.err.println("Nobody can be asked here: --yes is needed to install version "
                    + update.release().version() + ".");
            return Choice.LATER;
        }

        @Override
        public Timing confirmRestart(Release release) {
            return Timing.LATER;
        }

        @Override
        public void dismiss() {}
    }
}
