package io.github.clientupdater.relaunch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whether processes still run. */
public final class LiveProcesses {
    private LiveProcesses() {}

    /** As {@link ProcessHandle#isAlive}, but a zombie that nobody reaps, as in some containers, is dead. */
    public static boolean isAlive(ProcessHandle process) {
        return process.isAlive() && !isZombie(process.pid());
    }

    private static boolean isZombie(long pid) {
        try {
            // proc(5): the state follows the name, which is in parentheses and may hold any.
            String stat = Files.readString(Path.of("/proc/" + pid + "/stat"), StandardCharsets.ISO_8859_1);
            int state = stat.lastIndexOf(')') + 2;
            return state < stat.length() && (stat.charAt(state) == 'Z' || stat.charAt(state) == 'X');
        } catch (IOException e) {
            return false; // No Linux, or gone meanwhile.
        }
    }
}
