package io.github.clientupdater.decision;

import static io.github.clientupdater.decision.Situation.NOW;
import static io.github.clientupdater.decision.Situation.a;
import static io.github.clientupdater.decision.Situation.release;
import static io.github.clientupdater.decision.Situation.rolledOut;
import static io.github.clientupdater.decision.Situation.running;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.clientupdater.release.Channel;
import io.github.clientupdater.release.Release;
import io.github.clientupdater.release.Rollout;
import io.github.clientupdater.release.Version;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RolloutTest {
    private static final long LAST = (1L << 32) - 1;

    @ParameterizedTest
    @CsvSource({
        "0, 0, false",
        "0, 0x0.0000000000001p-1022, true",
        "4294967295, 100, true",
        "4294967295, 99.99999997, false",
        "2147483648, 50, false",
        "2147483647, 50, true",
        "2147483648, 50.00000001, true",
        "536870912, 12.5, false",
        "536870911, 12.5, true",
        // 1 % of 2^32 is 42949672.96: no whole number lies on the border.
        "42949672, 1, true",
        "42949673, 1, false",
    })
    void bordersAreExact(long bucket, double percent, boolean in) {
        assertThat(new Bucket(bucket).isWithin(new Rollout(percent))).isEqualTo(in);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, LAST / 2, LAST - 1, LAST})
    void zeroIsNobodyAndAHundredIsEverybody(long bucket) {
        assertThat(new Bucket(bucket).isWithin(new Rollout(0))).isFalse();
        assertThat(new Bucket(bucket).isWithin(new Rollout(-0.0))).isFalse();
        assertThat(new Bucket(bucket).isWithin(Rollout.EVERYBODY)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"1.2.0, 1.2, true", "1.2.0, v1.2.0+build.7, true", "1.2.0-rc.1, 1.2.0, false", "1.2.0, 1.2.1, false"})
    void bucketBelongsToTheVersion(String one, String other, boolean same) {
        assertThat(bucket("stable", one).equals(bucket("stable", other))).isEqualTo(same);
    }

    @Test
    void bucketBelongsToTheChannelAndTheInstallation() {
        assertThat(bucket("stable", "1.2.0")).isNotEqualTo(bucket("beta", "1.2.0"));
        assertThat(Bucket.of("x", Channel.STABLE, Version.parse("1.2.0")))
                .isNotEqualTo(Bucket.of("y", Channel.STABLE, Version.parse("1.2.0")));
    }

    @Test
    void whoeverIsInStaysIn_andEachReleaseDrawsAnew() {
        List<String> ids = ids(2000);
        Set<String> ten = included(ids, "2.0.0", 10);
        Set<String> twenty = included(ids, "2.0.0", 20);
        Set<String> next = included(ids, "2.0.1", 10);
        Set<String> both = new HashSet<>(ten);
        both.retainAll(next);

        assertThat(twenty).containsAll(ten);
        assertThat((double) ten.size()).isCloseTo(200, within(50.0));
        assertThat((double) twenty.size()).isCloseTo(400, within(70.0));
        assertThat(both.size()).isLessThan(60); // A tenth of a tenth, not the same tenth.
        assertThat(included(ids, "2.0.0", 10)).isEqualTo(ten);
    }

    @Test
    void thoseOutsideGetTheNewestThatIncludesThem() {
        Situation situation = running("1.0.0").published(rolledOut("3.0.0", 0), release("2.0.0"), release("1.5.0"));

        assertThat(situation.answer()).isEqualTo("2.0.0");
    }

    @ParameterizedTest
    @CsvSource({"1.0.0, NOT_IN_ROLLOUT", "2.0.0, NOT_IN_ROLLOUT", "3.0.0, ON_LATEST", "3.0.1, AHEAD_OF_FEED"})
    void thoseOutsideAreToldSo(String running, String expected) {
        assertThat(running(running)
                        .published(rolledOut("3.0.0", 0), release("1.0.0"))
                        .answer())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "USER")
    void onlyAPersonDoesNotWait(UpdateTrigger trigger) {
        Situation situation = running("1.0.0").published(rolledOut("2.0.0", 0));

        assertThat(situation.asked(trigger).answer()).isEqualTo("NOT_IN_ROLLOUT");
        assertThat(situation.asked(UpdateTrigger.USER).answer()).isEqualTo("2.0.0");
    }

    @Test
    void mandatoryDoesNotWait() {
        Release mandatory = a("2.0.0").rollout(new Rollout(0)).mandatory(true).build();
        Release critical = a("2.0.0").rollout(new Rollout(0)).critical(true).build();

        assertThat(running("1.0.0").published(mandatory).answer()).isEqualTo("2.0.0");
        assertThat(running("1.0.0").published(critical).answer()).isEqualTo("NOT_IN_ROLLOUT");
    }

    @Test
    void whoIsNoLongerSupportedDoesNotWait() {
        Situation situation = running("1.0.0").published(rolledOut("2.0.0", 0));

        assertThat(situation.supporting("1.0.1", null).answer()).isEqualTo("2.0.0");
        assertThat(situation.supporting("1.0.1", NOW).answer()).isEqualTo("2.0.0");
        assertThat(situation.supporting("1.0.1", NOW.plusNanos(1)).answer()).isEqualTo("NOT_IN_ROLLOUT");
        assertThat(situation.supporting("1.0.0", null).answer()).isEqualTo("NOT_IN_ROLLOUT");
    }

    @Test
    void turnIsThatOfTheInstallation() {
        List<String> ids = ids(200);
        Release half = rolledOut("2.0.0", 50);

        for (String id : ids) {
            boolean in = bucketOf(id, "2.0.0").isWithin(new Rollout(50));
            assertThat(running("1.0.0").by(id).published(half).answer()).isEqualTo(in ? "2.0.0" : "NOT_IN_ROLLOUT");
        }
    }

    private static Set<String> included(List<String> ids, String version, double percent) {
        Set<String> included = new HashSet<>(ids);
        included.removeIf(id -> !bucketOf(id, version).isWithin(new Rollout(percent)));
        return included;
    }

    private static Bucket bucketOf(String id, String version) {
        return Bucket.of(id, Channel.STABLE, Version.parse(version));
    }

    private static Bucket bucket(String channel, String version) {
        return Bucket.of(Situation.ID, new Channel(channel), Version.parse(version));
    }

    /** Always the same ones: a test that fails now and then helps nobody. */
    private static List<String> ids(int count) {
        Random random = new Random(1);
        return Stream.generate(() -> new UUID(random.nextLong(), random.nextLong()).toString())
                .limit(count)
                .toList();
    }
}
