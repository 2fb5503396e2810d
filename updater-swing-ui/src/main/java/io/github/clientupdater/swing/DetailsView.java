package io.github.clientupdater.swing;

import io.github.clientupdater.task.UpdateException;
import java.awt.BorderLayout;
import java.awt.Window;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.SwingUtilities;

/** What an administrator wants to know about a failure, folded away. Event dispatch thread only. */
final class DetailsView {
    private static final int MAX_CHARS = 4096;
    private static final int MAX_LINES = 40;

    private final JPanel panel = new JPanel(new BorderLayout(0, 6));
    private final JScrollPane details;
    private final JButton toggle;
    private final Label show;
    private final Label hide;

    DetailsView(Texts texts, UpdateException failure) {
        details = PlainComponents.reading("details", texts.text("details"), describe(failure));
        details.setVisible(false);
        show = texts.label("btn.details.show");
        hide = texts.label("btn.details.hide");
        toggle = PlainComponents.button("btn.details", show);
        toggle.setMnemonic(show.mnemonic());
        toggle.addActionListener(event -> toggle());
        JPanel leading = new JPanel(new BorderLayout());
        leading.add(toggle, BorderLayout.LINE_START);
        panel.add(leading, BorderLayout.NORTH);
        panel.add(details, BorderLayout.CENTER);
    }

    JComponent component() {
        return panel;
    }

    private void toggle() {
        details.setVisible(!details.isVisible());
        Label label = details.isVisible() ? hide : show;
        toggle.setText(label.text());
        toggle.setMnemonic(label.mnemonic());
        Window window = SwingUtilities.getWindowAncestor(panel);
        if (window != null) window.pack();
    }

    /** Of the causes only the kind: their messages may hold addresses with secrets. */
    private static String describe(UpdateException failure) {
        String causes = Stream.iterate(failure.getCause(), cause -> cause != null, Throwable::getCause)
                .limit(MAX_LINES)
                .map(cause -> "\n" + cause.getClass().getName())
                .collect(Collectors.joining());
        return PlainText.limited(failure.code() + "\n" + failure.getMessage() + causes, MAX_CHARS, MAX_LINES);
    }
}
