package io.github.clientupdater.testing.faults;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.function.LongFunction;

/**
 * Which requests meet which fault. Requests are counted from 1, beginning with the first one after the
 * schedule was injected. A value: the same requests meet the same faults each time.
 */
public final class Schedule {
    private final String name;
    private final LongFunction<Optional<Fault>> choice;
    private final OptionalLong offset;

    private Schedule(String name, LongFunction<Optional<Fault>> choice) {
        this(name, choice, OptionalLong.empty());
    }

    private Schedule(String name, LongFunction<Optional<Fault>> choice, OptionalLong offset) {
        this.name = name;
        this.choice = choice;
        this.offset = offset;
    }

    /** Returns a schedule that spoils every request. */
    public static Schedule always(Fault fault) {
        return new Schedule("always " + fault, number -> Optional.of(fault));
    }

    /** Returns a schedule that spoils the {@code n}-th request only. */
    public static Schedule nth(long n, Fault fault) {
        return new Schedule("request " + n + ": " + fault, number -> when(number == n, fault));
    }

    /** Returns a schedule that spoils the next {@code n} requests. */
    public static Schedule first(long n, Fault fault) {
        return new Schedule("the first " + n + ": " + fault, number -> when(number <= n, fault));
    }

    /** Returns a schedule that spoils the {@code n}-th request and all that follow. */
    public static Schedule from(long n, Fault fault) {
        return new Schedule("from request " + n + " on: " + fault, number -> when(number >= n, fault));
    }

    /** Returns a schedule with one fault for each of the next requests; those after them are well. */
    public static Schedule inTurn(Fault... faults) {
        List<Fault> all = List.of(faults);
        return new Schedule(
                "in turn " + all, number -> number <= all.size() ? Optional.of(all.get((int) number - 1)) : none());
    }

    /**
     * Returns a schedule that spoils about {@code probability} (0 to 1) of the requests, each with one of
     * {@code faults}. Both depend on {@code seed} and the request's number only.
     */
    public static Schedule randomly(long seed, double probability, Fault... faults) {
        List<Fault> all = List.of(faults);
        return new Schedule("randomly (seed " + seed + ") " + all, number -> {
            SplittableRandom random = new SplittableRandom(seed * 1_000_003 + number);
            return when(random.nextDouble() < probability, all.get(random.nextInt(all.size())));
        });
    }

    /**
     * Returns this schedule for requests only that ask for the byte at {@code offset} of the file; others
     * are not counted. So the same part is hit, in whatever order a client asks for its parts.
     */
    public Schedule forPartWith(long offset) {
        return new Schedule(name + ", for the part with byte " + offset, choice, OptionalLong.of(offset));
    }

    private static Optional<Fault> when(boolean chosen, Fault fault) {
        return chosen ? Optional.of(fault) : none();
    }

    private static Optional<Fault> none() {
        return Optional.empty();
    }

    boolean concerns(Request request, Resource resource) {
        if (offset.isEmpty()) return true;
        long size = resource.content().size();
        ByteRange asked = request.header("Range")
                .flatMap(header -> ByteRange.parse(header, size))
                .orElse(new ByteRange(0, size));
        return asked.contains(offset.getAsLong());
    }

    Optional<Fault> at(long number) {
        return choice.apply(number);
    }

    @Override
    public String toString() {
        return name;
    }
}
