package io.github.clientupdater.examples.bench.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.DoubleStream;

/** A download that is killed half-way and started again, beside one that is not killed. */
final class ResumeBench {
    private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(2);

    private final Settings settings;
    private final Contestants contestants;
    private final Arena arena;
    private final AccessLog log;

    ResumeBench(Settings settings, Contestants contestants, Arena arena) {
        this.settings = settings;
        this.contestants = contestants;
        this.arena = arena;
        this.log = new AccessLog(settings.work().resolve("access.log"));
    }

    void run(Target target) throws IOException, InterruptedException {
        Table table = new Table(
                "%d MiB killed half-way and started again (%d rounds, new processes)"
                        .formatted(settings.size() / Settings.MIB, settings.coldRounds()),
                "fresh ms",
                "again ms",
                "ratio",
                "sent again",
                "");
        for (Contestant each : contestants.resuming()) {
            double[][] rounds = new double[settings.coldRounds()][];
            for (int round = 0; round < rounds.length; round++) rounds[round] = round(each, target);
            double sent = median(rounds, 2);
            table.row(
                    each.name(),
                    Table.whole(median(rounds, 0)),
                    Table.whole(median(rounds, 1)),
                    Table.ratio(Samples.median(DoubleStream.of(ratios(rounds)))),
                    Table.percent(sent),
                    sent > 0.9 ? "not resumed" : "resumed");
        }
    }

    /** Returns the time of a fresh download, of one that follows a killed one, and what was sent for that. */
    private double[] round(Contestant contestant, Target target) throws IOException, InterruptedException {
        double fresh = arena.cold(contestant, target).millis();
        log.sent();
        Arena.empty(target.directory());
        killHalfWay(contestant.command(target), target);
        log.sent();
        double again = arena.again(contestant, target).millis();
        return new double[] {fresh, again, (double) log.sent() / settings.size()};
    }

    /** SIGKILL: nobody can tidy up. The server slows down at the half, so that nobody overshoots. */
    private void killHalfWay(List<String> command, Target target) throws IOException, InterruptedException {
        Files.createFile(settings.slow());
        Processes processes = new Processes(settings.work());
        Process process = processes.start(command);
        try {
            long deadline = System.nanoTime() + PATIENCE_NANOS;
            while (Arena.bytesIn(target.directory()) < settings.size() / 2) {
                boolean late = System.nanoTime() > deadline;
                if (late || !process.isAlive()) throw processes.failure(command, "it did not come half-way");
                Thread.sleep(2); // A file does not tell that it grows.
            }
        } finally {
            process.destroyForcibly().waitFor();
            Files.delete(settings.slow());
        }
    }

    private static double median(double[][] rounds, int column) {
        return Samples.median(DoubleStream.of(
                Arrays.stream(rounds).mapToDouble(round -> round[column]).toArray()));
    }

    private static double[] ratios(double[][] rounds) {
        return Arrays.stream(rounds).mapToDouble(round -> round[1] / round[0]).toArray();
    }
}
