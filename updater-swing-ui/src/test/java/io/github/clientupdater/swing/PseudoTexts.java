package io.github.clientupdater.swing;

import java.util.Collections;
import java.util.Enumeration;
import java.util.Locale;
import java.util.ResourceBundle;

/** Texts as long as no language has them, and Arabic of a few words: what an application's own bundle could be. */
final class PseudoTexts extends ResourceBundle {
    private final ResourceBundle english =
            ResourceBundle.getBundle("io.github.clientupdater.swing.messages", Locale.ENGLISH);
    private final boolean arabic;

    private PseudoTexts(boolean arabic) {
        this.arabic = arabic;
    }

    static Texts in(String language) {
        return switch (language) {
            case "xx" -> Texts.of(Locale.ENGLISH, new PseudoTexts(false));
            case "ar" -> Texts.of(Locale.forLanguageTag("ar"), new PseudoTexts(true));
            default -> Texts.of(Locale.forLanguageTag(language));
        };
    }

    @Override
    protected Object handleGetObject(String key) {
        String text = english.getString(key);
        if (key.matches("(eta|size)\\..*")) return text; // They stand within others.
        if (arabic) return "تحديث " + text.replace("…", "") + " جديد";
        return "[!! " + text + " " + "~".repeat(Math.max(1, text.length() * 2 / 5)) + " !!]";
    }

    @Override
    public Enumeration<String> getKeys() {
        return Collections.enumeration(english.keySet());
    }
}
