package io.github.clientupdater.testing;

import io.github.clientupdater.host.HostApplication;
import io.github.clientupdater.source.Inquiry;
import io.github.clientupdater.task.Cancellation;
import io.github.clientupdater.verify.Trust;
import java.time.Instant;

/** Questions to a server as an updater would put them. */
public final class Inquiries {
    private Inquiries() {}

    /** Returns a question by {@code host}, which trusts the server and remembers nothing. */
    public static Inquiry by(HostApplication host) {
        return new Inquiry(host, Trust.checksumOnly(), new FakeStateStore(), Instant.EPOCH, new Cancellation());
    }
}
