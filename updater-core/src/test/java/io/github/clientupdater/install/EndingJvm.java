package io.github.clientupdater.install;

import io.github.clientupdater.task.UpdateException;

/** A program that wants to install something while it ends, and says what it was told. */
public final class EndingJvm {
    private EndingJvm() {}

    /** Asks once before, and once in a shutdown hook. */
    public static void main(String[] args) {
        ask();
        Runtime.getRuntime().addShutdownHook(new Thread(EndingJvm::ask));
    }

    private static void ask() {
        try {
            ShutdownGuard.refuseWhileEnding();
            System.out.println("allowed");
        } catch (UpdateException e) {
            System.out.println(e.code());
        }
    }
}
