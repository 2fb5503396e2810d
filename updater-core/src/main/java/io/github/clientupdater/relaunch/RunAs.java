package io.github.clientupdater.relaunch;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Asks Windows for an administrator's rights. Only the shell can raise them; PowerShell is the way to it
 * without native code. The script is a constant: what varies comes in the environment, where nothing is
 * taken apart. Only the installer is raised, so the application is started without those rights.
 */
final class RunAs {
    /** What it ends with beside the installer's own codes. */
    static final ExitCodes CODES =
            ExitCodes.none().with(1223, ExitCodes.Meaning.CANCELLED, "the rights it needs were not given");

    /** ERROR_ELEVATION_REQUIRED. The text around it is in the language of the system. */
    private static final String ELEVATION_REQUIRED = "error=740";

    private static final String PROGRAM = "UPDATER_PROGRAM";
    private static final String ARGUMENTS = "UPDATER_ARGUMENTS";
    private static final String DIRECTORY = "UPDATER_DIRECTORY";

    /** Ends with the installer's exit code, or with the number of the system's error: 1223 for a "no". */
    private static final String SCRIPT = "$start = New-Object Diagnostics.ProcessStartInfo;"
            + " $start.FileName = $env:" + PROGRAM + ";"
            + " $start.Arguments = $env:" + ARGUMENTS + ";"
            + " $start.WorkingDirectory = $env:" + DIRECTORY + ";"
            + " $start.Verb = 'runas';"
            + " $start.UseShellExecute = $true;"
            + " try { $process = [Diagnostics.Process]::Start($start); $process.WaitForExit(); exit $process.ExitCode }"
            + " catch { $inner = $_.Exception.InnerException;"
            + " if ($inner -is [ComponentModel.Win32Exception]) { exit $inner.NativeErrorCode }; exit 1 }";

    private RunAs() {}

    /** Returns whether Windows did not start a program because that has to be an administrator's. */
    static boolean isWantedBy(IOException failure) {
        return String.valueOf(failure.getMessage()).contains(ELEVATION_REQUIRED);
    }

    /** Makes {@code builder}, whose directory is set, ask for the rights and run {@code command} with them. */
    static ProcessBuilder of(ProcessBuilder builder, List<String> command) {
        Map<String, String> environment = builder.environment();
        environment.put(PROGRAM, command.get(0));
        environment.put(ARGUMENTS, command.stream().skip(1).map(RunAs::quoted).collect(Collectors.joining(" ")));
        environment.put(DIRECTORY, builder.directory().toString());
        return builder.command(WindowsSystem.powerShell(SCRIPT));
    }

    /** The rules of CommandLineToArgvW, for words without quotes: backslashes before the last one count double. */
    private static String quoted(String word) {
        if (!word.isEmpty() && word.indexOf(' ') < 0 && word.indexOf('\t') < 0) return word;
        int end = word.length();
        while (end > 0 && word.charAt(end - 1) == '\\') end--;
        return '"' + word + word.substring(end) + '"';
    }
}
