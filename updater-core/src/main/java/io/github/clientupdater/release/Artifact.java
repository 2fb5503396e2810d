package io.github.clientupdater.release;

import java.util.List;
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
    private final OsRange osRange;
    private final List<PackageFile> files;
    private final @Nullable Endorsement endorsement;

    private Artifact(Builder builder) {
        this.reference = builder.reference;
        this.format = builder.format;
        this.platform = builder.platform;
        this.size = builder.size;
        this.digest = builder.digest;
        this.osRange = builder.osRange;
        this.files = builder.files;
        this.endorsement = builder.endorsement;
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

    /** Returns which versions of its operating system it is for. */
    public OsRange osRange() {
        return osRange;
    }

    /** Returns exactly the files that it unpacks to; empty if the publisher does not list them. */
    public List<PackageFile> files() {
        return files;
    }

    /** Returns whose word there is for it, if anybody's. */
    public Optional<Endorsement> endorsement() {
        return Optional.ofNullable(endorsement);
    }

    /** Returns the same artifact with somebody's word for it. */
    public Artifact endorsedBy(Endorsement word) {
        Builder builder = new Builder(reference, format)
                .platform(platform)
                .osRange(osRange)
                .files(files)
                .endorsement(word);
        builder.size = size;
        builder.digest = digest;
        return builder.build();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Artifact that
                && reference.equals(that.reference)
                && format == that.format
                && platform.equals(that.platform)
                && size == that.size
                && Objects.equals(digest, that.digest)
                && osRange.equals(that.osRange)
                && files.equals(that.files)
                && Objects.equals(endorsement, that.endorsement);
    }

    @Override
    public int hashCode() {
        return Objects.hash(reference, format, platform, size, digest, osRange, files, endorsement);
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
        private OsRange osRange = OsRange.ANY;
        private List<PackageFile> files = List.of();
        private @Nullable Endorsement endorsement;

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

        /** Narrows the versions of its operating system; {@link OsRange#ANY} by default. */
        public Builder osRange(OsRange osRange) {
            this.osRange = Objects.requireNonNull(osRange, "osRange == null");
            return this;
        }

        /** Lists the files that it unpacks to, all of them; it is refused if it holds others. */
        public Builder files(List<PackageFile> files) {
            this.files = List.copyOf(files);
            return this;
        }

        /** Sets whose word there is for it. */
        public Builder endorsement(Endorsement endorsement) {
            this.endorsement = Objects.requireNonNull(endorsement, "endorsement == null");
            return this;
        }

        /** Returns the artifact. */
        public Artifact build() {
            return new Artifact(this);
        }
    }
}
