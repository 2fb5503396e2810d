package io.github.clientupdater;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clientupdater.release.Version;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PostponementsTest {
    private static final Version TWO = Version.parse("2.0.0");
    private static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");

    /** The last two are those of a clock that was set back. */
    @ParameterizedTest
    @CsvSource({
        "2026-05-01T12:00:00Z, true",
        "2026-05-02T11:59:59.999999999Z, true",
        "2026-05-02T12:00:00Z, false",
        "2027-05-01T12:00:00Z, false",
        "2026-04-30T12:00:00Z, true",
        "2026-04-30T11:59:59.999999999Z, false",
    })
    void countsForADay(Instant now, boolean postponed) {
        assertThat(new Postponements(Map.of(TWO, NOON)).at(now).contains(TWO)).isEqualTo(postponed);
    }

    @Test
    void everythingComesBack() {
        Version candidate = Version.parse("3.0.0-rc.1+b5");
        Postponements postponed = new Postponements(Map.of(TWO, NOON, candidate, NOON.plusNanos(1)));

        assertThat(postponed.toText())
                .isEqualTo("2.0.0 2026-05-01T12:00:00Z\n3.0.0-rc.1+b5 2026-05-01T12:00:00.000000001Z\n");
        assertThat(Postponements.parse(postponed.toText())).isEqualTo(postponed);
    }

    @Test
    void whatIsOverIsForgotten_andWhatIsSaidAgainCountsFromThen() {
        Postponements known = new Postponements(Map.of(Version.parse("1.0.0"), NOON.minusSeconds(90_000), TWO, NOON));

        assertThat(known.with(TWO, NOON.plusSeconds(1)).said()).containsExactly(Map.entry(TWO, NOON.plusSeconds(1)));
        assertThat(known.with(Version.parse("3.0.0"), NOON).at(NOON))
                .containsExactlyInAnyOrder(TWO, Version.parse("3.0.0"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n\n",
                "2.0.0",
                "2.0.0 ",
                "2.0.0 noon",
                "x 2026-05-01T12:00:00Z",
                " 2026-05-01T12:00:00Z",
                "2.0.0 2026-13-01T12:00:00Z",
                "2.0.0 +1000000000-12-31T23:59:59.999999999Z",
                "2.0.0 -1000000000-01-01T00:00:00Z",
                "2.0.0  2026-05-01T12:00:00Z"
            })
    void damagedLineIsAsGoodAsNone(String line) {
        String text = line + "\n3.0.0 2026-05-01T12:00:00Z\n";

        assertThat(Postponements.parse(text).at(NOON)).containsExactly(Version.parse("3.0.0"));
    }
}
