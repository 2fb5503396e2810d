package io.github.clientupdater.release;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** One file of a release. Immutable. */
public final class Artifact {
    private final String reference;
    private final Format format;
    private final Platform platform;
    private final long size; // -1: not announced.
    private final @Nullable Digest digest;

    private Artifact(Builder builder) {
        this.reference = builder.reference;
        this.format = builder.format;
        this.platform = builder.platform;
        this.size = builder.size;
        this.digest = builder.digest;
    }

    /** Starts an artifact of {@code format} that the server finds again by {@code reference}. */
    public static Builder builder(String reference, Format format) {
        return new Builder(reference, format);
    }

    /** Returns what the server needs to find the file again. Opaque to everybody else. */
    public String reference() {
        return reference;
    }

    /** Returns what kind of file it is. */
    public Format format() {
        return format;
    }

    /** Returns where it runs. */
    public Platform platform() {
        return platform;
    }

    /** Returns the announced size in bytes, if there is one. */
    public OptionalLong size() {
        return size < 0 ? OptionalLong.empty() : OptionalLong.of(size);
    }

    /** Returns the announced digest, if there is one. */
    public Optional<Digest> digest() {
        return Optional.ofNullable(digest);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Artifact that
                && reference.equals(that.reference)
                && format == that.format
                && platform.equals(that.platform)
                && size == that.size
                && Objects.equals(digest, that.digest);
    }

    @Override
    public int hashCode() {
        return Objects.hash(reference, format, platform, size, digest);
    }

    /** Leaves the reference out: it may hold a secret. */
    @Override
    public String toString() {
        return "Artifact[" + format + ", " + platform + "]";
    }

    /** Collects the parts of an {@link Artifact}. */
    public static final class Builder {
        private final String reference;
        private final Format format;
        private Platform platform;
        private long size = -1;
        private @Nullable Digest digest;

        private Builder(String reference, Format format) {
            this.reference = Objects.requireNonNull(reference, "reference == null");
            this.format = Objects.requireNonNull(format, "format == null");
            this.platform = format.platform();
        }

        /** Narrows where it runs; by default wherever its format does. */
        public Builder platform(Platform platform) {
            this.platform = Objects.requireNonNull(platform, "platform == null");
            return this;
        }

        /** Sets the size in bytes. */
        public Builder size(long size) {
            if (size < 0) throw new IllegalArgumentException("size < 0: " + size);
            this.size = size;
            return this;
        }

        /** Sets the digest. */
        public Builder digest(Digest digest) {
            this.digest = Objects.requireNonNull(digest, "digest == null");
            return this;
        }

        /** Returns the artifact. */
        public Artifact build() {
            return new Artifact(this);
        }
    }
}
