package io.github.clientupdater.testing.faults;

import io.github.clientupdater.testing.faults.Delivery.Cut;
import io.github.clientupdater.testing.faults.Delivery.End;
import io.github.clientupdater.testing.faults.Delivery.Pace;
import io.github.clientupdater.testing.faults.Delivery.Part;
import java.time.Duration;

/**
 * Connections that break, stop or are slow. Body bytes are counted without chunk framing; an answer with
 * a shorter body arrives whole. Of several that end the same answer, the last one counts. In TLS, only
 * answers that come to their end are closed with a farewell (close_notify).
 */
public final class ConnectionFaults {
    private ConnectionFaults() {}

    /** Closes the connection (FIN) behind {@code bytes} bytes of the body, all of which arrive. */
    public static Fault drop(long bytes) {
        return cut("drop after " + bytes + " bytes", Part.BODY, bytes, End.CLOSE);
    }

    /**
     * Resets the connection (RST) behind {@code bytes} bytes of the body. How many of them the client can
     * still read is up to its system.
     */
    public static Fault reset(long bytes) {
        return cut("reset after " + bytes + " bytes", Part.BODY, bytes, End.RESET);
    }

    /** Sends {@code bytes} bytes of the body, then nothing more until the server is closed. */
    public static Fault stall(long bytes) {
        return cut("stall after " + bytes + " bytes", Part.BODY, bytes, End.STALL);
    }

    /** Reads the request and closes the connection (FIN). */
    public static Fault closeWithoutAnswer() {
        return cut("close without an answer", Part.HEAD, 0, End.CLOSE);
    }

    /** Reads the request and resets the connection (RST). */
    public static Fault resetWithoutAnswer() {
        return cut("reset without an answer", Part.HEAD, 0, End.RESET);
    }

    /** Reads the request and never answers. */
    public static Fault stallWithoutAnswer() {
        return cut("stall without an answer", Part.HEAD, 0, End.STALL);
    }

    /** Closes the connection behind {@code bytes} bytes of status line and headers. */
    public static Fault dropInHead(long bytes) {
        return cut("drop after " + bytes + " bytes of the head", Part.HEAD, bytes, End.CLOSE);
    }

    /** Sends {@code bytes} bytes of status line and headers, then nothing more until the server is closed. */
    public static Fault stallInHead(long bytes) {
        return cut("stall after " + bytes + " bytes of the head", Part.HEAD, bytes, End.STALL);
    }

    /** Sends the body in pieces of at most {@code bytes} (and 16 KiB), with a pause after each but the last. */
    public static Fault trickle(int bytes, Duration pause) {
        Pace pace = new Pace(bytes, pause);
        return Fault.ofDelivery(bytes + " bytes each " + pause, delivery -> delivery.withPace(pace));
    }

    /** Waits so long before the first byte of the answer. */
    public static Fault delay(Duration delay) {
        return Fault.ofDelivery("delay of " + delay, delivery -> delivery.withDelay(delay));
    }

    private static Fault cut(String name, Part part, long bytes, End end) {
        Cut cut = new Cut(part, bytes, end);
        return Fault.ofDelivery(name, delivery -> delivery.withCut(cut));
    }
}
