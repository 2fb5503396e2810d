package io.github.clientupdater.decision;

import io.github.clientupdater.host.HostApplication;
import io.github.clientupdater.release.Artifact;
import io.github.clientupdater.release.Format;
import io.github.clientupdater.release.Platform.Arch;
import io.github.clientupdater.release.Release;
import java.util.Comparator;
import java.util.List;

/** Which file of a release is the one for an installation. */
final class ArtifactChoice {
    private final HostApplication host;

    ArtifactChoice(HostApplication host) {
        this.host = host;
    }

    /** Returns the files that run on this machine, the best one first; the feed's order where none is better. */
    List<Artifact> of(Release release) {
        return release.artifacts().stream()
                .filter(artifact -> artifact.platform().runsOn(host.platform()))
                .sorted(Comparator.comparing(this::isOfAnotherKind).thenComparing(ArtifactChoice::isForAnyProcessor))
                .toList();
    }

    /** First of all: a package made for just this processor is of no use where it cannot replace what is there. */
    private boolean isOfAnotherKind(Artifact artifact) {
        Format format = artifact.format();
        boolean suitsDirectory = format == Format.ZIP || format == Format.TAR_GZ;
        boolean suitsFile = format == Format.JAR || format == Format.APP_IMAGE;
        boolean suits = (host.installDir().isPresent() && suitsDirectory)
                || (host.installFile().isPresent() && suitsFile);
        return !suits;
    }

    private static boolean isForAnyProcessor(Artifact artifact) {
        return artifact.platform().arch() == Arch.ANY;
    }
}
