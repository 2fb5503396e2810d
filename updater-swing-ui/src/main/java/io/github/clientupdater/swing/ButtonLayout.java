package io.github.clientupdater.swing;

import java.awt.Component;
import java.awt.Container;
import java.awt.Dimension;
import java.awt.LayoutManager;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntSupplier;

/**
 * Buttons in one row where that is not wider than the words above; else those at the other end go to a row of
 * their own; and one below the other where even that is too wide. In French everything is longer.
 */
final class ButtonLayout implements LayoutManager {
    private static final int GAP = 6;

    private final int apart; // How many of the first stand at the leading end.
    private final IntSupplier limit;

    ButtonLayout(int apart, IntSupplier limit) {
        this.apart = apart;
        this.limit = limit;
    }

    @Override
    public void addLayoutComponent(String name, Component component) {}

    @Override
    public void removeLayoutComponent(Component component) {}

    @Override
    public Dimension preferredLayoutSize(Container parent) {
        List<List<Component>> rows = rows(parent, limit.getAsInt());
        int width = rows.stream().mapToInt(ButtonLayout::width).max().orElse(0);
        return new Dimension(
                width, rows.stream().mapToInt(ButtonLayout::height).sum() + GAP * Math.max(0, rows.size() - 1));
    }

    @Override
    public Dimension minimumLayoutSize(Container parent) {
        return preferredLayoutSize(parent);
    }

    @Override
    public void layoutContainer(Container parent) {
        List<List<Component>> rows = rows(parent, Math.max(limit.getAsInt(), parent.getWidth()));
        int used = rows.stream().mapToInt(ButtonLayout::height).sum() + GAP * Math.max(0, rows.size() - 1);
        int y = Math.max(0, parent.getHeight() - used);
        for (List<Component> row : rows) {
            place(parent, row, y);
            y += height(row) + GAP;
        }
    }

    private List<List<Component>> rows(Container parent, int width) {
        List<Component> all = List.of(parent.getComponents());
        if (width(all) + (apart > 0 ? 2 * GAP : 0) <= width) return all.isEmpty() ? List.of() : List.of(all);
        List<List<Component>> rows = new ArrayList<>();
        for (List<Component> part : List.of(all.subList(0, apart), all.subList(apart, all.size()))) {
            if (width(part) <= width && !part.isEmpty()) rows.add(part);
            else part.forEach(component -> rows.add(List.of(component)));
        }
        return rows;
    }

    private void place(Container parent, List<Component> row, int y) {
        List<Component> all = List.of(parent.getComponents());
        List<Component> leading =
                row.stream().filter(component -> all.indexOf(component) < apart).toList();
        List<Component> trailing = row.stream()
                .filter(component -> all.indexOf(component) >= apart)
                .toList();
        run(parent, leading, 0, y);
        run(parent, trailing, Math.max(0, parent.getWidth() - width(trailing)), y);
    }

    private static void run(Container parent, List<Component> row, int from, int y) {
        int x = from;
        for (Component component : row) {
            Dimension size = component.getPreferredSize();
            int width = Math.min(size.width, parent.getWidth());
            boolean mirrored = !parent.getComponentOrientation().isLeftToRight();
            component.setBounds(mirrored ? parent.getWidth() - x - width : x, y, width, size.height);
            x += width + GAP;
        }
    }

    private static int width(List<Component> row) {
        return row.stream()
                        .mapToInt(component -> component.getPreferredSize().width)
                        .sum()
                + GAP * Math.max(0, row.size() - 1);
    }

    private static int height(List<Component> row) {
        return row.stream()
                .mapToInt(component -> component.getPreferredSize().height)
                .max()
                .orElse(0);
    }
}
