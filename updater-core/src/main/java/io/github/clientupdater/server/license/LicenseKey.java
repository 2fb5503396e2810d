package io.github.clientupdater.server.license;

import io.github.clientupdater.internal.files.Sha256;
import io.github.clientupdater.task.UpdateException;
import io.github.clientupdater.task.UpdateException.Code;
import java.util.Objects;
import java.util.function.Supplier;

/** The licence key. What its supplier throws is not repeated: the text may hold the key. */
final class LicenseKey {
    private final Supplier<String> supplier;

    LicenseKey(Supplier<String> supplier) {
        this.supplier = Objects.requireNonNull(supplier, "licenseKey == null");
    }

    String get() throws UpdateException {
        String key;
        try {
            key = supplier.get();
        } catch (RuntimeException e) {
            throw none("asking for it ended with " + e.getClass().getName());
        }
        if (key == null || key.isBlank()) throw none("the application has none");
        return key.strip();
    }

    private static UpdateException none(String reason) {
        return new UpdateException(Code.SOURCE_REJECTED, "there is no licence key: " + reason);
    }

    /** Returns what a kept answer is found again by: another key or server has another. */
    static String mark(String server, String key) {
        return Sha256.nameOf("licence\n" + server + "\n" + key);
    }
}
