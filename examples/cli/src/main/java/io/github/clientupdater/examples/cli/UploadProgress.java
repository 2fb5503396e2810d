package io.github.clientupdater.examples.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.LongConsumer;

/** Tells on a terminal how much of a file is sent, and says nothing elsewhere. Its calls come from one thread. */
final class UploadProgress implements LongConsumer, AutoCloseable {
    private final PrintStream err;
    private final long total;
    private volatile int shown = -1;

    private UploadProgress(PrintStream err, long total) {
        this.err = err;
        this.total = total;
    }

    /** What is wrong with {@code file} is told by the upload itself. */
    static UploadProgress of(Path file, boolean silent) {
        if (silent || Terminal.console().isEmpty()) return new UploadProgress(System.err, 0);
        try {
            return new UploadProgress(System.err, Files.size(file));
        } catch (IOException e) {
            return new UploadProgress(System.err, 0);
        }
    }

    @Override
    public void accept(long sent) {
        if (total <= 0) return;
        int percent = (int) Math.min(100, sent * 100 / total);
        if (percent == shown) return;
        shown = percent;
        err.printf("\rUploading … %3d %%", percent);
        err.flush();
    }

    /** Leaves the line, so that what follows begins on its own. */
    @Override
    public void close() {
        if (shown >= 0) err.println();
    }
}
