package io.github.clientupdater.install;

import io.github.clientupdater.relaunch.ExitCodes;
import java.util.ArrayList;
import java.util.List;

/**
 * How a command gets the rights it needs. What Windows wants an administrator for is not here: that is
 * seen only when the program is started.
 */
enum Elevation {
    /** It needs none, or asks itself. */
    NONE,
    /** It is a way for root only. */
    ROOT,
    /** It needs those of root, which a person is asked for in a window, and never on a terminal. */
    PKEXEC;

    private static final String PROGRAM = "/usr/bin/pkexec";

    boolean isPossibleOn(ThisSystem system) {
        return switch (this) {
            case NONE -> true;
            case ROOT -> system.root();
            case PKEXEC -> system.root() || system.isExecutable(PROGRAM);
        };
    }

    List<String> raise(List<String> command, ThisSystem system) {
        if (!isAsked(system)) return command;
        List<String> raised = new ArrayList<>(List.of(PROGRAM, "--disable-internal-agent"));
        raised.addAll(command);
        return raised;
    }

    /** Its own codes come before the command's. */
    ExitCodes raise(ExitCodes codes, ThisSystem system) {
        return isAsked(system) ? codes.and(PackageCodes.PKEXEC) : codes;
    }

    private boolean isAsked(ThisSystem system) {
        return this == PKEXEC && !system.root();
    }
}
