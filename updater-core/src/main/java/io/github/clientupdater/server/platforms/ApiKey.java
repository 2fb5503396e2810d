package io.github.clientupdater.server.platforms;

import io.github.clientupdater.internal.http.Credentials;
import io.github.clientupdater.task.UpdateException;
import io.github.clientupdater.task.UpdateException.Code;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/** The key that every request carries. What its supplier throws is not repeated: the text may hold the key. */
final class ApiKey implements Credentials {
    private final Supplier<String> supplier;

    ApiKey(Supplier<String> supplier) {
        this.supplier = Objects.requireNonNull(supplier, "apiKey == null");
    }

    @Override
    public Map<String, String> headers() throws UpdateException {
        String key;
        try {
            key = supplier.get();
        } catch (RuntimeException e) {
            throw none("asking for it ended with " + e.getClass().getName());
        }
        if (key == null || key.isBlank()) throw none("the application has none");
        return Map.of("X-API-Key", key.strip());
    }

    private static UpdateException none(String reason) {
        return new UpdateException(Code.SOURCE_REJECTED, "there is no API key for the server: " + reason);
    }
}
