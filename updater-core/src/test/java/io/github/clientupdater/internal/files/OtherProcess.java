package io.github.clientupdater.internal.files;

import java.nio.file.Path;

/** Another process that wants a lock: it ends with 0 if it gets it, and with 3 if not. */
final class OtherProcess {
    private OtherProcess() {}

    public static void main(String[] args) throws Exception {
        System.exit(FileLock.tryLock(Path.of(args[0])).isPresent() ? 0 : 3);
    }
}
