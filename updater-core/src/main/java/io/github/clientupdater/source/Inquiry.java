package io.github.clientupdater.source;

import io.github.clientupdater.host.HostApplication;
import io.github.clientupdater.host.StateStore;
import io.github.clientupdater.task.Cancellation;
import io.github.clientupdater.verify.Trust;
import java.time.Instant;
import java.util.Objects;

/**
 * One question to a server: who asks, and what may be relied on while answering.
 *
 * @param host the application
 * @param trust what has to hold for the answer
 * @param state what is remembered from one run to the next
 * @param now the one time that counts during this run
 * @param cancellation ends the waiting
 */
public record Inquiry(HostApplication host, Trust trust, StateStore state, Instant now, Cancellation cancellation) {
    /** Checks the arguments. */
    public Inquiry {
        Objects.requireNonNull(host, "host == null");
        Objects.requireNonNull(trust, "trust == null");
        Objects.requireNonNull(state, "state == null");
        Objects.requireNonNull(now, "now == null");
        Objects.requireNonNull(cancellation, "cancellation == null");
    }
}
