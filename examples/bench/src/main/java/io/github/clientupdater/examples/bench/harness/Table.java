package io.github.clientupdater.examples.bench.harness;

import java.util.Locale;

/** Prints as it goes: whoever stops a long run keeps what is there. */
final class Table {
    Table(String title, String... columns) {
        System.out.println();
        System.out.println(title);
        row("", columns);
    }

    void row(String name, String... values) {
        StringBuilder line = new StringBuilder("%-28s".formatted(name));
        for (String value : values) line.append("%12s".formatted(value));
        System.out.println(line.toString().stripTrailing());
    }

    static String whole(double value) {
        return String.format(Locale.ROOT, "%.0f", value);
    }

    static String tenths(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    static String ratio(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }

    static String percent(double share) {
        return String.format(Locale.ROOT, "%.0f %%", share * 100);
    }
}
