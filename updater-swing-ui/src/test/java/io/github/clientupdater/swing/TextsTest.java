package io.github.clientupdater.swing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clientupdater.host.InstallKind;
import io.github.clientupdater.task.UpdateException.Code;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextsTest {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\d");

    private final Locale before = Locale.getDefault();

    @AfterEach
    void restoreTheLocale() {
        Locale.setDefault(before);
    }

    @Test
    void frenchHasTheKeysAndPlaceholdersOfEnglish() throws IOException {
        Properties english = properties("messages.properties");
        Properties french = properties("messages_fr.properties");

        assertThat(french.keySet()).isEqualTo(english.keySet());
        for (String key : english.stringPropertyNames()) {
            assertThat(placeholders(french.getProperty(key))).as(key).isEqualTo(placeholders(english.getProperty(key)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"messages.properties", "messages_fr.properties"})
    void noTextHasAnApostropheThatMessageFormatEats(String file) throws IOException {
        assertThat(properties(file).values()).noneMatch(text -> text.toString().contains("'"));
    }

    @ParameterizedTest
    @CsvSource({"fr, en, The update wasn’t installed", "en, fr, La mise à jour n’a pas été installée"})
    void theLocaleAskedForWinsOverTheDefault(String defaultLocale, String locale, String expected) {
        Locale.setDefault(Locale.forLanguageTag(defaultLocale));

        assertThat(Texts.of(Locale.forLanguageTag(locale)).text("fail.h")).isEqualTo(expected);
    }

    @Test
    void aLanguageWithoutTextsReadsEnglish() {
        Locale.setDefault(Locale.GERMAN);

        assertThat(Texts.of(Locale.GERMAN).text("fail.h")).isEqualTo("The update wasn’t installed");
    }

    @Test
    void ampersandsMarkTheMnemonicOnlyInTexts() {
        Texts texts = Texts.of(Locale.ENGLISH);

        assertThat(texts.label("btn.quit", "R&D")).isEqualTo(new Label("Quit R&D", 0));
        assertThat(texts.label("btn.later")).isEqualTo(new Label("Remind me later", 10));
        assertThat(texts.label("btn.close")).isEqualTo(new Label("Close", -1));
    }

    @Test
    void bracesInANameAreNotPlaceholders() {
        assertThat(Texts.of(Locale.ENGLISH).text("title", "{0} {x '")).isEqualTo("{0} {x ' – Software Update");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0 B, 0 o",
        "999, 999 B, 999 o",
        "1000, 1 kB, 1 ko",
        "1500, '1.5 kB', '1,5 ko'",
        "9949, '9.9 kB', '9,9 ko'",
        "9950, 10 kB, 10 ko",
        "999499, 999 kB, 999 ko",
        "999500, 1 MB, 1 Mo",
        "48000000, 48 MB, 48 Mo",
        "1500000000, '1.5 GB', '1,5 Go'"
    })
    void sizesAreWrittenAsPeopleReadThem(long bytes, String english, String french) {
        assertThat(Texts.of(Locale.ENGLISH).size(bytes)).isEqualTo(english.replace(' ', '\u00a0'));
        assertThat(Texts.of(Locale.FRENCH).size(bytes)).isEqualTo(french.replace(' ', '\u00a0'));
    }

    @Test
    void daysAreCalledAsPeopleCallThem() {
        Instant noon = Instant.parse("2026-05-15T12:00:00Z");

        assertThat(Texts.of(Locale.US).day(noon)).matches("May 1[56], 2026");
        assertThat(Texts.of(Locale.FRANCE).day(noon)).matches("1[56] mai 2026");
    }

    @ParameterizedTest
    @EnumSource
    void everyFailureHasItsTexts(Code code) throws IOException {
        Properties english = properties("messages.properties");

        assertThat(english).containsKeys(FailureTexts.headerOf(code), FailureTexts.stateAfter(code));
        assertThat(FailureTexts.causeOf(code)).matches(key -> key.isEmpty() || english.containsKey(key));
    }

    @ParameterizedTest
    @EnumSource
    void everyKindThatMustNotUpdateItselfHasItsText(InstallKind kind) throws IOException {
        if (kind.mayUpdateItself()) return;

        assertThat(properties("messages.properties")).containsKey(GuidanceTexts.bodyOf(Fixture.guidance(kind)));
    }

    private static TreeSet<String> placeholders(String text) {
        List<String> found =
                PLACEHOLDER.matcher(text).results().map(MatchResult::group).toList();
        return new TreeSet<>(found);
    }

    private static Properties properties(String file) throws IOException {
        Properties properties = new Properties();
        try (InputStream in = Texts.class.getResourceAsStream(file)) {
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
        return properties;
    }
}
