package io.github.clientupdater.install;

import io.github.clientupdater.host.HostApplication;
import io.github.clientupdater.install.SwapContent.Site;
import io.github.clientupdater.internal.files.DiskSpace;
import io.github.clientupdater.internal.files.RealPaths;
import io.github.clientupdater.internal.files.Reasons;
import io.github.clientupdater.internal.swap.Disk;
import io.github.clientupdater.internal.swap.JournalException;
import io.github.clientupdater.internal.swap.Recovery;
import io.github.clientupdater.internal.swap.Swap;
import io.github.clientupdater.internal.swap.SwapArea;
import io.github.clientupdater.relaunch.Relauncher;
import io.github.clientupdater.release.Artifact;
import io.github.clientupdater.release.Release;
import io.github.clientupdater.task.Cancellation;
import io.github.clientupdater.task.UpdateException;
import io.github.clientupdater.task.UpdateException.Code;
import io.github.clientupdater.verify.VerifiedArtifact;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** An installation whose files are replaced by those of the new version, under a journal. */
final class SwapInstaller implements Installer {
    private final SwapContent content;
    private final Making making;
    private final Commit commit;
    private final Disk disk = Disk.real();

    SwapInstaller(SwapContent content, Relauncher relauncher) {
        this(content, content::make, relauncher);
    }

    SwapInstaller(SwapContent content, Making making, Relauncher relauncher) {
        this.content = content;
        this.making = making;
        this.commit = new Commit(relauncher);
    }

    @Override
    public boolean supports(Artifact artifact, HostApplication host) {
        return content.comesFrom(artifact.format())
                && content.installation(host).isPresent();
    }

    @Override
    public void preflight(Artifact artifact, HostApplication host) throws UpdateException {
        Path live = live(host);
        if (!content.isAt(live)) {
            throw new UpdateException(Code.NO_INSTALLER, "there is no application " + content + " at " + live);
        }
        Replaceable.require(live);
        DiskSpace.require(live, artifact.size().orElse(0)); // At least that much comes out of it.
    }

    @Override
    public StagedUpdate stage(
            VerifiedArtifact verified, Release release, HostApplication host, Cancellation cancellation)
            throws UpdateException {
        Site site = site(host);
        boolean done = false;
        try {
            site.area().reset(disk);
            making.make(verified, release, site, cancellation);
            String seal = site.area().seal(disk);
            done = true;
            return new StagedUpdate(release, verified, site.area().fresh(), seal);
        } catch (IOException e) {
            cancellation.throwIfCancelled(); // An interrupted thread finds its file closed.
            Code code = DiskSpace.codeOf(e, Code.STAGING_FAILED);
            throw new UpdateException(code, "the package cannot be unpacked: " + Reasons.of(e), e);
        } finally {
            if (!done) discard(host);
        }
    }

    @Override
    public Handoff commit(StagedUpdate staged, HostApplication host) throws UpdateException {
        return commit.swap(swap(host, staged.seal()), host);
    }

    @Override
    public Optional<Handoff> takeBack(HostApplication host) throws UpdateException {
        return canTakeBack(host) ? Optional.of(commit.takeBack(swap(host, ""), host)) : Optional.empty();
    }

    @Override
    public boolean canTakeBack(HostApplication host) {
        return content.installation(host).isPresent()
                && isUnconfirmed(site(host).area());
    }

    private Swap swap(HostApplication host, String seal) {
        Path live = live(host);
        return new Swap(
                content.root(live),
                SwapArea.beside(live),
                content.isWhole(),
                content.last(live, host),
                host.preserved(),
                seal);
    }

    @Override
    public void recover(HostApplication host) throws UpdateException {
        if (content.installation(host).isEmpty()) return;
        try {
            new Recovery(disk).run(site(host).area());
        } catch (IOException e) {
            throw unusable(host, e);
        }
    }

    @Override
    public void discard(HostApplication host) throws UpdateException {
        if (content.installation(host).isEmpty()) return;
        Site site = site(host);
        try {
            site.area().discard(disk);
            if (content == SwapContent.SLOTS) Slots.removeOthers(site.live());
        } catch (IOException e) {
            throw unusable(host, e);
        }
    }

    private static boolean isUnconfirmed(SwapArea area) {
        try {
            return area.isUnconfirmed();
        } catch (IOException e) {
            return false; // Nothing that could be taken back.
        }
    }

    private UpdateException unusable(HostApplication host, IOException e) {
        String area = SwapArea.beside(live(host)).toString();
        if (e instanceof JournalException) return new UpdateException(Code.JOURNAL_UNUSABLE, Reasons.of(e), e);
        return new UpdateException(Code.NOT_WRITABLE, "cannot put " + area + " in order: " + Reasons.of(e), e);
    }

    /** Symbolic links to the installation are followed while they can be. */
    private Path live(HostApplication host) {
        return RealPaths.of(content.installation(host).orElseThrow());
    }

    private Site site(HostApplication host) {
        Path live = live(host);
        return new Site(live, SwapArea.at(SwapArea.beside(live), content.root(live)));
    }

    /** Makes the new tree from a package. */
    @FunctionalInterface
    interface Making {
        void make(VerifiedArtifact verified, Release release, Site site, Cancellation cancellation)
                throws IOException, UpdateException;
    }
}
