package io.github.clientupdater.swing;

import io.github.clientupdater.decision.Decision;
import io.github.clientupdater.decision.Importance;
import io.github.clientupdater.host.Guidance;
import io.github.clientupdater.host.HostApplication;
import io.github.clientupdater.host.InstallKind;
import io.github.clientupdater.release.Artifact;
import io.github.clientupdater.release.Format;
import io.github.clientupdater.release.Release;
import io.github.clientupdater.release.Version;
import io.github.clientupdater.task.UpdateException;
import io.github.clientupdater.task.UpdateException.Code;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What most tests talk about. */
final class Fixture {
    static final HostApplication HOST = host("Acme Notes");
    static final Artifact ARTIFACT =
            Artifact.builder("acme.zip", Format.ZIP).size(48_000_000).build();
    static final Release RELEASE = release(false);
    static final Release MANDATORY = release(true);
    static final UpdateException FAILURE = new UpdateException(Code.DOWNLOAD_FAILED, "the connection was reset");

    private Fixture() {}

    static Guidance guidance(InstallKind kind) {
        return HostApplication.builder("com.acme.notes", "1.0.0")
                .name("Acme Notes")
                .installKind(kind)
                .build()
                .guidance()
                .orElseThrow();
    }

    static HostApplication host(String name) {
        return HostApplication.builder("com.acme.notes", "1.0.0").name(name).build();
    }

    static Decision.Available update(Release release) {
        return new Decision.Available(release, ARTIFACT);
    }

    /** An update that one should not put off, and that brings along the notes of the version before. */
    static Decision.Available urgent(Optional<Instant> deadline) {
        Release before = Release.builder(Version.parse("1.9.0"))
                .notes(List.of("Closes a hole through which notes could be read by others"))
                .build();
        return new Decision.Available(
                RELEASE, ARTIFACT, Importance.CRITICAL, deadline, List.of(RELEASE), List.of(RELEASE, before));
    }

    private static Release release(boolean mandatory) {
        return Release.builder(Version.parse("2.0.0"))
                .mandatory(mandatory)
                .notes(List.of(
                        "Opens large projects twice as fast",
                        "Searches in attachments, in every folder, and shows the place where it found something",
                        "No longer forgets the size of its window"))
                .artifacts(List.of(ARTIFACT))
                .build();
    }
}
