package io.github.clientupdater.examples.packages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The processes that have to do with a directory: started from it, told of it, or standing in it. */
final class Processes {
    private static final int PATIENCE_SECONDS = 60;

    private Processes() {}

    /** Returns when there are none any more; fails if one stays. */
    static void awaitEndOf(Path directory) {
        List<ProcessHandle> left = of(directory);
        while (!left.isEmpty()) {
            for (ProcessHandle process : left) {
                assertThat(ends(process))
                        .as("process %s ends: %s", process.pid(), words(process))
                        .isTrue();
            }
            left = of(directory);
        }
    }

    /** Ends those that a failed test left. */
    static void destroy(Path directory) {
        of(directory).forEach(ProcessHandle::destroyForcibly);
    }

    private static boolean ends(ProcessHandle process) {
        try {
            process.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<ProcessHandle> of(Path directory) {
        return ProcessHandle.allProcesses()
                .filter(process -> process.pid() != ProcessHandle.current().pid())
                .filter(process -> words(process).contains(directory.toString()) || standsIn(process, directory))
                .toList();
    }

    private static String words(ProcessHandle process) {
        try {
            byte[] words = Files.readAllBytes(Path.of("/proc", Long.toString(process.pid()), "cmdline"));
            return new String(words, StandardCharsets.UTF_8).replace('\0', ' ');
        } catch (IOException e) {
            return ""; // It has just ended.
        }
    }

    private static boolean standsIn(ProcessHandle process, Path directory) {
        try {
            return Files.readSymbolicLink(Path.of("/proc", Long.toString(process.pid()), "cwd"))
                    .startsWith(directory);
        } catch (IOException e) {
            return false;
        }
    }
}
