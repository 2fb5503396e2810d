package io.github.clientupdater.install;

import io.github.clientupdater.host.HostApplication;
import io.github.clientupdater.install.ServiceMark.Phase;
import io.github.clientupdater.task.UpdateException;
import java.util.Optional;

/** Brings an update that was cut off to an end: on, where the new files are in place, else back. May be cut off too. */
final class ServiceRecovery {
    private final ServiceSteps steps;
    private final ServiceMarks marks;
    private final Installer installer;
    private final HostApplication host;
    private final ServiceWayBack wayBack;

    ServiceRecovery(ServiceSteps steps, ServiceMarks marks, Installer installer, HostApplication host) {
        this.steps = steps;
        this.marks = marks;
        this.installer = installer;
        this.host = host;
        this.wayBack = new ServiceWayBack(steps, marks, installer, host);
    }

    void run(ServiceMark mark) throws UpdateException {
        switch (mark.phase()) {
            case STOPPING -> resume(mark);
            case SWAPPING, STARTING -> settle(mark);
            case STARTING_FOR_GOOD -> goOn(mark);
            case GOING_BACK -> wayBack.go(mark, mark.reason());
            case ENDED -> {}
        }
    }

    /** After a power cut they may run already, started at boot from whatever lay there. */
    private void settle(ServiceMark mark) throws UpdateException {
        wayBack.stopIfPossible();
        installer.recover(host);
        if (installer.canTakeBack(host)) goOn(mark);
        else resume(mark);
    }

    private void goOn(ServiceMark mark) throws UpdateException {
        Optional<UpdateException> failure = new ServicedCommit(steps, marks, installer, host).comeUp(mark);
        if (failure.isEmpty()) marks.writeIfPossible(mark.at(Phase.ENDED));
    }

    private void resume(ServiceMark mark) throws UpdateException {
        wayBack.restoreVersion(mark);
        try {
            steps.start();
        } catch (UpdateException e) {
            marks.clear(); // The files are whole: what else is wrong with them, another update may mend.
            String message = "an update was cut off; the old version is in place, but does not come up: ";
            throw new UpdateException(e.code(), message + e.getMessage(), e);
        }
        marks.clear();
    }
}
