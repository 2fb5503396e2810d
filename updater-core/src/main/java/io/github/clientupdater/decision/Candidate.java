package io.github.clientupdater.decision;

import io.github.clientupdater.decision.Decision.Reason;
import io.github.clientupdater.release.Artifact;
import io.github.clientupdater.release.Release;
import io.github.clientupdater.release.Version;

/** A release as it looks from one installation. */
sealed interface Candidate {
    Release release();

    default Version version() {
        return release().version();
    }

    /** It may be installed, from any version that it accepts. */
    record Eligible(Release release, Artifact artifact) implements Candidate {
        boolean accepts(Version from) {
            return release.minimumVersion()
                    .filter(minimum -> minimum.isNewerThan(from))
                    .isEmpty();
        }
    }

    /** Something stands in the way. */
    record Barred(Release release, Reason reason) implements Candidate {}
}
