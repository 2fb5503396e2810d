package io.github.clientupdater.examples.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command {@code updater}. */
@Command(
        name = "updater",
        description = "Keeps an application up to date, and publishes its updates.",
        mixinStandardHelpOptions = true,
        versionProvider = ImplementationVersion.class,
        subcommands = {
            CheckCommand.class,
            UpdateCommand.class,
            ConfirmCommand.class,
            WatchCommand.class,
            NodeCommand.class,
            KeygenCommand.class,
            SignCommand.class,
            PublishCommand.class,
            RolloutCommand.class,
            WithdrawCommand.class,
            RenewCommand.class,
            RotateKeysCommand.class,
            VerifyFeedCommand.class,
            RelayCommand.class,
            AdminCommand.class
        },
        synopsisSubcommandLabel = "COMMAND")
public final class Main {
    private Main() {}

    /** Runs the command and exits with its code: 0 done, 1 failed or cancelled, 2 usage, 10 update available. */
    public static void main(String[] args) {
        Terminal.prepare();
        // Whatever the locale: JSON is UTF-8, and so are terminals.
        System.setOut(utf8(FileDescriptor.out));
        System.setErr(utf8(FileDescriptor.err));
        System.exit(commandLine().execute(args));
    }

    private static PrintStream utf8(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
    }

    private static CommandLine commandLine() {
        return new CommandLine(new Main())
                .setOut(writer(System.out))
                .setErr(writer(System.err))
                .setExpandAtFiles(false) // A path may begin with an @.
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler((mistake, args) -> usage(mistake))
                .setExecutionExceptionHandler((failure, command, parsed) -> {
                    if (failure instanceof UsageException) return usage(command, failure.getMessage());
                    throw failure;
                });
    }

    private static int usage(ParameterException mistake) {
        String sentence = mistake instanceof UnmatchedArgumentException unmatched
                ? "Unknown option or argument: " + names(unmatched.getUnmatched())
                : mistake.getMessage();
        return usage(mistake.getCommandLine(), sentence);
    }

    /** What is no option may be the half of a header whose quotes were forgotten: a secret. */
    private static String names(List<String> arguments) {
        return arguments.stream()
                .map(argument -> argument.startsWith("--") ? argument.split("=", 2)[0] : "(an argument)")
                .collect(Collectors.joining(", "));
    }

    private static int usage(CommandLine command, @Nullable String sentence) {
        PrintWriter err = command.getErr();
        err.println(Printable.line(String.valueOf(sentence)));
        err.println("See '" + command.getCommandSpec().qualifiedName() + " --help'.");
        return ExitCodes.USAGE;
    }
}
