package io.github.clientupdater.examples.notes;

import io.github.clientupdater.UpdateOutcome;
import io.github.clientupdater.Updater;
import io.github.clientupdater.examples.story.StoryLine.Event;
import io.github.clientupdater.host.HostApplication;
import io.github.clientupdater.server.manifest.FeedServer;
import io.github.clientupdater.swing.SwingUserDriver;
import io.github.clientupdater.user.UserDriver;
import io.github.clientupdater.verify.Trust;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A small application that keeps itself up to date. */
public final class Notes {
    private final Arguments arguments;
    private final Installation installation;
    private final Story story;

    private Notes(Arguments arguments, Installation installation, Story story) {
        this.arguments = arguments;
        this.installation = installation;
        this.story = story;
    }

    /** Starts Notes; see {@link Arguments}. */
    public static void main(String[] args) {
        Arguments arguments = Arguments.parse(args);
        Installation installation = Installation.running();
        Story story = new Story(arguments.story(), installation.version());
        story.begin(args);
        new Notes(arguments, installation, story).run(args);
        System.exit(0); // The window system's threads would go on.
    }

    private void run(String... args) {
        Updater updater = updater(args);
        updater.confirmPending().ifPresent(story::conclude); // First: an update may have been cut off.
        if (!arguments.headless()) NotesWindow.open(installation.version(), arguments.files());
        updater.confirmHealthy(); // It works: what it replaced is let go.
        Thread updates = new Thread(() -> update(updater), "updates"); // The window stays alive meanwhile.
        updates.setDaemon(true);
        updates.start();
        awaitEndOfAudience();
    }

    private Updater updater(String... args) {
        HostApplication host = HostApplication.builder("io.github.clientupdater.examples.notes", installation.version())
                .name("Notes")
                .installDir(installation.directory())
                .workDir(arguments.workDir())
                .args(args)
                .build();
        return Updater.builder()
                .application(host)
                .server(FeedServer.at(arguments.feed()))
                .trust(Trust.signedBy(arguments.key()))
                .userDriver(driver(host))
                .listener(new StoryListener(story))
                .build();
    }

    private UserDriver driver(HostApplication host) {
        return arguments.headless()
                ? new ConsoleUserDriver("Notes " + installation.version())
                : SwingUserDriver.create(host);
    }

    private void update(Updater updater) {
        try {
            UpdateOutcome outcome = updater.checkAndApply();
            story.conclude(outcome);
        } catch (RuntimeException e) {
            story.tell(Event.FAILED, e.toString());
        }
    }

    /** An application of its own would go on until its user closes it. This one is part of a demonstration. */
    private void awaitEndOfAudience() {
        CompletableFuture<ProcessHandle> end = ProcessHandle.of(arguments.audience())
                .map(ProcessHandle::onExit)
                .orElseGet(() -> CompletableFuture.completedFuture(ProcessHandle.current()));
        try {
            end.get(10, TimeUnit.MINUTES);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            story.tell(Event.FAILED, "Notes waited in vain for the end of process " + arguments.audience());
        }
    }
}
