package io.github.clientupdater.release;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * The oldest version that may still be used. Whoever runs an older one has to update.
 *
 * @param version the oldest one
 * @param deadline from when on that binds; empty for at once
 */
public record MinimumSupported(Version version, Optional<Instant> deadline) {
    /** Checks the arguments. */
    public MinimumSupported {
        Objects.requireNonNull(version, "version == null");
        Objects.requireNonNull(deadline, "deadline == null");
    }
}
