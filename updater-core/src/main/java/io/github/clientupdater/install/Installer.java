package io.github.clientupdater.install;

import io.github.clientupdater.host.HostApplication;
import io.github.clientupdater.host.ProcessLauncher;
import io.github.clientupdater.relaunch.Relauncher;
import io.github.clientupdater.release.Artifact;
import io.github.clientupdater.release.Release;
import io.github.clientupdater.task.Cancellation;
import io.github.clientupdater.task.UpdateException;
import io.github.clientupdater.verify.VerifiedArtifact;
import java.util.List;
import java.util.Optional;

/**
 * Puts an artifact in place, in two steps. {@link #stage} does everything that can be undone; {@link
 * #commit} is the point of no return. Calls arrive on the update thread, in the order of the methods.
 */
public interface Installer {
    /** Returns whether this is the one for {@code artifact} in the installation of {@code host}. */
    boolean supports(Artifact artifact, HostApplication host);

    /**
     * Fails if the installation cannot be replaced. Called before a byte is downloaded; changes nothing.
     *
     * @throws UpdateException with what stands in the way
     */
    void preflight(Artifact artifact, HostApplication host) throws UpdateException;

    /**
     * Prepares beside the installation. Leaves the installation itself untouched, whatever happens.
     *
     * @throws UpdateException if that fails; then nothing stays behind
     */
    StagedUpdate stage(VerifiedArtifact verified, Release release, HostApplication host, Cancellation cancellation)
            throws UpdateException;

    /**
     * Makes {@code staged} live, or starts the process that will.
     *
     * @throws UpdateException if the old version is still the one in place
     */
    Handoff commit(StagedUpdate staged, HostApplication host) throws UpdateException;

    /**
     * Brings a commit that was cut off half-way to an end: the old version or the new one. Called before
     * anything else, only while no relauncher is at work. Does nothing where nothing is wrong.
     *
     * @throws UpdateException if that is not possible
     */
    default void recover(HostApplication host) throws UpdateException {}

    /**
     * Removes what lies beside the installation: a staged version that is not wanted now, or the old
     * one once the new one has confirmed. Never the only copy of the application.
     *
     * @throws UpdateException if it cannot be removed now
     */
    default void discard(HostApplication host) throws UpdateException {}

    /**
     * Puts back what the last commit replaced, because the new version does not confirm.
     *
     * @return what the application has to do now; empty if there is nothing to put back
     * @throws UpdateException if the process that does it could not be started
     */
    default Optional<Handoff> takeBack(HostApplication host) throws UpdateException {
        return Optional.empty();
    }

    /** Returns whether {@link #takeBack} would put anything back. */
    default boolean canTakeBack(HostApplication host) {
        return false;
    }

    /**
     * Returns whether a commit that failed left something that only {@link #recover} can bring to an end.
     *
     * @throws UpdateException if that cannot be found out
     */
    default boolean awaitsRecovery() throws UpdateException {
        return false;
    }

    /**
     * Returns how the last commit came out, where {@link #recover} has brought it to an end and seen that
     * itself; empty where the version that runs has to tell.
     *
     * @throws UpdateException if it cannot be read
     */
    default Optional<CommitEnding> ending() throws UpdateException {
        return Optional.empty();
    }

    /**
     * Returns the installers for application directories, single files and external installers.
     *
     * @param launcher starts the process that finishes the update
     * @param options how external installers are called
     */
    static List<Installer> standard(ProcessLauncher launcher, InstallOptions options) {
        Relauncher relauncher = new Relauncher(launcher);
        PackageTable table = new PackageTable(options, ThisSystem.current());
        return List.of(
                new BundleInstaller(relauncher, launcher, table), // Before the plain directories.
                new SwapInstaller(SwapContent.SLOTS, relauncher),
                new SwapInstaller(SwapContent.DIRECTORY, relauncher),
                new SwapInstaller(SwapContent.FILE, relauncher),
                new PackageInstaller(relauncher, table));
    }

    /** What the application has to do after {@link #commit}. */
    enum Handoff {
        /** Nothing: the update is live. */
        COMPLETE,
        /** Nothing: the update is live, and what runs from it has been seen to work. */
        HEALTHY,
        /** Exit: another process is waiting for that. */
        EXIT_REQUIRED
    }
}
