package io.github.clientupdater.download;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clientupdater.download.Crew.Advice;
import io.github.clientupdater.download.DownloadOptions.Connections;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How many connections, by a clock that is told. */
class CrewTest {
    private static final long SECOND = Duration.ofSeconds(1).toNanos();
    private static final long MEGABYTE = 1024 * 1024;
    private static final long MUCH = 1000 * MEGABYTE;

    private final Crew crew = new Crew(Connections.MEASURED);

    private Advice at(double seconds, int running, double megabytes) {
        return crew.advise(running, (long) (megabytes * MEGABYTE), MUCH, (long) (seconds * SECOND));
    }

    @Test
    void oneStaysOne() {
        Crew alone = new Crew(Connections.ONE);

        assertThat(alone.advise(1, 0, MUCH, 0)).isEqualTo(Advice.STAY);
        assertThat(alone.advise(1, MEGABYTE, MUCH, 60 * SECOND)).isEqualTo(Advice.STAY);
    }

    @Test
    void askedForNumberIsReachedAtOnce_andNotExceeded() {
        Crew four = new Crew(new Connections(4, false));

        for (int running = 1; running < 4; running++) {
            assertThat(four.advise(running, 0, MUCH, 0)).isEqualTo(Advice.ADD);
        }
        assertThat(four.advise(4, 0, MUCH, 0)).isEqualTo(Advice.STAY);
    }

    @Test
    void closedCrewNeverGrows() {
        Crew four = new Crew(new Connections(4, false));
        four.close();

        assertThat(four.advise(1, 0, MUCH, 0)).isEqualTo(Advice.STAY);
    }

    @Test
    void measuringTakesThreeSecondsBeforeTheFirstTrial() {
        assertThat(at(0, 1, 0)).isEqualTo(Advice.STAY);
        assertThat(at(2.9, 1, 2.9)).isEqualTo(Advice.STAY);
        assertThat(at(3, 1, 3)).isEqualTo(Advice.ADD);
    }

    @Test
    void gainOfAFifthKeepsTheSecondAndTriesAThird() {
        at(0, 1, 0);
        at(3, 1, 3);

        assertThat(at(4.9, 2, 6)).isEqualTo(Advice.STAY);
        assertThat(at(5, 2, 3 + 2 * 1.21)).isEqualTo(Advice.ADD);
    }

    @Test
    void lessGainDropsTheTrialAndEndsTheMeasuring() {
        at(0, 1, 0);
        at(3, 1, 3);

        assertThat(at(5, 2, 3 + 2 * 1.19)).isEqualTo(Advice.DROP_ONE);
        assertThat(at(60, 1, 60)).isEqualTo(Advice.STAY);
    }

    @Test
    void trialsEndAtFour() {
        at(0, 1, 0);
        at(3, 1, 3);
        assertThat(at(5, 2, 7)).isEqualTo(Advice.ADD);
        assertThat(at(7, 3, 15)).isEqualTo(Advice.ADD);
        assertThat(at(9, 4, 31)).isEqualTo(Advice.STAY);
        assertThat(at(60, 4, 400)).isEqualTo(Advice.STAY);
    }

    @Test
    void littleThatIsMissingIsNotWorthIt() {
        assertThat(crew.advise(1, 0, MUCH, 0)).isEqualTo(Advice.STAY);
        assertThat(crew.advise(1, 3 * MEGABYTE, 4 * Crew.LEAST - 1, 3 * SECOND)).isEqualTo(Advice.STAY);
    }

    @Test
    void tenSecondsThatAreLeftAreNotWorthIt() {
        at(0, 1, 0);

        assertThat(crew.advise(1, 30 * MEGABYTE, 99 * MEGABYTE, 3 * SECOND)).isEqualTo(Advice.STAY);
        assertThat(crew.advise(1, 60 * MEGABYTE, 101 * MEGABYTE, 6 * SECOND)).isEqualTo(Advice.ADD);
    }

    @Test
    void standstillDoesNotCountAsGain() {
        at(0, 1, 0);
        assertThat(at(3, 1, 0)).isEqualTo(Advice.ADD); // Nothing comes: another one may help.

        assertThat(at(5, 2, 0)).isEqualTo(Advice.DROP_ONE);
    }
}
