package io.github.clientupdater;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** A speed by a clock that is told. */
class SmoothedSpeedTest {
    private static final long SECOND = 1_000_000_000L;

    private final SmoothedSpeed speed = new SmoothedSpeed();

    private void add(double seconds, long done) {
        speed.add(done, (long) (seconds * SECOND) - 100 * SECOND);
    }

    @Test
    void firstSecondTellsNothing() {
        assertThat(speed.perSecond()).isEmpty();
        add(0, 0);
        add(0.5, 1000);
        assertThat(speed.perSecond()).isEmpty();
        add(0.99, 2000);
        assertThat(speed.perSecond()).isEmpty();

        add(1, 2000);
        assertThat(speed.perSecond()).isPresent();
    }

    @Test
    void steadyFlowIsToldAsItIs_fromTheBeginning() {
        for (int tenth = 0; tenth <= 100; tenth++) {
            add(tenth / 10.0, tenth * 1000L);
            if (tenth >= 10) assertThat(speed.perSecond().getAsLong()).isCloseTo(10_000, within(2L));
        }
    }

    @Test
    void bytesOfAnEarlierRunAreNotCounted() {
        add(0, 1_000_000);
        add(1, 1_000_500);

        assertThat(speed.perSecond()).hasValue(500);
    }

    @Test
    void changeIsFollowedWithinSeconds_andWithoutAJump() {
        for (int second = 0; second <= 20; second++) add(second, second * 1000L);
        long before = speed.perSecond().getAsLong();
        add(21, 20_000 + 11_000);
        long after = speed.perSecond().getAsLong();
        for (int second = 22; second <= 40; second++) add(second, 20_000 + (second - 20) * 11_000L);

        assertThat(before).isCloseTo(1000, within(2L));
        assertThat(after).isBetween(2000L, 5000L);
        assertThat(speed.perSecond().getAsLong()).isBetween(10_800L, 11_000L);
    }

    @Test
    void standstillGoesDownToNothing() {
        for (int second = 0; second <= 10; second++) add(second, second * 1000L);
        long last = speed.perSecond().getAsLong();
        for (int second = 11; second <= 60; second++) {
            add(second, 10_000);
            assertThat(speed.perSecond().getAsLong()).isLessThanOrEqualTo(last);
            last = speed.perSecond().getAsLong();
        }

        assertThat(last).isZero();
    }

    @Test
    void sameInstantTwiceChangesNothing() {
        add(0, 0);
        add(2, 2000);
        add(2, 2000);

        assertThat(speed.perSecond()).hasValue(1000);
    }
}
