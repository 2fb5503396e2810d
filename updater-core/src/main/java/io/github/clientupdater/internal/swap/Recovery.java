package io.github.clientupdater.internal.swap;

import io.github.clientupdater.internal.swap.Operation.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Brings a swap that was cut off to one of its two ends: on, if the deciding file is the new one already,
 * for then the new version may be what is starting; else back. It may itself be cut off anywhere.
 */
public final class Recovery {
    private final Disk disk;

    /** Changes {@code disk} and nothing else. */
    public Recovery(Disk disk) {
        this.disk = disk;
    }

    /** What had to be done. */
    public enum Outcome {
        /** Nothing was cut off. */
        NOTHING,
        /** The old tree is in place. */
        BACK,
        /** The new tree is in place, to be confirmed. */
        ON
    }

    /**
     * Does what is to be done. The application must not be changed by anybody else meanwhile.
     *
     * @throws JournalException if the journal must not be followed
     * @throws IOException if it did not work; it can be tried again
     */
    public Outcome run(SwapArea area) throws IOException {
        Optional<Journal> journal = area.journal();
        if (journal.isEmpty() || area.isUnconfirmed()) return Outcome.NOTHING;
        if (!area.has("undo") && isDecided(journal.get(), area)) {
            new Execution(disk, area).finish(journal.get());
            return Outcome.ON;
        }
        back(journal.get(), area);
        return Outcome.BACK;
    }

    private boolean isDecided(Journal journal, SwapArea area) throws IOException {
        Steps steps = new Steps(disk, area);
        int decisive = Execution.decisive(journal.operations());
        if (decisive == journal.operations().size()) return false;
        for (Operation operation : journal.operations()) {
            boolean put = operation.kind() == Kind.PUT;
            if (put && !Identity.of(steps.live(operation)).equals(operation.after())) return false;
        }
        return true;
    }

    private void back(Journal journal, SwapArea area) throws IOException {
        Steps steps = new Steps(disk, area);
        List<Operation> reversed = new ArrayList<>(journal.operations());
        Collections.reverse(reversed);
        steps.requireRestorable(reversed);
        for (Operation operation : reversed) steps.undo(operation);
        steps.forceDirectories(reversed);
        area.forget(disk);
        area.clear(disk);
    }
}
