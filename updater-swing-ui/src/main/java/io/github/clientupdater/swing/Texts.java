package io.github.clientupdater.swing;

import java.awt.ComponentOrientation;
import java.text.MessageFormat;
import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/** What is said, in one language. Immutable. */
final class Texts {
    private static final List<String> UNITS = List.of("size.b", "size.kb", "size.mb", "size.gb");
    private static final int STEP = 1000;
    private static final char FIRST_STRONG_ISOLATE = '\u2068';
    private static final char POP_ISOLATE = '\u2069';

    private final ResourceBundle bundle;
    private final @Nullable ResourceBundle own; // The application's, key by key.
    private final Locale locale;

    private Texts(ResourceBundle bundle, @Nullable ResourceBundle own, Locale locale) {
        this.bundle = bundle;
        this.own = own;
        this.locale = locale;
    }

    static Texts of(Locale locale) {
        return of(locale, null);
    }

    static Texts of(Locale locale, @Nullable ResourceBundle own) {
        return new Texts(ResourceBundle.getBundle("io.github.clientupdater.swing.messages", locale), own, locale);
    }

    Locale locale() {
        return locale;
    }

    String text(String key, String... values) {
        return format(pattern(key), values);
    }

    /** As {@link #text}, for a text with a mnemonic. A {@code &} in a value is an ampersand. */
    Label label(String key, String... values) {
        String pattern = pattern(key);
        int mark = pattern.indexOf('&');
        if (mark < 0) return new Label(format(pattern, values), -1);
        String before = format(pattern.substring(0, mark), values);
        return new Label(before + format(pattern.substring(mark + 1), values), before.length());
    }

    /** A translation with a slip shall not keep anybody from an update: then it is our text. */
    private String pattern(String key) {
        if (own == null) return bundle.getString(key);
        try {
            String pattern = own.getString(key);
            new MessageFormat(pattern.replace("&", ""), locale);
            return pattern;
        } catch (MissingResourceException | ClassCastException | IllegalArgumentException e) {
            return bundle.getString(key);
        }
    }

    /** Returns a file's size as people read it, in powers of 1000 as file managers do. */
    String size(long bytes) {
        double value = bytes;
        int unit = 0;
        while (value >= STEP - 0.5 && unit < UNITS.size() - 1) {
            value /= STEP;
            unit++;
        }
        NumberFormat number = NumberFormat.getNumberInstance(locale);
        number.setMaximumFractionDigits(unit > 0 && value < 9.95 ? 1 : 0);
        return text(UNITS.get(unit), number.format(value));
    }

    /** Returns how long something will still take, as people say it. */
    String timeLeft(Duration time) {
        if (time.toSeconds() <= 3) return text("eta.soon");
        if (time.toMinutes() < 1) return text("eta.s", number((int) time.toSeconds()));
        return time.toHours() < 1
                ? counted("eta.m", time.toMinutes())
                : counted("eta.h", Math.round(time.toMinutes() / 60.0));
    }

    private String counted(String key, long count) {
        return new MessageFormat(pattern(key), locale).format(new Object[] {count});
    }

    /** Returns the day as it is called where this computer stands. */
    String day(Instant time) {
        return written(DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG), time);
    }

    /** Returns the day and the time, as they are called where this computer stands. */
    String moment(Instant time) {
        return written(DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT), time);
    }

    private String written(DateTimeFormatter form, Instant time) {
        return form.withLocale(locale).withZone(ZoneId.systemDefault()).format(time);
    }

    String number(int value) {
        return NumberFormat.getIntegerInstance(locale).format(value);
    }

    private String format(String pattern, String... values) {
        return new MessageFormat(pattern, locale).format(isRightToLeft() ? isolated(values) : values);
    }

    private boolean isRightToLeft() {
        return !ComponentOrientation.getOrientation(locale).isLeftToRight();
    }

    /** A version or a name among words of the other direction keeps its own order. */
    private static String[] isolated(String... values) {
        return Arrays.stream(values)
                .map(value -> value.isEmpty() ? value : FIRST_STRONG_ISOLATE + value + POP_ISOLATE)
                .toArray(String[]::new);
    }
}
