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
    private final List<String> notes;
    private final boolean mandatory;
    private final @Nullable String reference;
    private final List<Artifact> artifacts;

    private Release(Builder builder) {
        this.version = builder.version;
        this.channel = builder.channel;
        this.published = builder.published;
        this.notes = builder.notes;
        this.mandatory = builder.mandatory;
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

    /** Returns what is new, one plain text per point; from a server, so never to be read as HTML. */
    public List<String> notes() {
        return notes;
    }

    /** Returns whether the server insists: update now or quit. */
    public boolean isMandatory() {
        return mandatory;
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
                && Objects.equals(reference, that.reference)
                && artifacts.equals(that.artifacts);
    }

    @Override
    public int hashCode() {
        return Objects.hash(version, channel, published, notes, mandatory, reference, artifacts);
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
        private List<String> notes = List.of();
        private boolean mandatory;
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
        public Builder notes(List<String> notes) {
            this.notes = List.copyOf(notes);
            return this;
        }

        /** Says whether the server insists. */
        public Builder mandatory(boolean mandatory) {
            this.mandatory = mandatory;
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
