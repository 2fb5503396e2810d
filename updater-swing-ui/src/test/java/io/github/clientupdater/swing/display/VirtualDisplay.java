package io.github.clientupdater.swing.display;

import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * Installs a screen in memory before the first AWT class loads, unless {@code -Dui.realDisplay=true} asks
 * for the real one. By name, because which class-file version it has depends on the JDK.
 */
public final class VirtualDisplay implements LauncherSessionListener {
    @Override
    public void launcherSessionOpened(LauncherSession session) {
        if (Boolean.getBoolean("ui.realDisplay") && System.getenv("DISPLAY") != null) return;
        try {
            Class.forName("com.github.caciocavallosilano.cacio.ctc.junit.CacioExtension");
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
