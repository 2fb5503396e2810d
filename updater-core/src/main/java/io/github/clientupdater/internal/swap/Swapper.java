package io.github.clientupdater.internal.swap;

import io.github.clientupdater.internal.files.PrivateDirectories;
import java.io.IOException;
import java.util.List;

/**
 * Puts a new tree in the place of an old one and takes it back. What is cut off is finished or undone by
 * {@link Recovery}. The application must not run meanwhile. Stateless.
 */
public final class Swapper {
    private final Disk disk;

    /** Changes {@code disk} and nothing else. */
    public Swapper(Disk disk) {
        this.disk = disk;
    }

    /**
     * Makes the new tree live and keeps what it replaces, until {@link #confirm} or {@link #takeBack}.
     *
     * @throws IOException if the old tree is in place, or will be after {@link Recovery#run}
     */
    public void apply(Swap swap) throws IOException {
        SwapArea area = SwapArea.at(swap.area(), swap.root());
        if (area.journal().isPresent()) throw new IOException("an earlier update is not finished");
        Journal journal = new Journal(swap.root(), plan(swap, area));
        new Backup(disk, area).keep(journal);
        area.prepareMarks(disk);
        disk.forceDirectory(PrivateDirectories.parentOf(area.path()));
        try {
            area.publish(disk, "journal", journal.toBytes());
            new Execution(disk, area).finish(journal);
        } catch (IOException e) {
            if (!isFinishedAfter(e, area)) throw e;
        }
    }

    /** What was refused once may be granted now; else the way back is as good as the way on. */
    private boolean isFinishedAfter(IOException failure, SwapArea area) {
        Recovery recovery = new Recovery(disk);
        try {
            recovery.run(area);
            return area.isUnconfirmed();
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
        try {
            takeBack(area);
        } catch (IOException e) {
            failure.addSuppressed(e); // The journal stays: the next start tries again.
        }
        return false;
    }

    private static List<Operation> plan(Swap swap, SwapArea area) throws IOException {
        Tree fresh = Tree.read(area.fresh());
        if (!fresh.digest().equals(swap.digest())) {
            throw new IOException("what was unpacked has changed since it was verified");
        }
        Tree live = swap.whole()
                ? Tree.read(swap.root())
                : Tree.read(swap.root(), fresh.entries().keySet());
        return Planner.plan(live, fresh, swap.preservation(), swap.last());
    }

    /** Puts back what {@link #apply} replaced. Does nothing where nothing was. */
    public void takeBack(SwapArea area) throws IOException {
        if (area.journal().isEmpty()) return;
        if (area.isUnconfirmed()) {
            new Steps(disk, area).requireRestorable(area.journal().get().operations());
        }
        if (!area.has("undo")) area.mark(disk, "undo");
        new Recovery(disk).run(area);
    }

    /** Lets go of what {@link #apply} replaced: the new tree stays. */
    public void confirm(SwapArea area) throws IOException {
        if (!area.isUnconfirmed()) return;
        area.forget(disk);
        area.clear(disk);
    }
}
