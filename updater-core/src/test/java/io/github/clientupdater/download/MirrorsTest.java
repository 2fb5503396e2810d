package io.github.clientupdater.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clientupdater.download.Mirror.Asking;
import io.github.clientupdater.source.DownloadLocation;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Who is asked next. */
class MirrorsTest {
    private static final long NOW = -50;
    private static final long LONG = 1_000_000;

    private final Mirrors mirrors = new Mirrors(List.of(location("a"), location("b"), location("c")));

    private static DownloadLocation location(String host) {
        return DownloadLocation.of(URI.create("https://" + host + ".example/app.zip"));
    }

    private Mirror next() {
        return mirrors.next(NOW).orElseThrow();
    }

    private Optional<String> nextHost() {
        return mirrors.next(NOW).map(mirror -> mirror.location().uri().getHost().substring(0, 1));
    }

    @Test
    void firstIsPreferred_andStaysSo() {
        assertThat(nextHost()).contains("a");
        assertThat(nextHost()).contains("a");
    }

    @Test
    void eachIsAskedOnceBeforeAnybodyWaits() {
        next().failed(false);
        assertThat(nextHost()).contains("b");
        next().failed(false);
        assertThat(nextHost()).contains("c");
        next().failed(false);
        assertThat(nextHost()).isEmpty();

        mirrors.startRound();
        assertThat(nextHost()).contains("a");
    }

    @Test
    void oneThatOnlyFailedIsLeftAloneWhileOthersDeliver() {
        next().failed(false);
        next().failed(true);
        mirrors.startRound();

        assertThat(nextHost()).contains("b");
    }

    @Test
    void oneThatNoLongerDeliversGivesWay() {
        next().failed(true);
        mirrors.startRound();
        assertThat(nextHost()).contains("a");
        next().failed(false);
        mirrors.startRound();

        assertThat(nextHost()).contains("b");
    }

    @Test
    void whereAllAreBadAllAreAskedAgain() {
        for (int i = 0; i < 3; i++) next().failed(false);
        mirrors.startRound();

        assertThat(nextHost()).contains("a");
    }

    @Test
    void rejectedIsNeverAskedAgain() {
        next().reject();
        mirrors.startRound();
        assertThat(nextHost()).contains("b");
        next().reject();
        assertThat(mirrors.isExhausted()).isFalse();
        next().reject();

        assertThat(nextHost()).isEmpty();
        assertThat(mirrors.isExhausted()).isTrue();
    }

    @Test
    void delayedIsPassedOver() {
        Mirror first = next();
        first.failed(false);
        first.delayUntil(NOW + LONG);
        mirrors.startRound();

        assertThat(nextHost()).contains("b");
        assertThat(mirrors.delay(NOW)).isZero();
    }

    @Test
    void shortestWishOfAllIsWaitedFor() {
        next().delayUntil(NOW + 3 * LONG);
        next().delayUntil(NOW + LONG);
        next().delayUntil(NOW + 2 * LONG);

        assertThat(nextHost()).isEmpty();
        assertThat(mirrors.delay(NOW)).isEqualTo(LONG);
        assertThat(mirrors.next(NOW + LONG)).isPresent();
    }

    @Test
    void questionsBecomeSimplerAndEnd() {
        Mirror mirror = next();

        assertThat(mirror.asking()).isEqualTo(Asking.IF_UNCHANGED);
        assertThat(mirror.askMoreSimply()).isTrue();
        assertThat(mirror.asking()).isEqualTo(Asking.REST);
        assertThat(mirror.askMoreSimply()).isTrue();
        assertThat(mirror.asking()).isEqualTo(Asking.WHOLE);
        assertThat(mirror.askMoreSimply()).isFalse();
    }

    @Test
    void noLocationIsAMistake() {
        assertThatThrownBy(() -> new Mirrors(List.of())).isInstanceOf(IllegalArgumentException.class);
    }
}
