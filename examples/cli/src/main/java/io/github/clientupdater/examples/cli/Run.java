package io.github.clientupdater.examples.cli;

import io.github.clientupdater.publish.PublishException;
import io.github.clientupdater.task.Cancellation;
import io.github.clientupdater.task.UpdateException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** One command's work, from the start to its exit code. Ctrl-C cancels it and waits until it has tidied up. */
final class Run {
    private static final int PATIENCE_SECONDS = 15;

    private final Output output;
    private final Cancellation cancellation = new Cancellation();
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile int exitCode = ExitCodes.FAILED;

    private Run(Output output) {
        this.output = output;
    }

    /** Does {@code work}, tells {@code output} how it ended and returns the exit code. */
    static int of(Output output, Work work) {
        return new Run(output).perform(work);
    }

    private int perform(Work work) {
        Thread hook = new Thread(this::interrupted, "interrupted");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            Ending ending = attempt(work);
            output.end(ending);
            exitCode = ending.exitCode();
            return exitCode;
        } finally {
            ended.countDown(); // Whatever is thrown: nobody waits for it.
        }
    }

    private Ending attempt(Work work) {
        try {
            return work.perform(cancellation);
        } catch (CancellationException e) {
            return Ending.cancelled();
        } catch (UpdateException e) {
            return Ending.failed(e);
        } catch (PublishException e) {
            return Ending.failed(e);
        } catch (UsageException e) {
            throw e;
        } catch (RuntimeException e) {
            return Ending.failed(new UpdateException(UpdateException.Code.UNEXPECTED, "unexpected: " + e, e));
        }
    }

    /** Also runs at an ordinary exit, when there is nothing left to do. */
    private void interrupted() {
        if (ended.getCount() == 0) return;
        cancellation.cancel();
        try {
            // The work's own code, not that of the signal: it may have been too late to cancel.
            if (ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS))
                Runtime.getRuntime().halt(exitCode);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What a command does between its options and its exit code. */
    @FunctionalInterface
    interface Work {
        Ending perform(Cancellation cancellation) throws UpdateException, PublishException;
    }
}
