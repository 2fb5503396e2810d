package io.github.clientupdater.swing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTextTest {
    @ParameterizedTest
    @ValueSource(
            ints = {
                0x00, 0x07, 0x0d, 0x1b, 0x7f, 0x85, 0xad, 0x61c, 0x200b, 0x200d, 0x200e, 0x200f, 0x2028, 0x2029, 0x202a,
                0x202e, 0x2060, 0x2066, 0x2069, 0xd800, 0xfeff, 0xe0001
            })
    void invisibleCharactersAreDropped(int character) {
        String text = "exe" + Character.toString(character) + "gnp";

        assertThat(PlainText.line(text).replace(" ", "")).isEqualTo("exegnp");
        assertThat(PlainText.limited(text, 100, 9)).isEqualTo("exegnp");
    }

    @Test
    void visibleCharactersAreKept() {
        String text = "Ünï\tcödé 漢字 🚀\n<b>&amp;</b>";

        assertThat(PlainText.limited(text, 100, 9)).isEqualTo(text);
    }

    @Test
    void aLineIsOneShortLine() {
        assertThat(PlainText.line("  Acme \n\n Notes\t2 ")).isEqualTo("Acme Notes 2");
        assertThat(PlainText.line("x".repeat(80))).hasSize(80);
        assertThat(PlainText.line("x".repeat(81))).isEqualTo("x".repeat(80) + "…");
    }

    @Test
    void aSentenceIsAFewLines() {
        assertThat(PlainText.sentence(" a\nb ")).isEqualTo("a\nb");
        assertThat(PlainText.sentence("x\n".repeat(10) + "y")).isEqualTo("x\nx\nx\nx\nx…");
    }

    @Test
    void textEndsAtTheLimits() {
        assertThat(PlainText.limited("xxx", 3, 1)).isEqualTo("xxx");
        assertThat(PlainText.limited("xxxx", 3, 1)).isEqualTo("xxx…");
        assertThat(PlainText.limited("x\nx", 9, 2)).isEqualTo("x\nx");
        assertThat(PlainText.limited("x\nx\nx", 9, 2)).isEqualTo("x\nx…");
    }

    @Test
    void aPairOfSurrogatesIsNotCutInTwo() {
        assertThat(PlainText.limited("ab🚀", 3, 1)).isEqualTo("ab…");
        assertThat(PlainText.limited("ab🚀", 4, 1)).isEqualTo("ab🚀");
    }
}
