package io.github.clientupdater.swing;

import java.awt.Point;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.awt.geom.Rectangle2D;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.swing.SwingUtilities;
import javax.swing.text.BadLocationException;

/** What the mouse does to release notes: a click on a link opens it. */
final class NotesMouse extends MouseAdapter {
    private final NotesPane pane;
    private final LinkOpener opener;

    NotesMouse(NotesPane pane, LinkOpener opener) {
        this.pane = pane;
        this.opener = opener;
    }

    @Override
    public void mouseClicked(MouseEvent event) {
        if (!SwingUtilities.isLeftMouseButton(event) || event.getClickCount() != 1) return;
        linkAt(pane, event.getPoint()).ifPresent(link -> opener.open(link.address()));
    }

    @Override
    public void mouseMoved(MouseEvent event) {
        pane.pointAt(linkAt(pane, event.getPoint()).isPresent());
    }

    /** Returns the link under {@code point} itself: the text next to it may be far away. */
    static Optional<NotesLink> linkAt(NotesPane pane, Point point) {
        int after = pane.viewToModel2D(point); // The nearest gap between two characters.
        return IntStream.of(after, after - 1)
                .filter(position -> covers(pane, position, point))
                .boxed()
                .flatMap(position -> pane.links().stream().filter(link -> link.contains(position)))
                .findFirst();
    }

    private static boolean covers(NotesPane pane, int position, Point point) {
        if (position < 0) return false;
        try {
            Rectangle2D left = pane.modelToView2D(position);
            Rectangle2D right = pane.modelToView2D(position + 1);
            if (left == null || right == null) return false;
            boolean sameLine = left.getY() == right.getY();
            return sameLine && left.createUnion(right).contains(point);
        } catch (BadLocationException e) {
            return false;
        }
    }
}
