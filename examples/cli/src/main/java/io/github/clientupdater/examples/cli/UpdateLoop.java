package io.github.clientupdater.examples.cli;

import io.github.clientupdater.UpdateOutcome;
import io.github.clientupdater.UpdateScheduler;
import io.github.clientupdater.Updater;
import io.github.clientupdater.decision.Decision;
import io.github.clientupdater.decision.UpdateTrigger;
import io.github.clientupdater.release.Version;
import io.github.clientupdater.task.Cancellation;
import io.github.clientupdater.task.UpdateException;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a command does again and again; each time its outcome is told. */
final class UpdateLoop implements UpdateScheduler.Work {
    private final Output output;
    private final Mode mode;
    private final Function<Optional<Version>, Updater> updaters;
    private @Nullable Version installed; // By this command, which outlives it.

    /** Takes updaters for the version that the options name, or for the one that was installed since. */
    UpdateLoop(Output output, Mode mode, Function<Optional<Version>, Updater> updaters) {
        this.output = output;
        this.mode = mode;
        this.updaters = updaters;
    }

    /** Returns the updater of the version that is installed now. */
    Updater updater() {
        return updaters.apply(Optional.ofNullable(installed));
    }

    @Override
    public void run(Updater first, UpdateTrigger trigger, Cancellation cancellation) throws UpdateException {
        try {
            output.end(round(trigger, cancellation));
        } catch (CancellationException e) {
            output.end(Ending.cancelled());
            throw e;
        } catch (UpdateException e) {
            output.end(Ending.failed(e));
            throw e;
        }
    }

    private Ending round(UpdateTrigger trigger, Cancellation cancellation) throws UpdateException {
        Updater updater = updater();
        if (mode == Mode.APPLY) return applied(updater.checkAndApply(trigger, cancellation));
        Decision decision = updater.check(trigger, cancellation);
        boolean brings = mode == Mode.DOWNLOAD && decision instanceof Decision.Available;
        if (!brings) return Ending.of(decision);
        Decision.Available update = (Decision.Available) decision;
        return Ending.downloaded(update.release(), updater.download(update, cancellation));
    }

    private Ending applied(UpdateOutcome outcome) throws UpdateException {
        if (outcome instanceof UpdateOutcome.Failed failed) throw failed.cause();
        if (outcome instanceof UpdateOutcome.Installed done)
            installed = done.release().version();
        return Ending.of(outcome);
    }

    /** How far it goes by itself. */
    enum Mode {
        /** Tells what there is. */
        TELL,
        /** Brings it too. */
        DOWNLOAD,
        /** Installs it. */
        APPLY
    }
}
