package io.github.clientupdater.install;

import io.github.clientupdater.host.HostApplication;
import io.github.clientupdater.internal.files.DiskSpace;
import io.github.clientupdater.internal.files.Reasons;
import io.github.clientupdater.relaunch.Relauncher;
import io.github.clientupdater.release.Artifact;
import io.github.clientupdater.release.Release;
import io.github.clientupdater.task.Cancellation;
import io.github.clientupdater.task.UpdateException;
import io.github.clientupdater.task.UpdateException.Code;
import io.github.clientupdater.verify.VerifiedArtifact;
import java.io.IOException;
import java.nio.file.Path;

/** An installation that is one directory or one file, replaced as a whole by another. */
final class SwapInstaller implements Installer {
    private final SwapContent content;
    private final Commit commit;

    SwapInstaller(SwapContent content, Relauncher relauncher) {
        this.content = content;
        this.commit = new Commit(relauncher);
    }

    @Override
    public boolean supports(Artifact artifact, HostApplication host) {
        return content.comesFrom(artifact.format())
                && content.installation(host).isPresent();
    }

    @Override
    public void preflight(Artifact artifact, HostApplication host) throws UpdateException {
        Path live = area(host).live();
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
        SwapArea area = area(host);
        boolean done = false;
        try {
            area.reset();
            content.make(verified, area, cancellation);
            Ownership.copy(area.live(), area.fresh());
            done = true;
            return new StagedUpdate(release, verified, area.fresh());
        } catch (IOException e) {
            cancellation.throwIfCancelled(); // An interrupted thread finds its file closed.
            Code code = DiskSpace.isExhausted(e) ? Code.DISK_FULL : Code.STAGING_FAILED;
            throw new UpdateException(code, "the package cannot be unpacked: " + Reasons.of(e), e);
        } finally {
            if (!done) area.discard();
        }
    }

    @Override
    public Handoff commit(StagedUpdate staged, HostApplication host) throws UpdateException {
        return commit.swap(area(host).swap(), host);
    }

    @Override
    public void recover(HostApplication host) throws UpdateException {
        if (content.installation(host).isPresent()) area(host).recover();
    }

    @Override
    public void discard(HostApplication host) throws UpdateException {
        if (content.installation(host).isPresent()) area(host).discard();
    }

    private SwapArea area(HostApplication host) {
        return SwapArea.of(content.installation(host).orElseThrow());
    }
}
