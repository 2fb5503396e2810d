package io.github.clientupdater.install;

import io.github.clientupdater.host.HostApplication;
import io.github.clientupdater.host.ProcessLauncher;
import io.github.clientupdater.install.PackageRow.Use;
import io.github.clientupdater.internal.files.PrivateDirectories;
import io.github.clientupdater.relaunch.InstallOutcome;
import io.github.clientupdater.relaunch.InstallRun;
import io.github.clientupdater.relaunch.Relauncher;
import io.github.clientupdater.release.Artifact;
import io.github.clientupdater.release.Platform;
import io.github.clientupdater.release.Release;
import io.github.clientupdater.task.Cancellation;
import io.github.clientupdater.task.UpdateException;
import io.github.clientupdater.verify.VerifiedArtifact;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A macOS application that is one directory {@code X.app}. The system's own programs take the new one out
 * of its package while the old one still runs; then it is replaced as any application directory is.
 */
final class BundleInstaller implements Installer {
    private final PackageTable table;
    private final ProcessLauncher launcher;
    private final Relauncher relauncher;

    BundleInstaller(Relauncher relauncher, ProcessLauncher launcher, PackageTable table) {
        this.table = table;
        this.launcher = launcher;
        this.relauncher = relauncher;
    }

    private SwapInstaller swap(HostApplication host) {
        SwapInstaller.Making making = (verified, release, site, cancellation) -> unpack(verified, site, host);
        return new SwapInstaller(SwapContent.DIRECTORY, making, relauncher);
    }

    @Override
    public boolean supports(Artifact artifact, HostApplication host) {
        return isBundle(host) && table.knows(artifact.format(), Use.UNPACKS);
    }

    private static boolean isBundle(HostApplication host) {
        boolean bundle = host.installDir()
                .filter(live -> live.toString().endsWith(".app"))
                .isPresent();
        return bundle && host.platform().os() == Platform.Os.MACOS;
    }

    @Override
    public void preflight(Artifact artifact, HostApplication host) throws UpdateException {
        table.requireWay(artifact.format());
        swap(host).preflight(artifact, host);
    }

    @Override
    public StagedUpdate stage(
            VerifiedArtifact verified, Release release, HostApplication host, Cancellation cancellation)
            throws UpdateException {
        return swap(host).stage(verified, release, host, cancellation);
    }

    private void unpack(VerifiedArtifact verified, SwapContent.Site site, HostApplication host)
            throws IOException, UpdateException {
        Path file = verified.file();
        PackageKind kind = table.recognise(file, verified.artifact().format());
        Path unpacked = site.area().unpacked();
        Path mount = unpacked.resolveSibling("mount");
        String bundle = String.valueOf(site.live().getFileName());
        for (Path directory : List.of(unpacked, mount)) PrivateDirectories.createNew(directory);
        Map<String, String> places = Map.of(
                PackagePlaces.PACKAGE, file.toString(),
                PackagePlaces.MOUNT, mount.toString(),
                PackagePlaces.UNPACKED, unpacked.toString(),
                PackagePlaces.BUNDLE, bundle);
        Path log = host.workDir().resolve("installer.log");
        InstallOutcome outcome =
                new InstallRun(launcher, log).run(table.steps(kind, PrivateDirectories.parentOf(file), places));
        Path fresh = unpacked.resolve(bundle);
        if (!outcome.isInstalled() || !Files.isDirectory(fresh, LinkOption.NOFOLLOW_LINKS)) {
            throw new IOException("there is no " + bundle + " in it, or it cannot be opened; see " + log);
        }
        Files.move(fresh, site.area().fresh(), StandardCopyOption.ATOMIC_MOVE);
        PrivateDirectories.delete(unpacked);
        PrivateDirectories.delete(mount);
    }

    @Override
    public Handoff commit(StagedUpdate staged, HostApplication host) throws UpdateException {
        return swap(host).commit(staged, host);
    }

    @Override
    public Optional<Handoff> takeBack(HostApplication host) throws UpdateException {
        return isBundle(host) ? swap(host).takeBack(host) : Optional.empty();
    }

    @Override
    public boolean canTakeBack(HostApplication host) {
        return isBundle(host) && swap(host).canTakeBack(host);
    }

    @Override
    public void recover(HostApplication host) throws UpdateException {
        if (isBundle(host)) swap(host).recover(host);
    }

    @Override
    public void discard(HostApplication host) throws UpdateException {
        if (isBundle(host)) swap(host).discard(host);
    }
}
