package io.github.clientupdater.install;

import io.github.clientupdater.task.UpdateException;
import java.time.Duration;
import java.util.List;

/**
 * Stops and starts what runs from the installation while another program, the updater, replaces its files.
 *
 * <p>Calls arrive one at a time on the update thread. Each blocks, within a bound, until it is so; past the
 * point of no return an interruption is kept for afterwards. Each may come again, after the updater was
 * killed: to stop what is stopped and to start what runs must do no harm. Whatever is thrown, also an
 * unchecked exception, is a failure of that step.
 */
public interface ServiceControl {
    /**
     * Stops the services; nothing of them runs when this returns.
     *
     * @param commands runs programs
     * @throws UpdateException if they do not stop: nothing is changed then, and they are started again
     */
    void stop(ServiceCommands commands) throws UpdateException;

    /**
     * Starts the services.
     *
     * @throws UpdateException if they do not start: the version before comes back then
     */
    void start(ServiceCommands commands) throws UpdateException;

    /**
     * Waits until the services work.
     *
     * @param within after how long they are given up
     * @throws UpdateException if they do not: the version before comes back then
     */
    void awaitHealthy(ServiceCommands commands, Duration within) throws UpdateException;

    /**
     * Returns the control of one unit of systemd, by {@code /usr/bin/systemctl}; this process needs the
     * right to that. The unit works if it has been active for five seconds on end.
     *
     * @param unit such as {@code acme.service}
     */
    static ServiceControl systemd(String unit) {
        return new SystemdService(unit, false);
    }

    /** As {@link #systemd}, for a unit of this user's own manager. */
    static ServiceControl systemdUser(String unit) {
        return new SystemdService(unit, true);
    }

    /**
     * Returns the control by three commands, each the full path of a program and its arguments, for no
     * shell. Exit code 0 is success. Stopping and starting may take two minutes each, then they are ended:
     * a service has to leave the command that starts it.
     *
     * @param health is run again and again until it succeeds
     * @throws IllegalArgumentException if one of them is empty
     */
    static ServiceControl commands(List<String> stop, List<String> start, List<String> health) {
        return new CommandServices(stop, start, health, CommandServices.BOUND);
    }

    /**
     * As {@link #commands(List, List, List)}, with a bound of your own.
     *
     * @param bound how long stopping and starting may take, each
     */
    static ServiceControl commands(List<String> stop, List<String> start, List<String> health, Duration bound) {
        return new CommandServices(stop, start, health, bound);
    }

    /** Returns the control of several: started and looked at in this order, stopped in the reverse. */
    static ServiceControl inOrder(ServiceControl... controls) {
        return new OrderedServices(List.of(controls));
    }

    /** Returns the control of nothing. */
    static ServiceControl none() {
        return new OrderedServices(List.of());
    }

    /**
     * Returns this control, whose services work only if {@code command} succeeds too: a program's full path
     * and its arguments, for no shell, run again and again until it ends with 0.
     */
    default ServiceControl checkedBy(List<String> command) {
        return new CheckedServices(this, command);
    }
}
