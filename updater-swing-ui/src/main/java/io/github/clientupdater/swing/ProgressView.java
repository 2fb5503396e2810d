package io.github.clientupdater.swing;

import java.awt.BorderLayout;
import java.util.OptionalLong;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JProgressBar;

/** A bar and a line of text below. Event dispatch thread only. */
final class ProgressView {
    private final Texts texts;
    private final JPanel panel = new JPanel(new BorderLayout());
    private final JProgressBar bar = new JProgressBar(0, 100);
    private final JLabel status = PlainComponents.label("status", " "); // A blank keeps its line.

    ProgressView(Texts texts, String accessibleName) {
        this.texts = texts;
        bar.setName("progress");
        bar.setIndeterminate(true);
        bar.getAccessibleContext().setAccessibleName(accessibleName);
        JPanel lines = new JPanel(new BorderLayout(0, 6));
        lines.add(bar, BorderLayout.NORTH);
        lines.add(status, BorderLayout.SOUTH);
        panel.add(lines, BorderLayout.NORTH); // At the top of whatever room there is.
    }

    JComponent component() {
        return panel;
    }

    void at(long done, OptionalLong total) {
        if (total.isEmpty() || total.getAsLong() <= 0) {
            unknown(texts.text("dl.received", texts.size(done)));
        } else if (done >= total.getAsLong()) {
            unknown(texts.text("verify")); // Not a hundred percent that lasts.
        } else {
            known(done, total.getAsLong());
        }
    }

    private void unknown(String text) {
        bar.setIndeterminate(true);
        bar.getAccessibleContext().setAccessibleDescription(text);
        status.setText(text);
    }

    private void known(long done, long total) {
        int percent = (int) (100.0 * done / total);
        bar.setIndeterminate(false);
        bar.setValue(percent);
        bar.getAccessibleContext().setAccessibleDescription(texts.text("dl.a11y", texts.number(percent)));
        status.setText(texts.text("dl.known.noeta", texts.size(done), texts.size(total)));
    }
}
