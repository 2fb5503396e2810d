package io.github.clientupdater.user.session;

import io.github.clientupdater.decision.UpdateTrigger;
import io.github.clientupdater.task.Cancellation;
import org.jspecify.annotations.Nullable;

/** Starts and stops runs, one after the other. Guarded by the session's lock. */
final class RunControl {
    private final Runnable returned;
    private UpdateSession.@Nullable Runs runs;
    private @Nullable Cancellation running;
    private @Nullable Thread runner;
    private @Nullable UpdateTrigger next;
    private boolean stopping; // The run that is under way.
    private boolean starting; // From the request to the beginning.

    RunControl(Runnable returned) {
        this.returned = returned;
    }

    void connect(UpdateSession.Runs own) {
        runs = own;
    }

    boolean canStart() {
        return runs != null;
    }

    boolean isRunning() {
        return running != null || starting;
    }

    boolean canStop() {
        return running != null;
    }

    /** Two runs at a time: the second one is only told that the first is busy. */
    boolean isOfAnotherRun() {
        return running != null && runner != Thread.currentThread();
    }

    void begins(Cancellation cancellation) {
        if (running != null) return;
        running = cancellation;
        runner = Thread.currentThread();
        starting = false;
        stopping = false;
    }

    /** Returns whether somebody has stopped the run that is under way. */
    boolean isStopping() {
        return running != null && stopping;
    }

    /** Returns whether it was the run that counts. */
    boolean ends() {
        if (runner != Thread.currentThread()) return false;
        running = null;
        runner = null;
        return true;
    }

    /** Starts what was asked for while another run was at it. */
    void goOn() {
        UpdateTrigger wanted = next;
        next = null;
        if (wanted != null) start(wanted);
    }

    void request(UpdateTrigger trigger) {
        if (isRunning()) next = trigger;
        else start(trigger);
    }

    boolean isRequested() {
        return next != null || starting;
    }

    void forgetRequests() {
        next = null;
    }

    private void start(UpdateTrigger trigger) {
        UpdateSession.Runs own = runs;
        if (own == null) throw new IllegalStateException("connect(updater::checkAndApply) was not called");
        starting = true;
        daemon("updater-session", () -> run(own, trigger));
    }

    private void run(UpdateSession.Runs own, UpdateTrigger trigger) {
        try {
            own.run(trigger, new Cancellation());
        } finally {
            returned.run();
        }
    }

    /** One that did not even begin must not keep others from it. */
    void returned() {
        starting = false;
    }

    /** On a thread of its own: connections are closed, and this may be a thread that draws. */
    void stop() {
        Cancellation open = running;
        if (open == null) return;
        stopping = true;
        daemon("updater-stop", open::cancel);
    }

    private static void daemon(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }
}
