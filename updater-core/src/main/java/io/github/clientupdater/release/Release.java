package io.github.clientupdater.release;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One published version. Immutable. */
public final class Release {
    private final Version version;
    private final Channel channel;
    private final @Nullable Instant published;
    private final Notes notes;
    private final boolean mandatory;
    private final boolean critical;
    private final @Nullable Version minimumVersion;
    private final Rollout rollout;
    private final @Nullable String reference;
    private final List<Artifact> artifacts;

    private Release(Builder builder) {
        this.version = builder.version;
        this.channel = builder.channel;
        this.published = builder.published;
        this.notes = builder.notes;
        this.mandatory = builder.mandatory;
        this.critical = builder.critical;
        this.minimumVersion = builder.minimumVersion;
        this.rollout = builder.rollout;
        this.reference = builder.reference;
        this.artifacts = builder.artifacts;
    }

    /** Starts a release. */
    public static Builder builder(Version version) {
        return new Builder(version);
    }

    /** Returns its version. */
    public Version version() {
        return version;
    }

    /** Returns the channel it was published on. */
    public Channel channel() {
        return channel;
    }

    /** Returns when it was published, if the server says so; a bare date means midnight UTC. */
    public Optional<Instant> published() {
        return Optional.ofNullable(published);
    }

    /** Returns what is new. */
    public Notes notes() {
        return notes;
    }

    /** Returns whether the server insists: update now or quit. */
    public boolean isMandatory() {
        return mandatory;
    }

    /** Returns whether it mends something dangerous: worth interrupting for. */
    public boolean isCritical() {
        return critical;
    }

    /** Returns the oldest version that can be updated to this one directly, if not all can. */
    public Optional<Version> minimumVersion() {
        return Optional.ofNullable(minimumVersion);
    }

    /** Returns how many installations get it by themselves. */
    public Rollout rollout() {
        return rollout;
    }

    /** Returns what the server needs back later, such as a session. Opaque to everybody else. */
    public Optional<String> reference() {
        return Optional.ofNullable(reference);
    }

    /** Returns its files. */
    public List<Artifact> artifacts() {
        return artifacts;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Release that
                && version.equals(that.version)
                && channel.equals(that.channel)
                && Objects.equals(published, that.published)
                && notes.equals(that.notes)
                && mandatory == that.mandatory
                && critical == that.critical
                && Objects.equals(minimumVersion, that.minimumVersion)
                && rollout.equals(that.rollout)
                && Objects.equals(reference, that.reference)
                && artifacts.equals(that.artifacts);
    }

    @Override
    public int hashCode() {
        return Objects.hash(
                version, channel, published, notes, mandatory, critical, minimumVersion, rollout, reference, artifacts);
    }

    @Override
    public String toString() {
        return "Release[" + version + ", " + channel + "]";
    }

    /** Collects the parts of a {@link Release}. */
    public static final class Builder {
        private final Version version;
        private Channel channel = Channel.STABLE;
        private @Nullable Instant published;
        private Notes notes = Notes.NONE;
        private boolean mandatory;
        private boolean critical;
        private @Nullable Version minimumVersion;
        private Rollout rollout = Rollout.EVERYBODY;
        private @Nullable String reference;
        private List<Artifact> artifacts = List.of();

        private Builder(Version version) {
            this.version = Objects.requireNonNull(version, "version == null");
        }

        /** Sets the channel; {@link Channel#STABLE} by default. */
        public Builder channel(Channel channel) {
            this.channel = Objects.requireNonNull(channel, "channel == null");
            return this;
        }

        /** Sets when it was published. */
        public Builder published(@Nullable Instant published) {
            this.published = published;
            return this;
        }

        /** Sets what is new. */
        public Builder notes(Notes notes) {
            this.notes = Objects.requireNonNull(notes, "notes == null");
            return this;
        }

        /** Sets what is new, one plain text per point. */
        public Builder notes(List<String> points) {
            return notes(Notes.plain(points));
        }

        /** Says whether the server insists. */
        public Builder mandatory(boolean mandatory) {
            this.mandatory = mandatory;
            return this;
        }

        /** Says whether it mends something dangerous. */
        public Builder critical(boolean critical) {
            this.critical = critical;
            return this;
        }

        /** Sets the oldest version that can be updated to this one directly; by default all can. */
        public Builder minimumVersion(@Nullable Version minimumVersion) {
            this.minimumVersion = minimumVersion;
            return this;
        }

        /** Sets how many installations get it by themselves; {@link Rollout#EVERYBODY} by default. */
        public Builder rollout(Rollout rollout) {
            this.rollout = Objects.requireNonNull(rollout, "rollout == null");
            return this;
        }

        /** Sets what the server needs back later. */
        public Builder reference(@Nullable String reference) {
            this.reference = reference;
            return this;
        }

        /** Sets the files. */
        public Builder artifacts(List<Artifact> artifacts) {
            this.artifacts = List.copyOf(artifacts);
            return this;
        }

        /** Returns the release. */
        public Release build() {
            return new Release(this);
        }
    }
}
