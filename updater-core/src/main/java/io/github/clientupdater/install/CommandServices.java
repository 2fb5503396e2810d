package io.github.clientupdater.install;

import io.github.clientupdater.task.UpdateException;
import io.github.clientupdater.task.UpdateException.Code;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Services that are controlled by commands.
 *
 * @param stop stops them
 * @param start starts them, and ends
 * @param health tells by its exit code whether they work
 * @param bound for the first two
 */
record CommandServices(List<String> stop, List<String> start, List<String> health, Duration bound)
        implements ServiceControl {
    static final Duration BOUND = Duration.ofMinutes(2);

    CommandServices {
        stop = required(stop);
        start = required(start);
        health = required(health);
    }

    static List<String> required(List<String> command) {
        if (command.isEmpty() || command.get(0).isEmpty()) throw new IllegalArgumentException("no command");
        return List.copyOf(command);
    }

    @Override
    public void stop(ServiceCommands commands) throws UpdateException {
        require(commands.run(stop, bound), Code.SERVICE_STOP_FAILED, stop, commands);
    }

    @Override
    public void start(ServiceCommands commands) throws UpdateException {
        require(commands.run(start, bound), Code.SERVICE_START_FAILED, start, commands);
    }

    @Override
    public void awaitHealthy(ServiceCommands commands, Duration within) throws UpdateException {
        require(commands.repeat(health, within), Code.SERVICE_UNHEALTHY, health, commands);
    }

    /** Arguments may hold secrets: only the program is named. */
    static void require(Optional<String> obstacle, Code code, List<String> command, ServiceCommands commands)
            throws UpdateException {
        if (obstacle.isEmpty()) return;
        throw new UpdateException(code, command.get(0) + ": " + obstacle.get() + "; see " + commands.log());
    }
}
