package io.github.clientupdater.examples.bench.harness;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs programs to their end, under GNU time, which asks the kernel what they used. */
final class Processes {
    private final Path work;

    Processes(Path work) {
        this.work = work;
    }

    /** Runs {@code command}, tells it to do one round, and demands that its output holds {@code expected}. */
    Usage run(List<String> command, String expected) throws IOException, InterruptedException {
        Path report = work.resolve("time");
        List<String> timed = new ArrayList<>(List.of("/usr/bin/time", "-q", "-f", "%U %S %M", "-o", report.toString()));
        timed.addAll(command);
        long started = System.nanoTime();
        Process process = start(timed);
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int code = process.waitFor();
        double millis = (System.nanoTime() - started) / 1e6;
        if (code != 0 || !output.contains(expected)) throw failure(command, code + " " + output);
        return usage(millis, Files.readString(report).trim().split(" ", -1));
    }

    /** Starts {@code command} for one round. What it complains about is in the work directory. */
    Process start(List<String> command) throws IOException {
        Process process = new ProcessBuilder(command)
                .redirectError(work.resolve("errors").toFile())
                .start();
        try (BufferedWriter commands = process.outputWriter(StandardCharsets.US_ASCII)) {
            commands.write("go\n");
        } catch (IOException e) {
            // It has ended already, or reads nothing: curl.
        }
        return process;
    }

    IOException failure(List<String> command, String how) throws IOException {
        return new IOException(
                String.join(" ", command) + ": " + how + "\n" + Files.readString(work.resolve("errors")));
    }

    private static Usage usage(double millis, String[] report) {
        double cpu = Double.parseDouble(report[0]) + Double.parseDouble(report[1]);
        return new Usage(millis, cpu * 1000, Double.parseDouble(report[2]) / 1024);
    }
}
