package io.github.clientupdater.install;

import io.github.clientupdater.host.HostApplication;
import io.github.clientupdater.install.ServiceMark.Phase;
import io.github.clientupdater.release.Format;
import io.github.clientupdater.task.UpdateException;
import io.github.clientupdater.task.UpdateException.Code;
import java.util.Optional;

/**
 * Stop, replace, start, look; and back where that does not work. Each step is written down before it is
 * taken, so that {@link ServiceRecovery} goes on where a kill ended this: at the end the services run, all
 * of them from one version.
 */
final class ServicedCommit {
    private final ServiceSteps steps;
    private final ServiceMarks marks;
    private final Installer installer;
    private final HostApplication host;
    private final ServiceWayBack wayBack;

    ServicedCommit(ServiceSteps steps, ServiceMarks marks, Installer installer, HostApplication host) {
        this.steps = steps;
        this.marks = marks;
        this.installer = installer;
        this.host = host;
        this.wayBack = new ServiceWayBack(steps, marks, installer, host);
    }

    /** Returns once the new version works; if it throws, the message says what is in place and what runs. */
    void perform(StagedUpdate staged) throws UpdateException {
        Format format = staged.verified().artifact().format();
        ServiceMark mark = ServiceMark.stopping(staged.release().version(), format, steps.readVersion());
        marks.write(mark);
        stop(mark);
        replace(staged, mark);
        Optional<UpdateException> failure = comeUp(mark);
        if (failure.isPresent()) throw failure.get();
        marks.clear();
    }

    private void stop(ServiceMark mark) throws UpdateException {
        try {
            steps.stop();
            marks.write(mark.at(Phase.SWAPPING));
        } catch (UpdateException e) {
            throw wayBack.resumed(e, "nothing was changed");
        }
    }

    private void replace(StagedUpdate staged, ServiceMark mark) throws UpdateException {
        try {
            installer.commit(staged, host);
        } catch (UpdateException e) {
            throw notReplaced(mark, e);
        } catch (RuntimeException e) {
            throw notReplaced(mark, new UpdateException(Code.UNEXPECTED, "unexpected: " + e, e));
        }
    }

    private UpdateException notReplaced(ServiceMark mark, UpdateException why) throws UpdateException {
        wayBack.putBack(mark.at(Phase.SWAPPING, why));
        return wayBack.resumed(why, "the old version is in place");
    }

    /** Starts the new version, whose files are in place. Returns why it had to go again, or nothing. */
    Optional<UpdateException> comeUp(ServiceMark mark) throws UpdateException {
        boolean back = installer.canTakeBack(host);
        ServiceMark starting = mark.at(back ? Phase.STARTING : Phase.STARTING_FOR_GOOD);
        marks.writeIfPossible(starting);
        try {
            steps.writeVersion(mark.version());
            steps.start();
            return Optional.empty();
        } catch (UpdateException e) {
            return Optional.of(back ? wayBack.go(starting, e) : wayBack.isNone(starting, e));
        }
    }
}
