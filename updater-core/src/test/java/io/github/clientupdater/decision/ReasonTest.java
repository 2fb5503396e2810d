package io.github.clientupdater.decision;

import static io.github.clientupdater.decision.Situation.a;
import static io.github.clientupdater.decision.Situation.needing;
import static io.github.clientupdater.decision.Situation.release;
import static io.github.clientupdater.decision.Situation.rolledOut;
import static io.github.clientupdater.decision.Situation.running;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.clientupdater.decision.Decision.Reason;
import io.github.clientupdater.release.Artifact;
import io.github.clientupdater.release.Format;
import io.github.clientupdater.release.OsRange;
import io.github.clientupdater.release.OsVersion;
import io.github.clientupdater.release.Release;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each "no" has a situation of its own that ends in it. */
class ReasonTest {
    private static final Map<Reason, Situation> SITUATIONS = Map.ofEntries(
            Map.entry(Reason.FEED_EMPTY, running("1.0.0")),
            Map.entry(Reason.ON_LATEST, running("1.0.0").published(release("1.0.0"))),
            Map.entry(Reason.AHEAD_OF_FEED, running("1.0.0").published(release("0.9.0"))),
            Map.entry(Reason.ONLY_PRE_RELEASES, running("1.0.0").published(release("2.0.0-rc.1"))),
            Map.entry(
                    Reason.NOTHING_FOR_PLATFORM,
                    running("1.0.0")
                            .published(with(Artifact.builder("x", Format.EXE).build()))),
            Map.entry(Reason.OS_TOO_OLD, running("1.0.0").os("1").published(forSystem("2", null))),
            Map.entry(Reason.OS_TOO_NEW, running("1.0.0").os("3").published(forSystem(null, "2"))),
            Map.entry(
                    Reason.BELOW_ROLLBACK_FLOOR,
                    running("1.0.0").published(release("2.0.0")).floor("3.0.0")),
            Map.entry(Reason.NOT_IN_ROLLOUT, running("1.0.0").published(rolledOut("2.0.0", 0))),
            Map.entry(Reason.STEP_MISSING, running("1.0.0").published(needing("3.0.0", "2.0.0"))),
            Map.entry(
                    Reason.SKIPPED_BY_USER,
                    running("1.0.0").published(release("2.0.0")).skipping("2.0.0")),
            Map.entry(
                    Reason.POSTPONED_BY_USER,
                    running("1.0.0").published(release("2.0.0")).postponing("2.0.0")),
            Map.entry(
                    Reason.FAILED_BEFORE,
                    running("1.0.0").published(release("2.0.0")).failing("2.0.0")));

    @ParameterizedTest
    @EnumSource
    void everyReasonIsReached(Reason reason) {
        assertThat(SITUATIONS).containsKey(reason);
        assertThat(SITUATIONS.get(reason).reason()).isEqualTo(reason);
    }

    private static Release with(Artifact artifact) {
        return a("2.0.0").artifacts(List.of(artifact)).build();
    }

    private static Release forSystem(@Nullable String minimum, @Nullable String maximum) {
        OsRange range = new OsRange(
                minimum == null ? null : OsVersion.parse(minimum), maximum == null ? null : OsVersion.parse(maximum));
        return with(Artifact.builder("x", Format.ZIP).osRange(range).build());
    }
}
