package io.github.clientupdater.install;

import io.github.clientupdater.host.HostApplication;
import io.github.clientupdater.internal.swap.Disk;
import io.github.clientupdater.internal.swap.Recovery;
import io.github.clientupdater.internal.swap.Swap;
import io.github.clientupdater.internal.swap.SwapArea;
import io.github.clientupdater.internal.swap.Swapper;
import io.github.clientupdater.release.Artifact;
import io.github.clientupdater.release.Format;
import io.github.clientupdater.release.Release;
import io.github.clientupdater.task.Cancellation;
import io.github.clientupdater.task.UpdateException;
import io.github.clientupdater.task.UpdateException.Code;
import io.github.clientupdater.verify.VerifiedArtifact;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Swaps as the real one, but in this process, where it can be killed before any operation. */
final class SwappingInstaller implements Installer {
    private final Path live;
    private final SwapArea area;
    private final KillSwitch kills;
    private final Disk disk;
    private boolean reversible = true;

    SwappingInstaller(Path live, KillSwitch kills) {
        this.live = live;
        this.area = SwapArea.at(SwapArea.beside(live), live);
        this.kills = kills;
        this.disk = kills.disk();
    }

    /** As an installer that runs a package. */
    void forgetTheWayBack() {
        reversible = false;
    }

    @Override
    public boolean supports(Artifact artifact, HostApplication host) {
        return artifact.format() == Format.ZIP;
    }

    @Override
    public void preflight(Artifact artifact, HostApplication host) {}

    @Override
    public StagedUpdate stage(VerifiedArtifact verified, Release release, HostApplication host, Cancellation stop) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Handoff commit(StagedUpdate staged, HostApplication host) throws UpdateException {
        Swap swap = new Swap(live, SwapArea.beside(live), true, "node.jar", List.of(), staged.seal());
        change(() -> new Swapper(disk).apply(swap));
        kills.before();
        return Handoff.COMPLETE;
    }

    @Override
    public boolean canTakeBack(HostApplication host) {
        try {
            return reversible && area.isUnconfirmed();
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public Optional<Handoff> takeBack(HostApplication host) throws UpdateException {
        change(() -> new Swapper(disk).takeBack(area));
        return Optional.of(Handoff.COMPLETE);
    }

    @Override
    public void recover(HostApplication host) throws UpdateException {
        change(() -> new Recovery(disk).run(area));
    }

    @Override
    public void discard(HostApplication host) throws UpdateException {
        change(() -> area.discard(disk));
    }

    private static void change(Change change) throws UpdateException {
        try {
            change.make();
        } catch (IOException e) {
            throw new UpdateException(Code.INSTALL_FAILED, String.valueOf(e.getMessage()), e);
        }
    }

    @FunctionalInterface
    private interface Change {
        void make() throws IOException;
    }
}
