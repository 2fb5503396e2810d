package io.github.clientupdater.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clientupdater.UpdateOutcome;
import io.github.clientupdater.decision.Decision;
import io.github.clientupdater.decision.Importance;
import io.github.clientupdater.host.Guidance;
import io.github.clientupdater.host.InstallKind;
import io.github.clientupdater.release.Artifact;
import io.github.clientupdater.release.Format;
import io.github.clientupdater.release.Release;
import io.github.clientupdater.release.Version;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EndingTest {
    private static final Artifact ARTIFACT =
            Artifact.builder("a.zip", Format.ZIP).build();
    private static final Release TWO = release("2.0.0", "Two");
    private static final Release THREE = release("3.0.0", "Three");

    @Test
    void programsAreToldHowUrgentItIsAndWhatLiesOnTheWay() {
        Instant deadline = Instant.parse("2026-05-15T12:00:00Z");
        Ending ending = Ending.of(new Decision.Available(
                TWO, ARTIFACT, Importance.CRITICAL, Optional.of(deadline), List.of(TWO, THREE), List.of(TWO)));

        assertThat(ending.details())
                .containsEntry("version", "2.0.0")
                .containsEntry("importance", "critical")
                .containsEntry("mandatory", false)
                .containsEntry("deadline", "2026-05-15T12:00:00Z")
                .containsEntry("path", List.of("2.0.0", "3.0.0"));
    }

    @Test
    void whatNobodyDemandsIsNotMentioned() {
        Ending ending = Ending.of(new Decision.Available(TWO, ARTIFACT));

        assertThat(ending.details())
                .containsOnlyKeys("version", "notes", "importance", "mandatory")
                .containsEntry("importance", "optional");
    }

    @Test
    void unsupportedVersionMakesAnyReleaseMandatory() {
        Ending ending = Ending.of(new Decision.Available(
                TWO, ARTIFACT, Importance.MANDATORY, Optional.empty(), List.of(TWO), List.of(TWO)));

        assertThat(ending.details()).containsEntry("mandatory", true).containsEntry("importance", "mandatory");
    }

    @Test
    void peopleReadWhatIsNewSinceTheirVersion() {
        assertThat(linesFor(THREE, TWO))
                .containsExactly("  3.0.0", "  - Three", "    indented", "  2.0.0", "  - Two", "    indented");
        assertThat(linesFor(THREE)).containsExactly("  - Three", "    indented");
    }

    @Test
    void whatSomebodyElseUpdatesIsNotDoneAndSaysWhatToType() {
        List<String> command = List.of("snap", "refresh", "acme");
        Guidance guidance =
                new Guidance(InstallKind.SNAP, Guidance.Reason.MANAGED, "Snap", command, "acme was installed by Snap");

        Ending ending = Ending.of(new UpdateOutcome.NotSelfUpdatable(TWO, guidance));

        assertThat(ending.outcome()).isEqualTo("not-self-updatable");
        assertThat(ending.exitCode()).isEqualTo(ExitCodes.FAILED);
        assertThat(ending.sentence()).isEqualTo("Version 2.0.0 was not installed: acme was installed by Snap");
        assertThat(ending.details())
                .containsEntry("version", "2.0.0")
                .containsEntry("kind", "snap")
                .containsEntry("reason", "managed")
                .containsEntry("command", command)
                .containsEntry("message", "acme was installed by Snap");
    }

    @Test
    void remarksAreAddedToThoseThatAreThere() {
        Ending plain = new Ending("published", Map.of("remarks", List.of("b")), "Done.", List.of("  b"), 0);

        Ending ending = plain.withRemarks(List.of("a"));

        assertThat(ending.details()).containsEntry("remarks", List.of("a", "b"));
        assertThat(ending.lines()).containsExactly("  a", "  b");
        assertThat(plain.withRemarks(List.of())).isSameAs(plain);
    }

    private static List<String> linesFor(Release... news) {
        Decision.Available update = new Decision.Available(
                THREE, ARTIFACT, Importance.OPTIONAL, Optional.empty(), List.of(THREE), List.of(news));
        return Ending.of(update).lines();
    }

    private static Release release(String version, String note) {
        return Release.builder(Version.parse(version))
                .notes(List.of(note + "\nindented"))
                .build();
    }
}
