package io.github.clientupdater.install;

import io.github.clientupdater.internal.files.PrivateDirectories;
import io.github.clientupdater.task.UpdateException;
import io.github.clientupdater.task.UpdateException.Code;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;

/** Finds out whether an installation may be moved away, without touching what is in it. */
final class Replaceable {
    private Replaceable() {}

    static void require(Path live) throws UpdateException {
        Path parent = live.getParent();
        if (parent == null) throw notWritable(live + " is the root of a file system");
        if (isUpdatersOwn(parent))
            throw notWritable(live + " is what an updater has put aside; enter the application's directory anew");
        if (!Files.isWritable(live) || isMarkedReadOnly(live)) throw notWritable(live + " is read-only");
        if (isMountPoint(live, parent)) throw notWritable(live + " is a mount point and cannot be moved away");
        try { // By doing it: what the rights seem to say is not always so.
            Path probe = parent.resolve("." + live.getFileName() + ".update-probe");
            Files.deleteIfExists(probe); // Left by a crash.
            Files.delete(Files.createDirectory(probe));
        } catch (IOException e) {
            throw notWritable("nothing can be written beside " + live);
        }
    }

    /** A shell that stands in the application's directory stands in the old version after an update. */
    private static boolean isUpdatersOwn(Path parent) {
        Path name = parent.getFileName();
        return name != null
                && name.toString().startsWith(".")
                && name.toString().endsWith(".update");
    }

    private static boolean isMountPoint(Path live, Path parent) {
        try {
            return !Files.getFileStore(live).equals(Files.getFileStore(parent));
        } catch (IOException e) {
            return false; // Some containers hide their mounts.
        }
    }

    /** Nobody, not even its owner, has the right to write: somebody meant it, so it binds root too. */
    private static boolean isMarkedReadOnly(Path live) throws UpdateException {
        if (!PrivateDirectories.isPosix(live)) return false;
        try {
            Set<PosixFilePermission> rights = Files.getPosixFilePermissions(live);
            return !rights.contains(PosixFilePermission.OWNER_WRITE)
                    && !rights.contains(PosixFilePermission.GROUP_WRITE)
                    && !rights.contains(PosixFilePermission.OTHERS_WRITE);
        } catch (IOException e) {
            throw notWritable("the permissions of " + live + " cannot be read");
        }
    }

    private static UpdateException notWritable(String message) {
        return new UpdateException(
                Code.NOT_WRITABLE,
                message + "; nothing was changed: update as a user who may write there, or move the application");
    }
}
