package io.github.clientupdater.install;

import io.github.clientupdater.task.UpdateException;
import io.github.clientupdater.task.UpdateException.Code;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** A unit of systemd. */
final class SystemdService implements ServiceControl {
    private static final String PROGRAM = "/usr/bin/systemctl";
    private static final Pattern UNIT = Pattern.compile("[A-Za-z0-9:_.\\\\@][A-Za-z0-9:_.\\\\@-]{0,254}");
    /** Above systemd's own patience of 90 seconds, after which it kills. */
    private static final Duration BOUND = Duration.ofMinutes(3);

    private static final Duration ONE_LOOK = Duration.ofSeconds(10);
    private static final Duration STEADY = Duration.ofSeconds(5);

    private final String unit;
    private final boolean user;
    private final Duration steady;

    SystemdService(String unit, boolean user) {
        this(unit, user, STEADY);
    }

    /** {@code steady} is how long it has to be active on end: a simple service is active before it fails. */
    SystemdService(String unit, boolean user, Duration steady) {
        if (!UNIT.matcher(unit).matches()) throw new IllegalArgumentException("not a unit: \"" + unit + "\"");
        this.unit = unit;
        this.user = user;
        this.steady = steady;
    }

    @Override
    public void stop(ServiceCommands commands) throws UpdateException {
        List<String> stop = command("stop", "--no-ask-password");
        CommandServices.require(commands.run(stop, BOUND), Code.SERVICE_STOP_FAILED, named(), commands);
        if (isActive(commands)) throw new UpdateException(Code.SERVICE_STOP_FAILED, unit + " is still active");
    }

    @Override
    public void start(ServiceCommands commands) throws UpdateException {
        commands.run(command("reset-failed", "--no-ask-password"), ONE_LOOK); // Or it "was started too often".
        List<String> start = command("start", "--no-ask-password");
        CommandServices.require(commands.run(start, BOUND), Code.SERVICE_START_FAILED, named(), commands);
    }

    @Override
    public void awaitHealthy(ServiceCommands commands, Duration within) throws UpdateException {
        if (commands.until(() -> steadilyActive(commands), within).isEmpty()) return;
        throw new UpdateException(
                Code.SERVICE_UNHEALTHY,
                unit + " was not active for " + steady.toMillis() + " ms on end; see " + commands.log());
    }

    private Optional<String> steadilyActive(ServiceCommands commands) {
        Deadline enough = Deadline.in(steady);
        do {
            if (!isActive(commands)) return Optional.of("not active");
            ServiceCommands.pause(ServiceCommands.shorter(Duration.ofMillis(250), enough.left()));
        } while (!enough.left().isZero());
        return isActive(commands) ? Optional.empty() : Optional.of("not active any more");
    }

    private boolean isActive(ServiceCommands commands) {
        return commands.run(command("is-active", "--quiet"), ONE_LOOK).isEmpty();
    }

    private List<String> command(String verb, String option) {
        List<String> command = new ArrayList<>(List.of(PROGRAM));
        if (user) command.add("--user");
        command.addAll(List.of(verb, option, "--", unit));
        return command;
    }

    private List<String> named() {
        return List.of(PROGRAM + " for " + unit);
    }
}
