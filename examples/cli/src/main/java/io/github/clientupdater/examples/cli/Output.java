package io.github.clientupdater.examples.cli;

import io.github.clientupdater.report.UpdateListener;

/** Tells whoever called the command what happens and, once, how it ended. */
interface Output extends UpdateListener {
    /** Tells the end. Nothing comes after it. */
    void end(Ending ending);
}
