package io.github.clientupdater.examples.swing;

import java.awt.AWTException;
import java.awt.Rectangle;
import java.awt.Robot;
import java.awt.Toolkit;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** Writes a picture of the screen, in a process that has that screen. */
final class Camera {
    private Camera() {}

    /** Takes the file's name. */
    public static void main(String[] args) throws AWTException, IOException {
        Rectangle all = new Rectangle(Toolkit.getDefaultToolkit().getScreenSize());
        ImageIO.write(
                new Robot().createScreenCapture(all), "png", Path.of(args[0]).toFile());
        System.exit(0);
    }
}
