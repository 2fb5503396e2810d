package io.github.clientupdater.swing;

import java.awt.Component;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.Image;
import java.awt.RenderingHints;
import java.awt.image.BaseMultiResolutionImage;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javax.swing.Icon;

/**
 * The application's own icon, as large as the words beside it.
 *
 * @param image in several sizes, of which the best for the screen is taken
 * @param size in user space
 */
record AppIcon(Image image, int size) implements Icon {
    static Optional<AppIcon> of(List<? extends Image> images, int size) {
        Image[] sizes = images.stream()
                .filter(image -> image.getWidth(null) > 0 && image.getHeight(null) > 0) // Others are still loading.
                .sorted(Comparator.comparingInt(image -> image.getWidth(null)))
                .toArray(Image[]::new);
        return sizes.length == 0
                ? Optional.empty()
                : Optional.of(new AppIcon(new BaseMultiResolutionImage(sizes), size));
    }

    @Override
    public void paintIcon(Component component, Graphics graphics, int x, int y) {
        Graphics2D scaled = (Graphics2D) graphics.create();
        scaled.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        scaled.drawImage(image, x, y, size, size, component);
        scaled.dispose();
    }

    @Override
    public int getIconWidth() {
        return size;
    }

    @Override
    public int getIconHeight() {
        return size;
    }
}
