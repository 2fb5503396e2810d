package io.github.clientupdater.relaunch;

import java.io.File;

/** What a process reads that is told nothing. */
final class NullDevice {
    private NullDevice() {}

    static File file() {
        return new File(File.separatorChar == '\\' ? "NUL" : "/dev/null");
    }
}
