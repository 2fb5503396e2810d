package io.github.clientupdater.examples.cli;

import io.github.clientupdater.release.Release;
import java.io.PrintStream;
import java.util.OptionalLong;

/** Plain words for people; a progress bar where there is a terminal to draw it on. */
final class TextOutput implements Output {
    private static final int WIDTH = 30;

    private final PrintStream out;
    private final PrintStream err;
    private final boolean terminal;
    private boolean barShown;

    TextOutput(PrintStream out, PrintStream err, boolean terminal) {
        this.out = out;
        this.err = err;
        this.terminal = terminal;
    }

    static TextOutput toStandardStreams() {
        return new TextOutput(System.out, System.err, Terminal.console().isPresent());
    }

    @Override
    public void downloadStarted(Release release) {
        out.println("Downloading version " + release.version() + " …");
    }

    @Override
    public void downloadProgressed(Release release, long done, OptionalLong total) {
        if (!terminal) return;
        barShown = true;
        out.print("\r" + (total.isPresent() ? bar(done, total.getAsLong()) : done / 1024 + " KiB"));
        out.flush();
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
        for (String note : ending.notes()) {
            String mark = "  - ";
            for (String line : Printable.lines(note)) {
                out.println(mark + line);
                mark = "    ";
            }
        }
    }

    private void endBar() {
        if (barShown) out.println();
        barShown = false;
    }
}
