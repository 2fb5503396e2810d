package io.github.clientupdater.swing;

import java.util.List;
import javax.swing.JComponent;
import org.jspecify.annotations.Nullable;

/**
 * What the window shows at one time.
 *
 * @param header the one sentence that says it all
 * @param body what one has to know besides; may be empty
 * @param content what stands below, if anything
 * @param actions the buttons, the most wanted one first
 * @param guarded whether keys are ignored at first, because nobody may have been waiting for this
 * @param dismissal what Escape and the window's own close button do
 */
record Screen(
        String header,
        String body,
        @Nullable JComponent content,
        List<Action> actions,
        boolean guarded,
        Runnable dismissal) {
    Screen {
        actions = List.copyOf(actions);
    }

    /**
     * One button.
     *
     * @param name tells it from the others, in any language
     * @param label what it says
     * @param place where it stands
     * @param run what it does
     */
    record Action(String name, Label label, Place place, Runnable run) {}

    /** Where a button stands. */
    enum Place {
        /** With the others, and Enter presses it. */
        DEFAULT,
        /** With the others. */
        BESIDE,
        /** At the other end: not to be hit by mistake. */
        APART
    }
}
