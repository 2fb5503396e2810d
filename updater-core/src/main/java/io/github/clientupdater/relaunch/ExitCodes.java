package io.github.clientupdater.relaunch;

import java.util.Collection;
import java.util.SortedMap;
import java.util.TreeMap;

/** What the exit codes of a program mean, with a few words for each that is known. Immutable. */
public final class ExitCodes {
    private final SortedMap<Integer, Known> known;

    private ExitCodes(SortedMap<Integer, Known> known) {
        this.known = known;
    }

    /** What an exit code can mean. */
    public enum Meaning {
        /** It is installed. */
        SUCCESS,
        /** It counts, or can go on, once the computer was restarted. */
        REBOOT_REQUIRED,
        /** A person said no. */
        CANCELLED,
        /** Another installation is running; the same command may succeed in a moment. */
        BUSY,
        /** The system, or who administers it, does not allow it. */
        NOT_PERMITTED,
        /** The package is not for this computer, or damaged. */
        UNSUITABLE,
        /** Anything else. */
        FAILED
    }

    /**
     * One code.
     *
     * @param code what the program ends with
     * @param meaning what that means
     * @param words the same for people who read logs, in plain ASCII
     */
    public record Known(int code, Meaning meaning, String words) {}

    static ExitCodes none() {
        return new ExitCodes(new TreeMap<>());
    }

    /** Returns the codes of a program of which only one thing is known: 0 is success. */
    public static ExitCodes zero() {
        return none().with(0, Meaning.SUCCESS, "done");
    }

    /** Returns these and one more, or another meaning for the same code. */
    public ExitCodes with(int code, Meaning meaning, String words) {
        TreeMap<Integer, Known> more = new TreeMap<>(known);
        more.put(code, new Known(code, meaning, words));
        return new ExitCodes(more);
    }

    /** Returns these and {@code others}, which win. */
    public ExitCodes and(ExitCodes others) {
        TreeMap<Integer, Known> more = new TreeMap<>(known);
        more.putAll(others.known);
        return new ExitCodes(more);
    }

    /** Returns what {@code code} means; what is not known is a failure. */
    public Meaning meaning(int code) {
        Known entry = known.get(code);
        return entry == null ? Meaning.FAILED : entry.meaning();
    }

    /** Returns {@code code} in words; empty where none are known. */
    public String words(int code) {
        Known entry = known.get(code);
        return entry == null ? "" : entry.words();
    }

    /** Returns the known codes, in ascending order. */
    public Collection<Known> known() {
        return known.values().stream().toList();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ExitCodes codes && known.equals(codes.known);
    }

    @Override
    public int hashCode() {
        return known.hashCode();
    }

    @Override
    public String toString() {
        return known.values().toString();
    }
}
