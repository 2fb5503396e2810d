package io.github.clientupdater;

import io.github.clientupdater.internal.files.DiskSpace;
import io.github.clientupdater.internal.files.FileLock;
import io.github.clientupdater.internal.files.PrivateDirectories;
import io.github.clientupdater.internal.files.Reasons;
import io.github.clientupdater.task.UpdateException;
import io.github.clientupdater.task.UpdateException.Code;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One update at a time for each application and user of this machine. */
final class RunLock implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RunLock.class);

    private final FileLock lock;

    private RunLock(FileLock lock) {
        this.lock = lock;
    }

    /**
     * Takes the lock.
     *
     * @throws UpdateException with {@code BUSY} if another run has it
     */
    static RunLock take(Path workDir) throws UpdateException {
        try {
            PrivateDirectories.create(workDir);
            requireOwn(workDir);
            Optional<FileLock> lock = FileLock.tryLock(workDir.resolve("lock"));
            return new RunLock(lock.orElseThrow(
                    () -> new UpdateException(Code.BUSY, "another update of this application is running")));
        } catch (IOException e) {
            Code code = DiskSpace.codeOf(e, Code.WORK_DIR_UNUSABLE);
            throw new UpdateException(code, "the updater cannot write to " + workDir + ": " + Reasons.of(e), e);
        }
    }

    /** What lies in it is deleted and trusted: it must be ours alone. */
    private static void requireOwn(Path workDir) throws IOException {
        if (PrivateDirectories.isOpenToOthers(workDir)) throw new IOException("others may write there");
        boolean ours = Files.exists(workDir.resolve("lock"));
        if (!ours && Files.exists(Acquisition.downloads(workDir))) throw new IOException("it is somebody else's");
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            LOG.warn("the lock will be released when this process ends", e);
        }
    }
}
