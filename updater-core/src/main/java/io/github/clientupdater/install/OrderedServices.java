package io.github.clientupdater.install;

import io.github.clientupdater.task.UpdateException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Several services, of which a later one may need an earlier one.
 *
 * @param controls in the order in which they are started
 */
record OrderedServices(List<ServiceControl> controls) implements ServiceControl {
    OrderedServices {
        controls = List.copyOf(controls);
    }

    @Override
    public void stop(ServiceCommands commands) throws UpdateException {
        List<ServiceControl> reversed = new ArrayList<>(controls);
        Collections.reverse(reversed);
        for (ServiceControl control : reversed) control.stop(commands);
    }

    @Override
    public void start(ServiceCommands commands) throws UpdateException {
        for (ServiceControl control : controls) control.start(commands);
    }

    @Override
    public void awaitHealthy(ServiceCommands commands, Duration within) throws UpdateException {
        Deadline deadline = Deadline.in(within);
        for (ServiceControl control : controls) control.awaitHealthy(commands, deadline.left());
    }
}
