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
import java.util.function.Supplier;

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
        HostApplication host = host(args);
        if (arguments.headless()) {
            keepUpToDate(updater(host, new ConsoleUserDriver("Notes " + installation.version())), () -> {});
            return;
        }
        NotesWindow window = new NotesWindow(installation.version());
        SwingUserDriver driver =
                SwingUserDriver.builder(host).owner(window::frame).build();
        Updater updater = updater(host, driver);
        driver.connect((trigger, cancellation) -> update(() -> updater.checkAndApply(trigger, cancellation)));
        keepUpToDate(updater, () -> window.open(arguments.files(), driver, () -> story.tell(Event.SHOWN, "")));
    }

    private void keepUpToDate(Updater updater, Runnable openWindow) {
        updater.confirmPending().ifPresent(story::conclude); // First: an update may have been cut off.
        openWindow.run();
        updater.confirmHealthy(); // It works: what it replaced is let go.
        Thread updates =
                new Thread(() -> update(updater::checkAndApply), "updates"); // The window stays alive meanwhile.
        updates.setDaemon(true);
        updates.start();
        awaitEndOfAudience();
    }

    private HostApplication host(String... args) {
        return HostApplication.builder("io.github.clientupdater.examples.notes", installation.version())
                .name("Notes")
                .installDir(installation.directory())
                .workDir(arguments.workDir())
                .args(args)
                .build();
    }

    private Updater updater(HostApplication host, UserDriver driver) {
        return Updater.builder()
                .application(host)
                .server(FeedServer.at(arguments.feed()))
                .trust(Trust.signedBy(arguments.key()))
                .userDriver(driver)
                .listener(new StoryListener(story))
                .build();
    }

    private void update(Supplier<UpdateOutcome> run) {
        try {
            story.conclude(run.get());
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
