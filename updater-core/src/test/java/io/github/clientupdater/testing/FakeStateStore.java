package io.github.clientupdater.testing;

import io.github.clientupdater.host.StateStore;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Remembers in memory. */
public final class FakeStateStore implements StateStore {
    private final Map<String, String> values = new TreeMap<>();

    @Override
    public Optional<String> get(String key) {
        return Optional.ofNullable(values.get(key));
    }

    @Override
    public void put(String key, String value) {
        values.put(key, value);
    }

    @Override
    public void remove(String key) {
        values.remove(key);
    }

    @Override
    public String toString() {
        return values.toString();
    }
}
