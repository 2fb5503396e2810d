package io.github.clientupdater.examples.notes;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What Notes is started with: {@code <feed> <key> <work directory> <story> <process> [--headless] -- <files…>}.
 *
 * @param feed its address
 * @param key whose signatures count; a real application has that in its code, where no argument can change it
 * @param workDir the updater's directory
 * @param story where to write what happens
 * @param audience the process that reads the story; without it Notes ends too
 * @param headless whether to do without a window
 * @param files what the user wants to open
 */
record Arguments(URI feed, String key, Path workDir, Path story, long audience, boolean headless, List<String> files) {
    private static final int FIXED = 5;

    static Arguments parse(String... args) {
        List<String> all = List.of(args);
        int end = all.indexOf("--");
        if (end < FIXED) throw new IllegalArgumentException("expected five arguments and --: " + quoted(args));
        return new Arguments(
                URI.create(all.get(0)),
                all.get(1),
                Path.of(all.get(2)),
                Path.of(all.get(3)),
                Long.parseLong(all.get(4)),
                all.subList(FIXED, end).contains("--headless"),
                List.copyOf(all.subList(end + 1, all.size())));
    }

    /** Returns the arguments as one text that differs whenever they differ. */
    static String quoted(String... args) {
        return List.of(args).stream()
                .map(arg -> '"' + arg.replace("\\", "\\\\").replace("\"", "\\\"") + '"')
                .collect(Collectors.joining(" "));
    }
}
