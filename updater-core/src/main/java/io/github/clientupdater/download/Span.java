package io.github.clientupdater.download;

/** A stretch of the file that one connection brings. Guarded by its {@link PartFile}. */
final class Span {
    /** The end of a span whose end nobody knows yet. */
    static final long OPEN = Long.MAX_VALUE;

    final long start;
    long position; // The next byte to be written.
    long end; // Exclusive; or OPEN.
    boolean claimed; // Whether somebody is bringing it.

    Span(long start, long position, long end) {
        this.start = start;
        this.position = position;
        this.end = end;
    }

    static Span from(long start) {
        return new Span(start, start, OPEN);
    }

    /** Returns whether the three numbers make sense. */
    boolean isSound() {
        return start >= 0 && start <= position && position <= end;
    }

    boolean isEmpty() {
        return position == start;
    }

    boolean isFinished() {
        return position == end;
    }

    long remaining() {
        return end - position;
    }

    /** Takes in that the file is {@code length} bytes long, if that is news. */
    void reach(long length) {
        position = Math.max(position, Math.min(length, end));
    }

    /** Gives away the second half of what is missing. */
    Span halve() {
        long middle = position + remaining() / 2;
        Span half = new Span(middle, middle, end);
        half.claimed = true;
        end = middle;
        return half;
    }
}
