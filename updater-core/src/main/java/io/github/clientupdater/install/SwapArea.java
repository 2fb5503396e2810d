package io.github.clientupdater.install;

import io.github.clientupdater.internal.files.PrivateDirectories;
import io.github.clientupdater.internal.files.RealPaths;
import io.github.clientupdater.internal.files.Reasons;
import io.github.clientupdater.relaunch.RelaunchJob;
import io.github.clientupdater.task.UpdateException;
import io.github.clientupdater.task.UpdateException.Code;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * The hidden directory beside an installation in which the new version waits and the old one is kept.
 * Beside it, because a move is atomic only within one volume.
 */
final class SwapArea {
    private final Path live;
    private final Path area;

    private SwapArea(Path live) {
        this.live = live;
        this.area = live.resolveSibling("." + live.getFileName() + ".update");
    }

    /** Returns the area of {@code installation}; symbolic links to it are followed while they can be. */
    static SwapArea of(Path installation) {
        return new SwapArea(RealPaths.of(installation));
    }

    Path live() {
        return live;
    }

    Path fresh() {
        return area.resolve("new");
    }

    Path unpacked() {
        return area.resolve("unpacked");
    }

    private Path backup() {
        return area.resolve("old");
    }

    RelaunchJob.Swap swap() {
        return new RelaunchJob.Swap(live, fresh(), backup());
    }

    /** Makes an empty area. A backup that is still there belongs to a version that has run since. */
    void reset() throws IOException {
        if (!isInPlace()) throw new IOException(live + " has disappeared");
        PrivateDirectories.delete(area);
        PrivateDirectories.createNew(area);
    }

    /** Moves the old version back if the place where it belongs is empty, and removes the rest. */
    void recover() throws UpdateException {
        if (isCutOff()) discard();
    }

    /** Removes the area, but never the only copy of the application. */
    void discard() throws UpdateException {
        try {
            if (isCutOff()) Files.move(backup(), live, StandardCopyOption.ATOMIC_MOVE);
            if (isInPlace()) PrivateDirectories.delete(area);
        } catch (IOException e) {
            throw new UpdateException(Code.NOT_WRITABLE, "cannot put " + area + " in order: " + Reasons.of(e), e);
        }
    }

    private boolean isCutOff() {
        return !isInPlace() && Files.exists(backup());
    }

    private boolean isInPlace() {
        return Files.exists(live, LinkOption.NOFOLLOW_LINKS);
    }
}
