package io.github.clientupdater.install;

import io.github.clientupdater.task.UpdateException;
import io.github.clientupdater.task.UpdateException.Code;
import java.time.Duration;
import java.util.List;

/**
 * Services that have to pass one more check.
 *
 * @param services controls them
 * @param check tells by its exit code whether they work
 */
record CheckedServices(ServiceControl services, List<String> check) implements ServiceControl {
    CheckedServices {
        check = CommandServices.required(check);
    }

    @Override
    public void stop(ServiceCommands commands) throws UpdateException {
        services.stop(commands);
    }

    @Override
    public void start(ServiceCommands commands) throws UpdateException {
        services.start(commands);
    }

    @Override
    public void awaitHealthy(ServiceCommands commands, Duration within) throws UpdateException {
        Deadline deadline = Deadline.in(within);
        services.awaitHealthy(commands, within);
        CommandServices.require(commands.repeat(check, deadline.left()), Code.SERVICE_UNHEALTHY, check, commands);
    }
}
