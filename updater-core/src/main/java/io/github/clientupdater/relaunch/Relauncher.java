package io.github.clientupdater.relaunch;

import io.github.clientupdater.host.ProcessLauncher;
import io.github.clientupdater.internal.files.Reasons;
import io.github.clientupdater.internal.swap.Disk;
import io.github.clientupdater.internal.swap.Recovery;
import io.github.clientupdater.internal.swap.Swap;
import io.github.clientupdater.internal.swap.SwapArea;
import io.github.clientupdater.task.UpdateException;
import io.github.clientupdater.task.UpdateException.Code;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Starts the process that outlives the application. Stateless. */
public final class Relauncher {
    private static final Duration READY = Duration.ofSeconds(10);
    private static final Duration DONE = Duration.ofHours(1); // An installer may ask questions.

    private final ProcessLauncher launcher;
    private final HelperRuntime runtime;

    /** Starts processes through {@code launcher}. */
    public Relauncher(ProcessLauncher launcher) {
        this(launcher, HelperRuntime.current());
    }

    Relauncher(ProcessLauncher launcher, HelperRuntime runtime) {
        this.launcher = launcher;
        this.runtime = runtime;
    }

    /**
     * Starts the relauncher and returns once it has said that it is ready. It goes on when this JVM
     * exits; until then nothing changes.
     *
     * @throws UpdateException with {@code LAUNCH_FAILED}; then no relauncher is left running
     */
    public void handOver(RelaunchJob job, RelaunchDirectory directory) throws UpdateException {
        // The pipe to its input stays open until this JVM ends: its end is the sign to begin.
        Process process = launch(job, directory, ProcessBuilder.Redirect.PIPE);
        awaitReady(process, directory);
    }

    /**
     * Runs the whole job now and returns how it ended.
     *
     * @throws UpdateException with {@code LAUNCH_FAILED} if it could not begin or left no result
     */
    public RelaunchResult run(RelaunchJob job, RelaunchDirectory directory) throws UpdateException {
        Process process = launch(job, directory, ProcessBuilder.Redirect.from(NullDevice.file()));
        awaitReady(process, directory);
        try {
            // Not interruptible: past this point half an update is worse than a late answer.
            if (!Waiting.uninterruptibly(process, DONE)) throw failed("the relauncher did not finish", null);
            Optional<RelaunchResult> result = directory.result();
            return result.isPresent() ? result.get() : afterDeath(job, directory);
        } catch (IOException e) {
            throw failed("the relauncher's result cannot be read", e);
        }
    }

    /** It was killed or could not write a word. What is on the disk tells, once it is brought to an end. */
    private RelaunchResult afterDeath(RelaunchJob job, RelaunchDirectory directory)
            throws IOException, UpdateException {
        if (job.swap().isEmpty()) return new RelaunchResult(RelaunchResult.Kind.UNKNOWN, "");
        SwapArea area = SwapArea.at(job.swap().get().area(), job.swap().get().root());
        new Recovery(Disk.real()).run(area);
        boolean isNew = area.isUnconfirmed();
        if (!job.start().isEmpty()) run(RelaunchJob.start(job.start(), job.directory()), directory);
        return isNew
                ? new RelaunchResult(RelaunchResult.Kind.OK, "")
                : new RelaunchResult(RelaunchResult.Kind.SWAP_FAILED, "the relauncher was ended");
    }

    private Process launch(RelaunchJob job, RelaunchDirectory directory, ProcessBuilder.Redirect input)
            throws UpdateException {
        try {
            directory.prepare(job.with(ChildEnvironment.keptForApplication(System.getenv())));
            ProcessBuilder builder = new ProcessBuilder(command(job, directory.path()))
                    .directory(directory.path().toFile()) // Never inside the installation: that locks it.
                    .redirectInput(input)
                    .redirectErrorStream(true)
                    .redirectOutput(
                            ProcessBuilder.Redirect.appendTo(directory.log().toFile()));
            ChildEnvironment.ofHelper(builder.environment());
            return launcher.start(builder);
        } catch (IOException e) {
            throw failed("the relauncher cannot be started: " + Reasons.of(e), e);
        }
    }

    private List<String> command(RelaunchJob job, Path directory) throws IOException {
        Path jar = directory.resolve("relauncher.jar");
        HelperProgram.writeTo(jar);
        List<String> command = new ArrayList<>(Session.prefix());
        command.addAll(
                runtime.command(directory, jar, job.swap().filter(Swap::whole).map(Swap::root)));
        return command;
    }

    private static void awaitReady(Process process, RelaunchDirectory directory) throws UpdateException {
        long giveUp = System.nanoTime() + READY.toNanos();
        while (!directory.isReady()) {
            boolean ended = Waiting.interruptibly(process, Duration.ofMillis(10));
            if (directory.isReady()) return;
            if (ended) throw failed("the relauncher ended at once with exit code " + process.exitValue(), null);
            if (System.nanoTime() > giveUp || Thread.currentThread().isInterrupted()) {
                process.destroyForcibly();
                throw failed("the relauncher did not say that it is ready", null);
            }
        }
    }

    private static UpdateException failed(String message, @Nullable Throwable cause) {
        return new UpdateException(Code.LAUNCH_FAILED, message, cause);
    }
}
