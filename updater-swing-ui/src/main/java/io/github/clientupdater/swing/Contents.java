package io.github.clientupdater.swing;

import io.github.clientupdater.decision.Decision;
import io.github.clientupdater.decision.Importance;
import io.github.clientupdater.decision.VersionNotes;
import io.github.clientupdater.host.Guidance;
import io.github.clientupdater.release.Release;
import java.awt.BorderLayout;
import java.util.List;
import java.util.Optional;
import javax.swing.JCheckBox;
import javax.swing.JComponent;
import javax.swing.JPanel;
import org.jspecify.annotations.Nullable;

/** Makes what stands between the words and the buttons. Event dispatch thread only. */
final class Contents {
    private static final int GAP = 6;

    private final Texts texts;
    private final Optional<AutomaticUpdates> automatic;

    Contents(Texts texts, Look look) {
        this.texts = texts;
        this.automatic = look.automatic();
    }

    JComponent offer(Decision.Available update) {
        JPanel panel = notes(update.notes(texts.locale()), update.release());
        boolean optional = update.importance() != Importance.MANDATORY; // What has to be is not a setting.
        automatic.filter(setting -> optional).ifPresent(setting -> panel.add(checkBox(setting), BorderLayout.SOUTH));
        return panel;
    }

    /** Returns what is new, folded out, for somebody who has it now; nothing where nobody wrote anything. */
    @Nullable
    JComponent news(Release release) {
        List<VersionNotes> notes = Optional.of(new VersionNotes(
                        release.version(),
                        release.notes().markup(),
                        release.notes().in(texts.locale())))
                .filter(some -> !some.points().isEmpty())
                .stream()
                .toList();
        return notes.isEmpty() ? null : notes(notes, release);
    }

    private JPanel notes(List<VersionNotes> notes, Release release) {
        String heading = texts.text("notes");
        NotesPane.Words words = new NotesPane.Words(
                heading + " " + release.version(), texts.text("notes.a11y"), texts.text("notes.none"));
        JPanel panel = new JPanel(new BorderLayout(0, GAP));
        panel.add(PlainComponents.label("notes.heading", heading), BorderLayout.NORTH);
        panel.add(NotesPane.scrolling(notes, words, WebPages::open), BorderLayout.CENTER);
        return panel;
    }

    private JCheckBox checkBox(AutomaticUpdates setting) {
        Label label = texts.label("auto");
        JCheckBox box = PlainComponents.checkBox("auto", label);
        box.setMnemonic(label.mnemonic());
        box.setDisplayedMnemonicIndex(label.mnemonicIndex());
        box.setSelected(setting.isOn());
        box.addActionListener(event -> setting.turn(box.isSelected()));
        return box;
    }

    /** To be read and copied. */
    @Nullable
    JComponent command(Guidance guidance) {
        if (guidance.command().isEmpty()) return null;
        return PlainComponents.line("command", texts.text("command"), String.join(" ", guidance.command()));
    }
}
