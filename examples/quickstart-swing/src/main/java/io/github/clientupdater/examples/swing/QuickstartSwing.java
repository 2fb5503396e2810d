package io.github.clientupdater.examples.swing;

import io.github.clientupdater.examples.quickstart.Quickstart;

/** The dialog in a small application, slow enough to see. */
public final class QuickstartSwing {
    private static final int KILOBYTES_A_SECOND = 500;

    private QuickstartSwing() {}

    /** Opens Notes 1.0.0, which offers Notes 1.1.0; {@code --help} lists the options. */
    public static void main(String[] args) {
        Quickstart.play("quickstart-swing", KILOBYTES_A_SECOND, args);
    }
}
