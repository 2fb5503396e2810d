package io.github.clientupdater.decision;

import static io.github.clientupdater.decision.Situation.inShort;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.clientupdater.decision.Decision.Available;
import io.github.clientupdater.decision.Decision.UpToDate;
import io.github.clientupdater.decision.UpdatePolicy.Context;
import io.github.clientupdater.release.MinimumSupported;
import io.github.clientupdater.release.Release;
import io.github.clientupdater.release.ReleaseFeed;
import io.github.clientupdater.release.Version;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is published: what is offered keeps every rule, and nothing better was left out. */
class RandomFeedsTest {
    private static final int FEEDS = 250;

    static List<Integer> seeds() {
        return List.of(1, 2, 3, 4, 5);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void offerKeepsEveryRule_andIsTheBest(int seed) {
        RandomFeeds random = new RandomFeeds(new Random(seed));
        for (int i = 0; i < FEEDS; i++) {
            ReleaseFeed feed = random.feed();
            Context context = random.context();
            Decision decision = UpdatePolicy.newestOnChannel().decide(feed, context);
            checkForward(decision, feed, context);
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void wayBackIsTheSameWhereThereIsOneForward_elseItLeadsToTheNewest(int seed) {
        RandomFeeds random = new RandomFeeds(new Random(seed));
        for (int i = 0; i < FEEDS; i++) {
            ReleaseFeed feed = random.feed();
            Context context = random.context();
            Decision decision = UpdatePolicy.allowingDowngrade().decide(feed, context);
            checkBothWays(decision, feed, context);
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void equalArgumentsGiveEqualDecisions_inWhateverOrder(int seed) {
        RandomFeeds one = new RandomFeeds(new Random(seed));
        RandomFeeds same = new RandomFeeds(new Random(seed));
        for (int i = 0; i < FEEDS; i++) {
            ReleaseFeed feed = one.feed();
            Context context = one.context();
            List<Release> shuffled = new ArrayList<>(same.feed().releases());
            Context again = same.context();
            Collections.shuffle(shuffled, new Random(i));
            ReleaseFeed other = new ReleaseFeed(shuffled, feed.rollbackFloor(), feed.minimumSupported(), List.of());

            for (UpdatePolicy policy : List.of(UpdatePolicy.newestOnChannel(), UpdatePolicy.allowingDowngrade())) {
                assertThat(policy.decide(other, again)).isEqualTo(policy.decide(feed, context));
            }
        }
    }

    /** A generator that never gets anywhere would let everything pass. */
    @Test
    void feedsReachWhatTheyAreFor() {
        Map<Decision.Reason, Integer> reasons = new EnumMap<>(Decision.Reason.class);
        Map<Integer, Integer> steps = new HashMap<>();
        RandomFeeds random = new RandomFeeds(new Random(1));
        for (int i = 0; i < 5 * FEEDS; i++) {
            Decision decision = UpdatePolicy.allowingDowngrade().decide(random.feed(), random.context());
            if (decision instanceof UpToDate none) reasons.merge(none.reason(), 1, Integer::sum);
            if (decision instanceof Available update) steps.merge(update.path().size(), 1, Integer::sum);
        }

        assertThat(reasons.keySet()).hasSizeGreaterThanOrEqualTo(11);
        assertThat(steps).containsKeys(1, 2, 3);
    }

    private static void checkForward(Decision decision, ReleaseFeed feed, Context context) {
        Plainly rules = new Plainly(feed, context);
        Version running = context.host().version();
        Set<Version> reachable = rules.reachable();

        if (decision instanceof Available update) {
            checkPath(update, rules, running, reachable);
            checkRefusals(update, context);
            checkImportance(update, feed, context);
        } else if (reachable.isEmpty()) {
            checkReason((UpToDate) decision, rules, running);
        } else {
            assertThat(inShort(decision)).isIn("SKIPPED_BY_USER", "POSTPONED_BY_USER", "FAILED_BEFORE");
            assertThat(context.trigger()).isNotEqualTo(UpdateTrigger.USER);
        }
    }

    private static void checkPath(Available update, Plainly rules, Version running, Set<Version> reachable) {
        Version at = running;
        for (Release step : update.path()) {
            assertThat(rules.isEligible(step)).isTrue();
            assertThat(step.version().isNewerThan(at)).isTrue();
            assertThat(Plainly.accepts(step, at)).isTrue();
            at = step.version();
        }
        assertThat(at).isEqualTo(Collections.max(reachable));
        assertThat(update.path()).hasSize(rules.fewestStepsTo(at));
        assertThat(update.release()).isEqualTo(update.path().get(0));
        assertThat(update.release().artifacts()).contains(update.artifact());
        assertThat(rules.fits(update.artifact())).isTrue();
        assertThat(rules.direct(running))
                .noneMatch(other -> other.version().isNewerThan(update.release().version()));
    }

    private static void checkRefusals(Available update, Context context) {
        if (context.trigger() == UpdateTrigger.USER) return;
        Version version = update.release().version();
        assertThat(context.failing()).doesNotContain(version);
        if (update.importance() == Importance.MANDATORY) return;
        assertThat(context.skipped()).doesNotContain(version);
        assertThat(context.postponed()).doesNotContain(version);
    }

    private static void checkImportance(Available update, ReleaseFeed feed, Context context) {
        Optional<MinimumSupported> unmet = feed.minimumSupported()
                .filter(minimum -> minimum.version().isNewerThan(context.host().version()));
        boolean late = unmet.isPresent()
                && unmet.get().deadline().filter(context.now()::isBefore).isEmpty();
        boolean mandatory = late
                || update.path().stream().anyMatch(Release::isMandatory)
                || new Plainly(feed, context)
                        .forUs().stream()
                                .filter(release -> release.version()
                                                .compareTo(context.host().version())
                                        > 0)
                                .filter(release -> release.version()
                                                .compareTo(update.release().version())
                                        < 0)
                                .anyMatch(Release::isMandatory);
        assertThat(update.importance() == Importance.MANDATORY).isEqualTo(mandatory);
        assertThat(update.deadline())
                .isEqualTo(mandatory ? Optional.empty() : unmet.flatMap(MinimumSupported::deadline));
        if (update.deadline().isPresent()) assertThat(update.importance()).isEqualTo(Importance.CRITICAL);
    }

    private static void checkReason(UpToDate decision, Plainly rules, Version running) {
        boolean newer =
                rules.forUs().stream().anyMatch(release -> release.version().isNewerThan(running));
        switch (decision.reason()) {
            case ON_LATEST, AHEAD_OF_FEED -> assertThat(newer).isFalse();
            case FEED_EMPTY, ONLY_PRE_RELEASES, NOTHING_FOR_PLATFORM ->
                assertThat(rules.forUs()).isEmpty();
            case SKIPPED_BY_USER, POSTPONED_BY_USER, FAILED_BEFORE -> throw new AssertionError(decision);
            default -> assertThat(newer).isTrue();
        }
    }

    private static void checkBothWays(Decision decision, ReleaseFeed feed, Context context) {
        Plainly rules = new Plainly(feed, context);
        Version running = context.host().version();
        if (!rules.reachable().isEmpty()) {
            assertThat(decision).isEqualTo(UpdatePolicy.newestOnChannel().decide(feed, context));
            return;
        }
        TreeSet<Version> older = new TreeSet<>();
        rules.forUs().stream()
                .filter(rules::isEligible)
                .filter(release -> release.version().equals(running) || Plainly.accepts(release, running))
                .map(Release::version)
                .filter(version -> !version.isNewerThan(running))
                .forEach(older::add);
        boolean back = !older.isEmpty() && !older.last().equals(running);
        if (decision instanceof Available update) {
            assertThat(back).isTrue();
            assertThat(update.release().version()).isEqualTo(older.last());
            assertThat(update.path()).containsExactly(update.release());
            assertThat(rules.fits(update.artifact())).isTrue();
            checkRefusals(update, context);
        } else {
            boolean refused = Set.of("SKIPPED_BY_USER", "POSTPONED_BY_USER", "FAILED_BEFORE")
                    .contains(inShort(decision));
            assertThat(refused).isEqualTo(back);
        }
    }
}
