package io.github.clientupdater.server.fleet;

import io.github.clientupdater.internal.http.Credentials;
import io.github.clientupdater.task.UpdateException;
import io.github.clientupdater.task.UpdateException.Code;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The bearer token (RFC 6750), kept until the server does not take it any more. Thread-safe. */
final class Tokens {
    private static final Logger LOG = LoggerFactory.getLogger(Tokens.class);

    private final Supplier<String> supplier;
    private @Nullable String current; // Guarded by this.

    Tokens(Supplier<String> supplier) {
        this.supplier = supplier;
    }

    /** Each request has its own, which knows the token that it was sent with: several may be refused at a time. */
    Credentials forOneRequest() {
        return new Attempt();
    }

    /** Returns the token. */
    synchronized String current() throws UpdateException {
        if (current == null) current = ask();
        return current;
    }

    /** Asks for another one; returns whether there is one now. */
    synchronized boolean replace(String refused) {
        if (current != null && !current.equals(refused)) return true; // Another request was faster.
        current = null;
        try {
            return !current().equals(refused);
        } catch (UpdateException e) {
            LOG.info("no other token: {}", e.getMessage());
            return false;
        }
    }

    /** What the supplier throws is not repeated: its text may hold what it sent or received. */
    private String ask() throws UpdateException {
        String token;
        try {
            token = supplier.get();
        } catch (RuntimeException e) {
            throw none("asking for it ended with " + e.getClass().getName());
        }
        if (token == null || token.isBlank()) throw none("the application has none");
        return token.strip();
    }

    private static UpdateException none(String reason) {
        return new UpdateException(Code.SOURCE_REJECTED, "there is no token for the server: " + reason);
    }

    static Map<String, String> header(String token) {
        return Map.of("Authorization", "Bearer " + token);
    }

    private final class Attempt implements Credentials {
        private String sent = "";

        @Override
        public Map<String, String> headers() throws UpdateException {
            sent = current();
            return header(sent);
        }

        @Override
        public boolean refused() {
            return replace(sent);
        }
    }
}
