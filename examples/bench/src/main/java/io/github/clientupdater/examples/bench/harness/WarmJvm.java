package io.github.clientupdater.examples.bench.harness;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A contestant that stays, and is asked for one round after the other. */
final class WarmJvm implements AutoCloseable {
    private static final double MILLIS_PER_TICK = 10; // USER_HZ is 100 on every Linux.

    private final Process process;
    private final BufferedWriter commands;
    private final BufferedReader answers;

    WarmJvm(List<String> command, Path errors) throws IOException {
        this.process =
                new ProcessBuilder(command).redirectError(errors.toFile()).start();
        this.commands = process.outputWriter(StandardCharsets.US_ASCII);
        this.answers = process.inputReader(StandardCharsets.US_ASCII);
    }

    Usage round() throws IOException {
        double before = cpuMillis();
        commands.write("go\n");
        commands.flush();
        String micros = answers.readLine();
        if (micros == null) throw new IOException("it ended: " + process.info());
        return new Usage(Long.parseLong(micros) / 1e3, cpuMillis() - before, peakMib());
    }

    /** See proc(5): user and system time are the 14th and 15th field; the 2nd may hold blanks. */
    private double cpuMillis() throws IOException {
        String stat = Files.readString(Path.of("/proc/" + process.pid() + "/stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) * MILLIS_PER_TICK;
    }

    private double peakMib() throws IOException {
        return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void close() throws IOException {
        commands.close();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) process.destroyForcibly();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
