package io.github.clientupdater.reliability;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A program that was run to its end.
 *
 * @param code its exit code; 128 and the signal's number where a signal ended it
 * @param text both of its outputs
 */
record Run(int code, String text) {
    private static final int BOUND_SECONDS = 120;

    /** Runs {@code words}, a JVM with what the rigs have on their class path, which is the JDK and ours only. */
    static Run java(List<String> before, Object... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(before);
        command.addAll(List.of(
                javaProgram().toString(),
                "-Xshare:auto",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "-Xmx64m",
                "-cp",
                System.getProperty("java.class.path"),
                SwapProgram.class.getName()));
        for (Object word : words) command.add(word.toString());
        return of(command);
    }

    static Path javaProgram() {
        return Path.of(System.getProperty("java.home"), "bin", "java");
    }

    /** Runs a program that has to succeed. */
    static void must(Object... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        for (Object word : words) command.add(word.toString());
        Run run = of(command);
        if (run.code() != 0) throw new IOException(command + " ended with " + run);
    }

    private static Run of(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(BOUND_SECONDS, TimeUnit.SECONDS)) throw new IOException(command + " does not end");
        return new Run(process.exitValue(), text);
    }
}
