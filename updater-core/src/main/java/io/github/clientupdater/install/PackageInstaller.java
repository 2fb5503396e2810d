package io.github.clientupdater.install;

import io.github.clientupdater.host.HostApplication;
import io.github.clientupdater.internal.files.PrivateDirectories;
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

/** A package that installs itself, or that the system's package manager installs. */
final class PackageInstaller implements Installer {
    private final Commit commit;

    PackageInstaller(Relauncher relauncher) {
        this.commit = new Commit(relauncher);
    }

    @Override
    public boolean supports(Artifact artifact, HostApplication host) {
        return PackageCommands.knows(artifact.format()) || artifact.format() == Format.APP_IMAGE;
    }

    @Override
    public void preflight(Artifact artifact, HostApplication host) throws UpdateException {
        if (!PackageCommands.knows(artifact.format())) return;
        Path downloaded = host.workDir().resolve("package");
        Path program = Path.of(PackageCommands.of(artifact.format(), downloaded).get(0));
        if (!program.equals(downloaded) && !Files.isExecutable(program)) {
            throw new UpdateException(
                    Code.NO_INSTALLER, program + " is missing, so no " + artifact.format() + " can be installed");
        }
    }

    @Override
    public StagedUpdate stage(
            VerifiedArtifact verified, Release release, HostApplication host, Cancellation cancellation)
            throws UpdateException {
        try {
            if (PrivateDirectories.isPosix(verified.file())) {
                Files.setPosixFilePermissions(verified.file(), PosixFilePermissions.fromString("rwx------"));
            }
        } catch (IOException e) {
            throw new UpdateException(Code.STAGING_FAILED, "the package cannot be made executable", e);
        }
        return new StagedUpdate(release, verified, verified.file(), "");
    }

    @Override
    public Handoff commit(StagedUpdate staged, HostApplication host) throws UpdateException {
        Format format = staged.verified().artifact().format();
        Path file = staged.prepared();
        if (format == Format.APP_IMAGE) { // Nothing to install: it is the new version.
            return commit.run(List.of(), List.of(file.toString()), host);
        }
        return commit.run(PackageCommands.of(format, file), host.relaunchCommand(), host);
    }
}
