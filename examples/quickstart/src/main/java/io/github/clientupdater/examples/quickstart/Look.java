package io.github.clientupdater.examples.quickstart;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import javax.swing.UIManager;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A look and feel.
 *
 * @param className the class that Swing loads
 */
record Look(String className) {
    private static final String FLATLAF = "com.formdev.flatlaf.";

    private static Map<String, String> all() {
        Map<String, String> all = new TreeMap<>(Map.of(
                "metal", "javax.swing.plaf.metal.MetalLookAndFeel",
                "nimbus", "javax.swing.plaf.nimbus.NimbusLookAndFeel",
                "gtk", "com.sun.java.swing.plaf.gtk.GTKLookAndFeel",
                "system", UIManager.getSystemLookAndFeelClassName()));
        if (isFlatLafPacked()) {
            all.put("flatlaf", FLATLAF + "FlatLightLaf");
            all.put("flatlaf-dark", FLATLAF + "FlatDarkLaf");
        }
        return all;
    }

    private static boolean isFlatLafPacked() {
        return Look.class.getResource("/payload/lib/flatlaf.jar") != null;
    }

    /** Reads what somebody typed. */
    static final class Converter implements ITypeConverter<Look> {
        @Override
        public Look convert(String name) {
            String className = all().get(name.toLowerCase(Locale.ROOT));
            if (className == null) {
                throw new TypeConversionException("'" + name + "' is none of " + String.join(", ", all().keySet()));
            }
            return new Look(className);
        }
    }
}
