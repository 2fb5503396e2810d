package io.github.clientupdater.examples.cli;

import io.github.clientupdater.release.Notice;
import io.github.clientupdater.release.Release;
import io.github.clientupdater.report.DownloadProgress;
import io.github.clientupdater.task.UpdateException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** Plain words for people; a progress bar where there is a terminal to draw it on. */
final class TextOutput implements Output {
    private static final int WIDTH = 30;

    private final PrintStream out;
    private final PrintStream err;
    private final boolean terminal;
    private boolean barShown;
    private int shown;

    TextOutput(PrintStream out, PrintStream err, boolean terminal) {
        this.out = out;
        this.err = err;
        this.terminal = terminal;
    }

    static TextOutput toStandardStreams() {
        return new TextOutput(System.out, System.err, Terminal.console().isPresent());
    }

    @Override
    public void noticed(Notice notice) {
        out.println(Printable.line("Notice: " + notice.message()));
    }

    @Override
    public void downloadStarted(Release release) {
        out.println("Downloading version " + release.version() + " …");
    }

    @Override
    public void downloadProgressed(Release release, DownloadProgress progress) {
        if (!terminal) return;
        barShown = true;
        String line = bar(progress) + speed(progress);
        out.print("\r" + line + " ".repeat(Math.max(shown - line.length(), 0)));
        out.flush();
        shown = line.length();
    }

    @Override
    public void downloadInterrupted(Release release, UpdateException failure, Duration wait) {
        endBar();
        long seconds = Math.max(1, (wait.toMillis() + 500) / 1000);
        out.println(Printable.line("Interrupted: " + failure.getMessage() + "; going on in " + seconds + " s …"));
    }

    private static String bar(DownloadProgress progress) {
        return progress.total().isPresent()
                ? bar(progress.done(), progress.total().getAsLong())
                : size(progress.done());
    }

    private static String speed(DownloadProgress progress) {
        if (progress.bytesPerSecond().isEmpty()) return "";
        String speed = "  " + size(progress.bytesPerSecond().getAsLong()) + "/s";
        return speed + progress.timeLeft().map(TextOutput::left).orElse("");
    }

    private static String left(Duration time) {
        return "  %d:%02d left".formatted(time.toMinutes(), time.toSecondsPart());
    }

    private static String size(long bytes) {
        return bytes < 1_000_000 ? bytes / 1000 + " kB" : String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
    }

    private static String bar(long done, long total) {
        double part = total <= 0 ? 1 : Math.min(1, (double) done / total);
        int filled = (int) (part * WIDTH);
        return "[" + "#".repeat(filled) + " ".repeat(WIDTH - filled) + "] %3d %%".formatted((int) (part * 100));
    }

    @Override
    public void verified(Release release) {
        endBar();
    }

    @Override
    public void end(Ending ending) {
        endBar();
        (ending.isBad() ? err : out).println(Printable.line(ending.sentence()));
        ending.lines().forEach(out::println);
    }

    private void endBar() {
        if (barShown) out.println();
        barShown = false;
        shown = 0;
    }
}
