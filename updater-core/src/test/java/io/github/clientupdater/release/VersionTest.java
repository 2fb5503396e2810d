package io.github.clientupdater.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VersionTest {
    /** Clause 11 of semver.org 2.0.0, its neighbours, and numbers beyond 32 and 64 bits. */
    private static final List<String> ASCENDING = List.of(
            "0.0.0",
            "0.9.9",
            "1.0.0-0",
            "1.0.0-1",
            "1.0.0-99999999999999999999",
            "1.0.0-99999999999999999999.1",
            "1.0.0-100000000000000000000",
            "1.0.0--",
            "1.0.0---",
            "1.0.0--1",
            "1.0.0-1a",
            "1.0.0-A",
            "1.0.0-alpha",
            "1.0.0-alpha.1",
            "1.0.0-alpha.beta",
            "1.0.0-beta",
            "1.0.0-beta.2",
            "1.0.0-beta.11",
            "1.0.0-rc.1",
            "1.0.0",
            "1.0.1",
            "1.2.0",
            "1.10.0",
            "2.0.0",
            "2147483647.0.0",
            "2147483648.0.0",
            "99999999999999999999999.999999999999999999.99999999999999999");

    @Test
    void orderIsPrecedence() {
        for (int i = 0; i < ASCENDING.size(); i++) {
            for (int j = 0; j < ASCENDING.size(); j++) {
                int order = Version.parse(ASCENDING.get(i)).compareTo(Version.parse(ASCENDING.get(j)));
                assertThat(Integer.signum(order))
                        .as("%s against %s", ASCENDING.get(i), ASCENDING.get(j))
                        .isEqualTo(Integer.compare(i, j));
            }
        }
    }

    @Test
    void anyShuffleSortsBack() {
        List<Version> versions =
                new ArrayList<>(ASCENDING.stream().map(Version::parse).toList());
        Collections.shuffle(versions, new Random(20_261_121));

        Collections.sort(versions);

        assertThat(versions).map(Version::toString).isEqualTo(ASCENDING);
    }

    @Test
    void buildMetadataPlaysNoPart() {
        Version plain = Version.parse("1.0.0-beta");
        Version built = Version.parse("1.0.0-beta+exp.sha.5114f85");

        assertThat(built).isEqualByComparingTo(plain).isEqualTo(plain).hasSameHashCodeAs(plain);
        assertThat(built).hasToString("1.0.0-beta+exp.sha.5114f85");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.4",
                "10.20.30",
                "1.1.2-prerelease+meta",
                "1.1.2+meta-valid",
                "1.0.0-alpha0.valid",
                "1.0.0-alpha.0valid",
                "1.0.0-alpha-a.b-c-somethinglong+build.1-aef.1-its-okay",
                "1.2.3-SNAPSHOT-123",
                "1.2.3----RC-SNAPSHOT.12.9.1--.12+788",
                "1.0.0+0.build.1-rc.10000aaa-kk-0.1",
                "1.0.0-0A.is.legal"
            })
    void acceptsWhatTheGrammarAllows(String text) {
        assertThat(Version.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "1",
                "1.2.3.4",
                "1.2.3-",
                "1.2.3+",
                "1.2.3-01",
                "01.2.3",
                "1.02.3",
                "1.2.03",
                "1.2.3-a..b",
                "1.2.3-a_b",
                "1.2.3+a+b",
                " 1.2.3",
                "1.2.3 ",
                "1.2.3\n",
                "-1.2.3",
                "1.2-SNAPSHOT",
                "vv1.2.3",
                "V1.2.3",
                "latest",
                "1.2.x",
                "1,2,3",
                "1.2.3-\u00e9",
                "1.2.3\u0000",
                "v",
                "v1"
            })
    void refusesEverythingElse(String text) {
        assertThatThrownBy(() -> Version.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void leadingVIsAccepted() {
        assertThat(Version.parse("v1.2.3")).isEqualTo(Version.parse("1.2.3")).hasToString("1.2.3");
    }

    @Test
    void twoPartsMeanPatchZero() {
        assertThat(Version.parse("1.2")).isEqualTo(Version.parse("1.2.0")).hasToString("1.2");
        assertThat(Version.parse("v1.2")).isEqualTo(Version.parse("1.2.0"));
    }

    @Test
    void endlessVersionIsRefusedQuickly() {
        assertThatThrownBy(() -> Version.parse("1.2.3-" + "a.".repeat(100_000) + "!"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("longer than");
    }

    @Test
    void messageHoldsNoControlCharacters() {
        assertThatThrownBy(() -> Version.parse("1.0\u001b[2K\n")).hasMessage("not a semantic version: \"1.0?[2K?\"");
    }

    @Test
    void preReleaseIsKnown() {
        assertThat(Version.parse("1.0.0-rc.1").isPreRelease()).isTrue();
        assertThat(Version.parse("1.0.0+build-1").isPreRelease()).isFalse();
    }
}
