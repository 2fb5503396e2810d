package io.github.clientupdater.examples.quickstart;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How Notes is started the first time. The second time is the library's business.
 *
 * @param premises where it is installed
 * @param feed where it asks for updates
 * @param publicKey whose signatures it trusts
 * @param headless whether it does without a window
 * @param options what its JVM is told
 * @param files what the user opens
 */
record NotesStart(
        Premises premises, URI feed, String publicKey, boolean headless, List<String> options, List<String> files) {
    /** What a shell, or a careless program, would not hand on as it is. */
    static final List<String> AWKWARD =
            List.of("my \"best\" notes.txt", "caf" + Premises.AWKWARD + " $(x) 'y' \\ *", "");

    Process start() throws IOException {
        return new ProcessBuilder(command())
                .directory(premises.documents().toFile())
                .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                .redirectError(premises.log().toFile())
                .start();
    }

    private List<String> command() {
        List<String> command = new ArrayList<>(List.of(java()));
        command.addAll(options);
        command.addAll(List.of(
                "-jar",
                premises.installation().resolve("notes.jar").toString(),
                feed.toString(),
                publicKey,
                premises.workDir().toString(),
                premises.story().toString(),
                Long.toString(ProcessHandle.current().pid())));
        if (headless) command.add("--headless");
        command.add("--");
        command.addAll(files);
        return command;
    }

    private static String java() {
        return Path.of(System.getProperty("java.home", "."), "bin", "java").toString();
    }
}
