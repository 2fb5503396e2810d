package io.github.clientupdater.install;

import io.github.clientupdater.host.HostApplication;
import io.github.clientupdater.install.ServiceMark.Phase;
import io.github.clientupdater.relaunch.RelaunchDirectory;
import io.github.clientupdater.task.UpdateException;
import io.github.clientupdater.task.UpdateException.Code;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Back to the old version: its files, its name in the configuration, its services. May be cut off and repeated. */
final class ServiceWayBack {
    private static final Logger LOG = LoggerFactory.getLogger(ServiceWayBack.class);

    private final ServiceSteps steps;
    private final ServiceMarks marks;
    private final Installer installer;
    private final HostApplication host;

    ServiceWayBack(ServiceSteps steps, ServiceMarks marks, Installer installer, HostApplication host) {
        this.steps = steps;
        this.marks = marks;
        this.installer = installer;
        this.host = host;
    }

    /**
     * Goes the whole way, because of {@code why}.
     *
     * @return how it came out
     * @throws UpdateException if the files cannot be put back now; the next run tries again
     */
    UpdateException go(ServiceMark mark, UpdateException why) throws UpdateException {
        ServiceMark back = mark.at(Phase.GOING_BACK, why);
        marks.writeIfPossible(back);
        stopIfPossible();
        restoreVersion(mark); // Before the files: whoever reads it while they go back reads the old one.
        putBack(back);
        UpdateException outcome = startTheOld(why);
        marks.writeIfPossible(back.at(Phase.ENDED, outcome));
        return outcome;
    }

    /** Where the package installed itself, what is there stays there. */
    UpdateException isNone(ServiceMark mark, UpdateException why) {
        UpdateException outcome = new UpdateException(
                why.code(),
                why.getMessage() + "; the new version is in place, for there is no way back from this package",
                why);
        marks.writeIfPossible(mark.at(Phase.ENDED, outcome));
        return outcome;
    }

    /** What refuses to stop is no reason to keep a version that does not work. */
    void stopIfPossible() {
        try {
            steps.stop();
        } catch (UpdateException e) {
            LOG.warn("going on although the services do not stop: {}", e.getMessage());
        }
    }

    void restoreVersion(ServiceMark mark) {
        try {
            if (!mark.previous().isEmpty()) steps.restoreVersion(mark.previous());
        } catch (UpdateException e) {
            LOG.warn("the configuration names the wrong version: {}", e.getMessage());
        }
    }

    /** Services do not start from files of two versions. */
    void putBack(ServiceMark mark) throws UpdateException {
        try {
            if (RelaunchDirectory.below(host.workDir()).isRelauncherAlive()) {
                throw new UpdateException(Code.BUSY, "the files are still being replaced");
            }
            installer.recover(host);
            if (installer.canTakeBack(host)) installer.takeBack(host);
            installer.recover(host);
            if (installer.canTakeBack(host)) throw new UpdateException(Code.INSTALL_FAILED, "see relaunch/log");
        } catch (UpdateException e) {
            String message = mark.reason().getMessage() + "; the old version cannot be put back now: " + e.getMessage()
                    + "; the services are stopped, and the next run tries again";
            throw new UpdateException(e.code(), message, e);
        }
    }

    private UpdateException startTheOld(UpdateException why) {
        String first = "the new version did not come up (" + why.getMessage() + "); the old one was restored";
        try {
            steps.start();
            boolean fault = why.code() == Code.SERVICE_START_FAILED || why.code() == Code.SERVICE_UNHEALTHY;
            return new UpdateException(fault ? Code.ROLLED_BACK : why.code(), first + " and works", why);
        } catch (UpdateException e) {
            String second = ", but does not come up either (" + e.getMessage() + "): an administrator has to look";
            return new UpdateException(e.code(), first + second, e);
        }
    }

    /** Starts what was stopped for an update that has not changed anything, or not any more. */
    UpdateException resumed(UpdateException why, String state) {
        String end = "; " + state + ", and the services run again";
        try {
            steps.start();
        } catch (UpdateException e) {
            end = "; " + state + ", but the services do not come up: " + e.getMessage();
        }
        marks.clear();
        return new UpdateException(why.code(), why.getMessage() + end, why);
    }
}
