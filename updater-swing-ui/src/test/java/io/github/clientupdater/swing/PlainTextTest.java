package io.github.clientupdater.swing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clientupdater.decision.VersionNotes;
import io.github.clientupdater.release.Notes.Markup;
import io.github.clientupdater.release.Version;
import java.util.Collections;
import java.util.List;
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
        assertThat(PlainText.notes(List.of(text))).isEqualTo("• exegnp");
    }

    @Test
    void visibleCharactersAreKept() {
        String text = "Ünï\tcödé 漢字 🚀\n<b>&amp;</b>";

        assertThat(PlainText.notes(List.of(text))).isEqualTo("• " + text);
    }

    @Test
    void aLineIsOneShortLine() {
        assertThat(PlainText.line("  Acme \n\n Notes\t2 ")).isEqualTo("Acme Notes 2");
        assertThat(PlainText.line("x".repeat(80))).hasSize(80);
        assertThat(PlainText.line("x".repeat(81))).isEqualTo("x".repeat(80) + "…");
    }

    @Test
    void eachNoteIsAPoint() {
        assertThat(PlainText.notes(List.of("Faster", "Safer"))).isEqualTo("• Faster\n• Safer");
        assertThat(PlainText.notes(List.of())).isEmpty();
    }

    @Test
    void newsStandUnderTheirVersionsWhereThereAreSeveral() {
        VersionNotes two = notes("2.0.0", "Faster", "Safer");
        VersionNotes one = notes("1.5.0", "Prints");

        assertThat(PlainText.news(List.of())).isEmpty();
        assertThat(PlainText.news(List.of(two))).isEqualTo("• Faster\n• Safer");
        assertThat(PlainText.news(List.of(two, one))).isEqualTo("2.0.0\n• Faster\n• Safer\n\n1.5.0\n• Prints");
        assertThat(PlainText.news(Collections.nCopies(1000, notes("1.0.0", "x".repeat(1000)))))
                .hasSize(64 * 1024 + 1);
        assertThat(PlainText.news(Collections.nCopies(1000, one))).hasLineCount(2000);
    }

    private static VersionNotes notes(String version, String... points) {
        return new VersionNotes(Version.parse(version), Markup.PLAIN, List.of(points));
    }

    @Test
    void notesEndAtTheLimitOfCharacters() {
        int room = 64 * 1024 - "• ".length();

        assertThat(PlainText.notes(List.of("x".repeat(room))))
                .hasSize(64 * 1024)
                .doesNotEndWith("…");
        assertThat(PlainText.notes(List.of("x".repeat(room + 1))))
                .hasSize(64 * 1024 + 1)
                .endsWith("x…");
        assertThat(PlainText.notes(Collections.nCopies(100_000, "x".repeat(1000))))
                .hasSize(64 * 1024 + 1);
    }

    @Test
    void notesEndAtTheLimitOfLines() {
        assertThat(PlainText.notes(Collections.nCopies(2000, "x")))
                .hasLineCount(2000)
                .doesNotEndWith("…");
        assertThat(PlainText.notes(Collections.nCopies(2001, "x")))
                .hasLineCount(2000)
                .endsWith("x…");
    }

    @Test
    void aPairOfSurrogatesIsNotCutInTwo() {
        assertThat(PlainText.limited("ab🚀", 3, 1)).isEqualTo("ab…");
        assertThat(PlainText.limited("ab🚀", 4, 1)).isEqualTo("ab🚀");
    }
}
