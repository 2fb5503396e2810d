package io.github.clientupdater.publish;

import io.github.clientupdater.release.Notes;
import io.github.clientupdater.release.Rollout;
import io.github.clientupdater.release.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A release that is to be published. */
public final class NewRelease {
    private final Version version;
    private final List<NewArtifact> artifacts;
    private final Notes notes;
    private final boolean mandatory;
    private final boolean critical;
    private final @Nullable Version minimumVersion;
    private final Rollout rollout;

    private NewRelease(Builder builder) {
        version = builder.version;
        artifacts = List.copyOf(builder.artifacts);
        notes = builder.notes;
        mandatory = builder.mandatory;
        critical = builder.critical;
        minimumVersion = builder.minimumVersion;
        rollout = builder.rollout;
    }

    /** Starts a release that everybody gets and nobody has to. */
    public static Builder builder(Version version) {
        return new Builder(version);
    }

    Version version() {
        return version;
    }

    List<NewArtifact> artifacts() {
        return artifacts;
    }

    Notes notes() {
        return notes;
    }

    boolean isMandatory() {
        return mandatory;
    }

    boolean isCritical() {
        return critical;
    }

    Optional<Version> minimumVersion() {
        return Optional.ofNullable(minimumVersion);
    }

    Rollout rollout() {
        return rollout;
    }

    /** Collects what a release says. Not thread-safe. */
    public static final class Builder {
        private final Version version;
        private final List<NewArtifact> artifacts = new ArrayList<>();
        private Notes notes = Notes.NONE;
        private boolean mandatory;
        private boolean critical;
        private @Nullable Version minimumVersion;
        private Rollout rollout = Rollout.EVERYBODY;

        private Builder(Version version) {
            this.version = version;
        }

        /** Adds a file; at least one is needed. */
        public Builder artifact(NewArtifact artifact) {
            artifacts.add(artifact);
            return this;
        }

        /** Says what is new. */
        public Builder notes(Notes notes) {
            this.notes = notes;
            return this;
        }

        /** Makes everybody have it. */
        public Builder mandatory() {
            mandatory = true;
            return this;
        }

        /** Says that it mends something dangerous. */
        public Builder critical() {
            critical = true;
            return this;
        }

        /** Lets only this version and newer ones update directly; older ones take a step between. */
        public Builder minimumVersion(Version oldest) {
            if (oldest.compareTo(version) >= 0) {
                throw new IllegalArgumentException("minimum version " + oldest + " is not below " + version);
            }
            minimumVersion = oldest;
            return this;
        }

        /** Lets only some installations have it by themselves. */
        public Builder rollout(Rollout rollout) {
            this.rollout = rollout;
            return this;
        }

        /** Returns the release. */
        public NewRelease build() {
            if (artifacts.isEmpty()) throw new IllegalStateException("a release without a file: call artifact(...)");
            return new NewRelease(this);
        }
    }
}
