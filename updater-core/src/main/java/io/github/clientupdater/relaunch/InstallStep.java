package io.github.clientupdater.relaunch;

import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * One command of an installation. Several in order make one; the first that fails ends it.
 *
 * @param command the program's full path and its arguments, for no shell
 * @param directory where it runs: the package's own, which holds nothing else
 * @param codes what its exit code means
 * @param bound how long it may take
 * @param always whether it runs although one before it has failed, to clean up
 */
public record InstallStep(List<String> command, Path directory, ExitCodes codes, Duration bound, boolean always) {
    private static final Pattern BATCH_FILE = Pattern.compile(".*\\.(bat|cmd)[. ]*", Pattern.DOTALL);

    /**
     * Copies the command.
     *
     * @throws IllegalArgumentException if there is none, or it is one that a shell would take apart
     */
    public InstallStep {
        command = List.copyOf(command);
        if (command.isEmpty()) throw new IllegalArgumentException("no command");
        if (BATCH_FILE.matcher(command.get(0).toLowerCase(Locale.ROOT)).matches()) {
            throw new IllegalArgumentException("batch files take their arguments apart (CVE-2024-24576)");
        }
        if (command.stream().anyMatch(word -> word.indexOf('\0') >= 0)) {
            throw new IllegalArgumentException("a NUL character ends a word");
        }
    }

    /** Returns whether Windows would hand over each word as it is: a quote or a line end can split one there. */
    boolean isSafeOn(char fileSeparator) {
        return fileSeparator != '\\' || command.stream().noneMatch(word -> word.matches("(?s).*[\"\\r\\n].*"));
    }

    boolean isSafeHere() {
        return isSafeOn(File.separatorChar);
    }

    /** Returns it as lines {@code key=value}. A value may hold anything, line ends too: escape them. */
    public List<String> encode() {
        List<String> lines = new ArrayList<>();
        lines.add("directory=" + directory);
        lines.add("bound=" + bound);
        lines.add("always=" + always);
        codes.known().forEach(known -> lines.add("code=" + known.code() + " " + known.meaning() + " " + known.words()));
        command.forEach(word -> lines.add("word=" + word));
        return lines;
    }

    /**
     * Reads what {@link #encode} returned.
     *
     * @throws IllegalArgumentException if it is anything else
     */
    public static InstallStep decode(List<String> lines) {
        List<String> command = new ArrayList<>();
        ExitCodes codes = ExitCodes.zero();
        Path directory = null;
        Duration bound = null;
        boolean always = false;
        for (String line : lines) {
            String value = line.substring(line.indexOf('=') + 1);
            switch (line.substring(0, Math.max(0, line.indexOf('=')))) {
                case "directory" -> directory = Path.of(value);
                case "bound" -> bound = Duration.parse(value);
                case "always" -> always = Boolean.parseBoolean(value);
                case "code" -> codes = withCode(codes, value);
                case "word" -> command.add(value);
                default -> throw new IllegalArgumentException("not a line of an installation step");
            }
        }
        if (directory == null || bound == null) throw new IllegalArgumentException("not a whole installation step");
        return new InstallStep(command, directory, codes, bound, always);
    }

    private static ExitCodes withCode(ExitCodes codes, String text) {
        String[] parts = text.split(" ", 3);
        if (parts.length < 3) throw new IllegalArgumentException("not an exit code");
        return codes.with(Integer.parseInt(parts[0]), ExitCodes.Meaning.valueOf(parts[1]), parts[2]);
    }
}
