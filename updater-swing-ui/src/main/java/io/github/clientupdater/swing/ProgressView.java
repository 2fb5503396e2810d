package io.github.clientupdater.swing;

import io.github.clientupdater.report.DownloadProgress;
import io.github.clientupdater.user.session.DownloadStatus;
import java.awt.BorderLayout;
import java.util.OptionalInt;
import java.util.OptionalLong;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JProgressBar;

/** A bar and a line of text below. Event dispatch thread only. */
final class ProgressView {
    private static final int STEP = 10; // Percent that a screen reader is told about.

    private final Texts texts;
    private final JPanel panel = new JPanel(new BorderLayout());
    private final JProgressBar bar = new JProgressBar(0, 100);
    private final JLabel status = PlainComponents.label("status", " "); // A blank keeps its line.
    private int told = -STEP;

    ProgressView(Texts texts, String accessibleName) {
        this.texts = texts;
        bar.setName("progress");
        bar.setIndeterminate(true);
        bar.getAccessibleContext().setAccessibleName(accessibleName);
        bar.getAccessibleContext().setAccessibleDescription(accessibleName);
        JPanel lines = new JPanel(new BorderLayout(0, 6));
        lines.add(bar, BorderLayout.NORTH);
        lines.add(status, BorderLayout.SOUTH);
        panel.add(lines, BorderLayout.NORTH); // At the top of whatever room there is.
    }

    JComponent component() {
        return panel;
    }

    void at(DownloadStatus download) {
        bar(download, !download.reconnecting() || download.percent().isPresent());
        if (download.reconnecting()) status.setText(texts.text("dl.reconnect"));
        else if (download.equals(DownloadStatus.NONE)) status.setText(texts.text("dl.start"));
        else status.setText(words(download));
    }

    /** A bar that waits for a person does not move. */
    void paused(DownloadStatus download) {
        bar(download, true);
        bar.setIndeterminate(false);
        OptionalLong total = download.now().total();
        String done = texts.size(download.now().done());
        status.setText(
                total.isPresent()
                        ? texts.text("dl.paused", done, texts.size(total.getAsLong()))
                        : texts.text("dl.paused.unknown", done));
    }

    private void bar(DownloadStatus download, boolean known) {
        OptionalInt percent = download.percent();
        bar.setIndeterminate(percent.isEmpty() || !known);
        if (percent.isEmpty()) return;
        bar.setValue(percent.getAsInt());
        if (Math.abs(percent.getAsInt() - told) < STEP) return;
        told = percent.getAsInt();
        bar.getAccessibleContext().setAccessibleDescription(texts.text("dl.a11y", texts.number(told)));
    }

    private String words(DownloadStatus download) {
        DownloadProgress told = download.told();
        String done = texts.size(told.done());
        if (told.total().isEmpty() || told.total().getAsLong() <= 0) {
            return told.bytesPerSecond().isEmpty()
                    ? texts.text("dl.received", done)
                    : texts.text(
                            "dl.unknown", done, texts.size(told.bytesPerSecond().getAsLong()));
        }
        String total = texts.size(told.total().getAsLong());
        if (told.bytesPerSecond().isEmpty()) return texts.text("dl.known.noeta", done, total);
        String speed = texts.size(told.bytesPerSecond().getAsLong());
        return download.timeLeft().isEmpty()
                ? texts.text("dl.known.speed", done, total, speed)
                : texts.text(
                        "dl.known",
                        done,
                        total,
                        speed,
                        texts.timeLeft(download.timeLeft().get()));
    }
}
