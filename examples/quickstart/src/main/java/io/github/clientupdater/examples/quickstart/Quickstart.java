package io.github.clientupdater.examples.quickstart;

import java.awt.GraphicsEnvironment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command line of the demonstration. */
@Command(
        name = "quickstart",
        sortOptions = false,
        description = {
            "Installs a small application in a temporary folder, publishes a newer version of it on a web server of "
                    + "its own, lets the application update itself, and checks the result.",
            "Exit code: 0 if the update has worked, 1 if not, 2 if an option is wrong."
        })
public final class Quickstart implements Callable<Integer> {
    private static final int SECONDS_TO_LOOK = 5;
    private static final String PLAY = "Installs a small application in a temporary folder, publishes a newer version "
            + "of it on a web server of its own that is slow, and opens the application's window. It offers the update; "
            + "answer as you like. Close its window to end.";

    @Option(names = "--headless", description = "Talk on the console even where there is a display.")
    private boolean headless;

    @Option(names = "--keep", description = "Leave the folder there and print where it is.")
    private boolean keep;

    @Mixin
    private final Wishes wishes;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Print this and exit.")
    @SuppressWarnings("UnusedVariable") // By us; picocli reads it.
    private boolean help;

    @Option(names = "--sabotage", hidden = true)
    private Sabotage sabotage = Sabotage.NONE;

    private final boolean play;

    private Quickstart(boolean play, int bandwidth) {
        this.play = play;
        this.wishes = new Wishes(bandwidth);
    }

    /** Runs the demonstration. */
    public static void main(String[] args) {
        run(new CommandLine(new Quickstart(false, 0)), args);
    }

    /**
     * Lets a person try everything in a window, until Notes is closed. Ends this JVM.
     *
     * @param name what people type, for the help
     * @param bandwidth kilobytes a second, unless an option says otherwise
     */
    public static void play(String name, int bandwidth, String... args) {
        CommandLine line = new CommandLine(new Quickstart(true, bandwidth)).setCommandName(name);
        line.getCommandSpec().usageMessage().description(PLAY);
        run(line, args);
    }

    private static void run(CommandLine line, String... args) {
        int exitCode = line.setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(Quickstart::refuse)
                .execute(args);
        System.exit(exitCode);
    }

    private static int refuse(CommandLine.ParameterException e, String[] args) {
        System.err.println(e.getMessage() + ". Try --help.");
        return CommandLine.ExitCode.USAGE;
    }

    @Override
    public Integer call() throws IOException {
        boolean console = headless || GraphicsEnvironment.isHeadless();
        Premises premises = Premises.create();
        Cast cast = new Cast(Relauncher.of(premises));
        new Curtain(premises, cast, keep).fallsAtTheEnd();
        Narrator narrator = new Narrator(System.out);
        try {
            if (play && !console) {
                new FreePlay(premises, cast, narrator, wishes).perform();
                return 0;
            }
            new Demonstration(premises, cast, narrator, console, sabotage, wishes).perform();
            narrator.say("The update has worked.");
            if (!console) leaveTimeToLook();
            return 0;
        } catch (Shortfall | IOException | UncheckedIOException e) {
            narrator.say("The update has not worked. " + e.getMessage());
            new Evidence(premises).print(System.out);
            return 1;
        }
    }

    private static void leaveTimeToLook() {
        try {
            boolean released = new CountDownLatch(1).await(SECONDS_TO_LOOK, TimeUnit.SECONDS);
            if (released) throw new IllegalStateException("nobody counts down");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
