package io.github.clientupdater.internal.swap;

import io.github.clientupdater.internal.swap.Operation.Kind;
import java.io.IOException;
import java.util.List;

/** From a written journal to the commit. */
final class Execution {
    private final Disk disk;
    private final SwapArea area;
    private final Steps steps;

    Execution(Disk disk, SwapArea area) {
        this.disk = disk;
        this.area = area;
        this.steps = new Steps(disk, area);
    }

    /** Does what is not done yet. The deciding file waits until all before it is durable. */
    void finish(Journal journal) throws IOException {
        List<Operation> operations = journal.operations();
        int decisive = decisive(operations);
        List<Operation> before = operations.subList(0, decisive);
        for (Operation operation : before) steps.perform(operation);
        steps.forceDirectories(before);
        List<Operation> rest = operations.subList(decisive, operations.size());
        for (Operation operation : rest) steps.perform(operation);
        steps.forceDirectories(rest);
        area.mark(disk, "commit");
    }

    /** Returns the index of the last file that is put in place: with it the new version starts. */
    static int decisive(List<Operation> operations) {
        for (int i = operations.size() - 1; i >= 0; i--) {
            if (operations.get(i).kind() == Kind.PUT) return i;
        }
        return operations.size();
    }
}
