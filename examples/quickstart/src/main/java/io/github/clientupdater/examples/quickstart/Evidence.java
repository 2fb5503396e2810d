package io.github.clientupdater.examples.quickstart;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What helps to understand a failure.
 *
 * @param premises where it lies
 */
record Evidence(Premises premises) {
    void print(PrintStream out) throws IOException {
        printFile(out, "the story that Notes wrote down", premises.story());
        printFile(out, "the log of Notes 1.0.0", premises.log());
        printFile(out, "the relauncher's log", Relauncher.of(premises).log());
        if (Files.exists(premises.installation().resolve("notes.jar"))) {
            out.println("--- the directory holds " + InstalledNotes.in(premises.installation()));
        }
    }

    private static void printFile(PrintStream out, String title, Path file) throws IOException {
        if (!Files.exists(file)) return;
        out.println("--- " + title + ":");
        out.println(Files.readString(file).stripTrailing());
    }
}
