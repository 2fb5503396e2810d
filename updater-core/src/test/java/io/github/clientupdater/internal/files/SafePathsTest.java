package io.github.clientupdater.internal.files;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafePathsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"a", "lib/app.jar", "é/漢.txt", "a b/c (1)$X.class", ".hidden", "a..b", "connect", "nully/com10"})
    void plainNamesAreSafe(String path) {
        assertThat(SafePaths.isSafe(path)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                ".",
                "..",
                "../x",
                "x/..",
                "x/../y",
                "/x",
                "x/",
                "x//y",
                "\\x",
                "x\\y",
                "C:x",
                "C:/x",
                "//srv/x",
                "\\\\?\\x",
                "x:ads",
                "x.",
                "x ",
                "x./y",
                "CON",
                "con.txt",
                "Nul",
                "aux.c",
                "COM1",
                "lpt9.x",
                "com\u00b9",
                "conin$",
                "a\u0000",
                "a\tb",
                "a\u200bb",
                "a\u202eb",
                "a*",
                "a?",
                "a\"",
                "a<",
                "a|"
            })
    void whatIsSpecialSomewhereIsRefusedEverywhere(String path) {
        assertThat(SafePaths.isSafe(path)).isFalse();
    }

    @Test
    void lengthIsBounded() {
        assertThat(SafePaths.isSafe("x".repeat(200))).isTrue();
        assertThat(SafePaths.isSafe("x".repeat(201))).isFalse();
        assertThat(SafePaths.isSafe("x/".repeat(300) + "x")).isFalse();
    }

    @Test
    void sameFileOnSomeSystemHasTheSameKey() {
        assertThat(SafePaths.collisionKey("App.jar")).isEqualTo(SafePaths.collisionKey("aPP.JAR"));
        assertThat(SafePaths.collisionKey("e\u0301")).isEqualTo(SafePaths.collisionKey("\u00e9"));
        assertThat(SafePaths.collisionKey("\u212a")).isEqualTo(SafePaths.collisionKey("k"));
        assertThat(SafePaths.collisionKey("a")).isNotEqualTo(SafePaths.collisionKey("b"));
    }

    @Test
    void messageNeverHoldsControlCharacters() {
        assertThat(SafePaths.printable("a\u001b[2K\n\u202eb")).isEqualTo("a?[2K??b");
        assertThat(SafePaths.printable("x".repeat(500))).hasSizeLessThan(130);
    }
}
