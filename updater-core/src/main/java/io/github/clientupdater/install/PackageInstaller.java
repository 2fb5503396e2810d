package io.github.clientupdater.install;

import io.github.clientupdater.host.HostApplication;
import io.github.clientupdater.install.PackageRow.Use;
import io.github.clientupdater.internal.files.PrivateDirectories;
import io.github.clientupdater.relaunch.InstallStep;
import io.github.clientupdater.relaunch.Relauncher;
import io.github.clientupdater.release.Artifact;
import io.github.clientupdater.release.Format;
import io.github.clientupdater.release.Release;
import io.github.clientupdater.task.Cancellation;
import io.github.clientupdater.task.UpdateException;
import io.github.clientupdater.task.UpdateException.Code;
import io.github.clientupdater.verify.VerifiedArtifact;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;

/** A package that installs itself, or that the system's package manager installs, as {@link PackageKind} says. */
final class PackageInstaller implements Installer {
    private final PackageTable table;
    private final Commit commit;

    PackageInstaller(Relauncher relauncher, PackageTable table) {
        this.table = table;
        this.commit = new Commit(relauncher);
    }

    @Override
    public boolean supports(Artifact artifact, HostApplication host) {
        return table.knows(artifact.format(), Use.INSTALLS) || table.knows(artifact.format(), Use.IS_THE_APPLICATION);
    }

    @Override
    public void preflight(Artifact artifact, HostApplication host) throws UpdateException {
        table.requireWay(artifact.format());
    }

    @Override
    public StagedUpdate stage(
            VerifiedArtifact verified, Release release, HostApplication host, Cancellation cancellation)
            throws UpdateException {
        try {
            steps(recognised(verified), verified.file(), host); // Fails here, while nobody has been asked to restart.
            if (PrivateDirectories.isPosix(verified.file())) {
                Files.setPosixFilePermissions(verified.file(), PosixFilePermissions.fromString("rwx------"));
            }
        } catch (IOException e) {
            throw new UpdateException(Code.STAGING_FAILED, "the package cannot be made executable", e);
        }
        return new StagedUpdate(release, verified, verified.file(), "");
    }

    /** What is not what it claims is not kept: it would be found again. */
    private PackageKind recognised(VerifiedArtifact verified) throws IOException, UpdateException {
        try {
            return table.recognise(verified.file(), verified.artifact().format());
        } catch (UpdateException e) {
            if (e.code() == Code.PACKAGE_KIND_MISMATCH) Files.deleteIfExists(verified.file());
            throw e;
        }
    }

    @Override
    public Handoff commit(StagedUpdate staged, HostApplication host) throws UpdateException {
        ShutdownGuard.refuseWhileEnding();
        Path file = staged.prepared();
        PackageDirectory.requireAlone(file);
        Format format = staged.verified().artifact().format();
        PackageKind kind = table.recognise(file, format);
        boolean itself = kind.row().use() == Use.IS_THE_APPLICATION;
        List<String> start = itself ? List.of(file.toString()) : host.relaunchCommand();
        return commit.run(steps(kind, file, host), start, host);
    }

    private List<InstallStep> steps(PackageKind kind, Path file, HostApplication host) throws UpdateException {
        Map<String, String> places = Map.of(
                PackagePlaces.PACKAGE, file.toString(),
                PackagePlaces.LOG, host.workDir().resolve("installer.log").toString());
        return table.steps(kind, PrivateDirectories.parentOf(file), places);
    }
}
