package io.github.clientupdater.swing;

import java.text.MessageFormat;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/** What is said, in one language. Immutable. */
final class Texts {
    private static final List<String> UNITS = List.of("size.b", "size.kb", "size.mb", "size.gb");
    private static final int STEP = 1000;

    private final ResourceBundle bundle;
    private final Locale locale;

    private Texts(ResourceBundle bundle, Locale locale) {
        this.bundle = bundle;
        this.locale = locale;
    }

    static Texts of(Locale locale) {
        return new Texts(ResourceBundle.getBundle("io.github.clientupdater.swing.messages", locale), locale);
    }

    Locale locale() {
        return locale;
    }

    String text(String key, String... values) {
        return format(bundle.getString(key), values);
    }

    /** As {@link #text}, for a text with a mnemonic. A {@code &} in a value is an ampersand. */
    Label label(String key, String... values) {
        String pattern = bundle.getString(key);
        int mark = pattern.indexOf('&');
        if (mark < 0) return new Label(format(pattern, values), -1);
        String before = format(pattern.substring(0, mark), values);
        return new Label(before + format(pattern.substring(mark + 1), values), before.length());
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

    /** Returns the day as it is called where this computer stands. */
    String day(Instant time) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(locale)
                .withZone(ZoneId.systemDefault())
                .format(time);
    }

    String number(int value) {
        return NumberFormat.getIntegerInstance(locale).format(value);
    }

    private String format(String pattern, String... values) {
        return new MessageFormat(pattern, locale).format(values);
    }
}
