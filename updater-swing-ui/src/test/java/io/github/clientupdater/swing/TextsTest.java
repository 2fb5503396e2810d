package io.github.clientupdater.swing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clientupdater.decision.Decision;
import io.github.clientupdater.host.InstallKind;
import io.github.clientupdater.task.UpdateException.Code;
import io.github.clientupdater.user.session.SessionState;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.ListResourceBundle;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.ResourceBundle;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
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

    /** The list of docs/codes.md, each in words of its own in each language. */
    @ParameterizedTest
    @ValueSource(strings = {"messages.properties", "messages_fr.properties"})
    void everyFailureHasItsTexts(String file) throws IOException {
        Properties texts = properties(file);

        for (Code code : Code.values()) {
            SessionState.Failed wanted = States.failed(code, true, false, false);
            SessionState.Failed unknown = States.failed(code, false, false, false);
            assertThat(texts).containsKeys(FailureTexts.headerOf(wanted), FailureTexts.causeOf(code));
            assertThat(texts).containsKeys(FailureTexts.headerOf(unknown));
            assertThat(texts.getProperty(FailureTexts.causeOf(code)))
                    .as("no version is known then: " + code)
                    .doesNotContain("{1}");
        }
        assertThat(texts.stringPropertyNames())
                .filteredOn(key -> key.startsWith("code."))
                .hasSize(Code.values().length);
    }

    @ParameterizedTest
    @EnumSource
    void everyReasonHasItsTexts(Decision.Reason reason) throws IOException {
        assertThat(properties("messages.properties"))
                .containsKeys(UpToDateTexts.headerOf(reason), UpToDateTexts.bodyOf(reason));
    }

    /** Also where a language has letters that are not on the keyboard: a mnemonic is a letter of the text. */
    @Test
    void frenchHasAMnemonicWhereEnglishHasOne() throws IOException {
        Properties english = properties("messages.properties");
        Properties french = properties("messages_fr.properties");

        for (String key : english.stringPropertyNames()) {
            boolean marked = english.getProperty(key).contains("&");
            assertThat(french.getProperty(key).contains("&")).as(key).isEqualTo(marked);
        }
        assertThat(french.values()).allMatch(text -> text.toString().matches("[^&]*(&\\p{L}[^&]*)?"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"messages.properties", "messages_fr.properties"})
    void noTextBlamesOrBegs(String file) throws IOException {
        assertThat(properties(file).values())
                .noneMatch(
                        text -> text.toString()
                                .toLowerCase(Locale.ROOT)
                                .matches(
                                        ".*\\b(error|failed|invalid|please|erreur|invalide|échec|échoué|s’il vous plaît)\\b.*"));
    }

    /** "de Acme" would have to be "d’Acme", and "le Acme" nobody can know. */
    @Test
    void frenchHasNoArticleBeforeAName() throws IOException {
        assertThat(properties("messages_fr.properties").values())
                .noneMatch(text -> text.toString().matches(".*\\b(de|du|le|la|les|que|si) \\{0}.*"));
    }

    /** U+00A0 before a colon and inside quotation marks, U+202F before the other double signs. */
    @Test
    void frenchHasItsSpaces() throws IOException {
        assertThat(properties("messages_fr.properties").values())
                .noneMatch(text -> text.toString().matches(".*([^\u00a0]:|[^\u202f][;!?]|«[^\u00a0]|[^\u00a0]»).*"));
    }

    @Test
    void everyTextIsUsed() throws IOException {
        String source = sources();

        for (String key : properties("messages.properties").stringPropertyNames()) {
            boolean derived = key.startsWith("code.") || key.matches("(ready|hand|onquit)\\.[hb]");
            assertThat(derived || source.contains('"' + key + '"')).as(key).isTrue();
        }
    }

    private static String sources() throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.walk(Path.of("src", "main", "java"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) all.append(Files.readString(file));
        }
        return all.toString();
    }

    @Test
    void anApplicationsOwnTextsComeFirstKeyByKey() {
        ResourceBundle own = bundle(Map.of("fail.h", "Schade", "avail.h", "{0} {1} ist da"));
        Texts texts = Texts.of(Locale.GERMAN, own);

        assertThat(texts.text("fail.h")).isEqualTo("Schade");
        assertThat(texts.text("avail.h", "Acme", "2.0.0")).isEqualTo("Acme 2.0.0 ist da");
        assertThat(texts.text("hand.h")).isEqualTo("Installing…");
    }

    @Test
    void aSlipInThemIsNoReasonToShowNothing() {
        ResourceBundle own = bundle(Map.of("fail.h", "{0", "hand.h", 7));
        Texts texts = Texts.of(Locale.GERMAN, own);

        assertThat(texts.text("fail.h")).isEqualTo("The update wasn’t installed");
        assertThat(texts.text("hand.h")).isEqualTo("Installing…");
    }

    private static ResourceBundle bundle(Map<String, Object> texts) {
        return new ListResourceBundle() {
            @Override
            protected Object[][] getContents() {
                return texts.entrySet().stream()
                        .map(text -> new Object[] {text.getKey(), text.getValue()})
                        .toArray(Object[][]::new);
            }
        };
    }

    @ParameterizedTest
    @CsvSource({
        "2, a few seconds left, encore quelques secondes",
        "8, about 8 seconds left, encore 8 secondes environ",
        "60, about 1 minute left, encore 1 minute environ",
        "300, about 5 minutes left, encore 5 minutes environ",
        "3600, about 1 hour left, encore 1 heure environ",
        "9000, about 3 hours left, encore 3 heures environ"
    })
    void timesAreWrittenAsPeopleSayThem(long seconds, String english, String french) {
        assertThat(Texts.of(Locale.ENGLISH).timeLeft(Duration.ofSeconds(seconds)))
                .isEqualTo(english);
        assertThat(Texts.of(Locale.FRENCH).timeLeft(Duration.ofSeconds(seconds)))
                .isEqualTo(french);
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
