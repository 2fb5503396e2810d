package io.github.clientupdater.server.relay;

import io.github.clientupdater.internal.http.Credentials;
import io.github.clientupdater.task.UpdateException;
import io.github.clientupdater.task.UpdateException.Code;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What the application wants to be sent along.
 *
 * @param fixed the same each time
 * @param supplier says what comes besides, before each request; or null
 */
record RelayCredentials(Map<String, String> fixed, @Nullable Supplier<Map<String, String>> supplier)
        implements Credentials {
    RelayCredentials {
        fixed = Map.copyOf(fixed);
    }

    @Override
    public Map<String, String> headers() throws UpdateException {
        if (supplier == null) return fixed;
        Map<String, String> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        all.putAll(fixed);
        try {
            all.putAll(supplier.get());
        } catch (RuntimeException e) { // Its message may hold a secret.
            throw new UpdateException(
                    Code.UNEXPECTED,
                    "the credentials cannot be had: " + e.getClass().getName(),
                    e);
        }
        return all;
    }

    /** What never changes is not worth a second question. */
    @Override
    public boolean refused() {
        return supplier != null;
    }

    @Override
    public String toString() {
        return "RelayCredentials";
    }
}
