package io.github.clientupdater.testing.faults;

import java.time.Duration;
import java.util.Optional;

/**
 * How an answer travels.
 *
 * @param delay before its first byte
 * @param pace how fast its body goes, or as fast as possible
 * @param cut where it breaks off, or never
 * @param last whether the connection is closed behind it, without a header that says so
 */
record Delivery(Duration delay, Optional<Pace> pace, Optional<Cut> cut, boolean last) {
    static final Delivery PROMPT = new Delivery(Duration.ZERO, Optional.empty(), Optional.empty(), false);

    Delivery withDelay(Duration other) {
        return new Delivery(other, pace, cut, last);
    }

    Delivery withPace(Pace other) {
        return new Delivery(delay, Optional.of(other), cut, last);
    }

    Delivery withCut(Cut other) {
        return new Delivery(delay, pace, Optional.of(other), last);
    }

    Delivery asLast() {
        return new Delivery(delay, pace, cut, true);
    }

    /** So many bytes at once, then a pause. */
    record Pace(int bytes, Duration pause) {
        Pace {
            if (bytes <= 0) throw new IllegalArgumentException("bytes <= 0: " + bytes);
        }
    }

    /** Nothing follows after so many bytes of the head or of the body. */
    record Cut(Part part, long after, End end) {
        Cut {
            if (after < 0) throw new IllegalArgumentException("after < 0: " + after);
        }
    }

    /** Which bytes are counted; those of a body without its framing. */
    enum Part {
        HEAD,
        BODY
    }

    /** What happens to the connection: a FIN behind TLS's farewell, a FIN alone, an RST, or nothing any more. */
    enum End {
        FINISH,
        CLOSE,
        RESET,
        STALL
    }
}
