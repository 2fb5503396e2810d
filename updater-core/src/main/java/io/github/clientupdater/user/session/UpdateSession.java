package io.github.clientupdater.user.session;

import io.github.clientupdater.decision.Decision;
import io.github.clientupdater.decision.UpdateTrigger;
import io.github.clientupdater.host.Guidance;
import io.github.clientupdater.release.Release;
import io.github.clientupdater.report.DownloadProgress;
import io.github.clientupdater.task.Cancellation;
import io.github.clientupdater.task.UpdateException;
import io.github.clientupdater.user.UserDriver;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * A user driver for any front end: it turns what an updater asks and tells into {@link Scene}s, and the
 * {@link Move}s of a person into answers.
 *
 * <pre>{@code
 * UpdateSession session = new UpdateSession(scene -> Platform.runLater(() -> window.draw(scene)));
 * Updater updater = Updater.builder()….userDriver(session).build();
 * session.connect(updater::checkAndApply);
 * }</pre>
 *
 * <p>Any thread may call any method; questions block the thread of the updater until they are answered,
 * dismissed, or that thread is interrupted, which is the mildest refusal. One session serves one updater.
 */
public final class UpdateSession implements UserDriver {
    private final Object lock = new Object();
    private final Course course;

    /** Creates a session that {@code view} shows. Asks before everything. */
    public UpdateSession(SessionView view) {
        this(view, () -> false);
    }

    /**
     * Creates a session for an application in which a person can choose not to be asked.
     *
     * @param automatic whether updates that nobody asked for are installed without a question, when the
     *     application ends; asked on the updater's thread
     */
    public UpdateSession(SessionView view, BooleanSupplier automatic) {
        this(view, automatic, System::nanoTime);
    }

    UpdateSession(SessionView view, BooleanSupplier automatic, LongSupplier nanoTime) {
        RunControl control = new RunControl(this::returned);
        this.course = new Course(view, automatic, nanoTime, control);
    }

    /** Runs an update; {@code updater::checkAndApply} does. */
    @FunctionalInterface
    public interface Runs {
        /** Runs it on the calling thread, and returns when it has come to an end. */
        void run(UpdateTrigger trigger, Cancellation cancellation);
    }

    /** Lets the session start runs by itself: for {@link #check}, for another try, and after a pause. */
    public void connect(Runs runs) {
        synchronized (lock) {
            course.control().connect(runs);
            course.again();
        }
    }

    /**
     * A person wants to know: shows what is going on, or else looks for updates, on a thread of its own.
     *
     * @throws IllegalStateException if there is nothing to show and {@link #connect} was not called
     */
    public void check() {
        synchronized (lock) {
            course.check();
        }
    }

    /** Does what a person chose. Returns whether that was possible in what is shown now. */
    public boolean perform(Move move) {
        synchronized (lock) {
            return course.perform(move);
        }
    }

    /** Returns what is shown now. */
    public Scene scene() {
        synchronized (lock) {
            return course.scene();
        }
    }

    /** Tells that the view could not show a scene: an open question would wait for ever. */
    public void cannotShow(Throwable reason) {
        synchronized (lock) {
            course.fail(reason);
        }
    }

    private void returned() {
        synchronized (lock) {
            course.control().returned();
        }
    }

    @Override
    public Choice offer(Decision.Available update) {
        return ask(OpenQuestion.of(Choice.class, Choice.LATER), question -> course.offer(update, question));
    }

    @Override
    public Timing confirmRestart(Release release) {
        return ask(OpenQuestion.of(Timing.class, Timing.LATER), question -> course.ready(release, question));
    }

    @Override
    public boolean retryExit(Release release, Optional<String> reason) {
        return ask(OpenQuestion.of(Boolean.class, false), question -> course.vetoed(release, reason, question));
    }

    private <T> T ask(OpenQuestion<T> question, Consumer<OpenQuestion<T>> put) {
        try {
            synchronized (lock) {
                if (Thread.currentThread().isInterrupted()) return question.mildest();
                put.accept(question);
            }
            return question.await();
        } catch (InterruptedException e) {
            dismiss();
            Thread.currentThread().interrupt();
            return question.mildest();
        } finally {
            synchronized (lock) {
                course.answered(question);
            }
        }
    }

    @Override
    public void dismiss() {
        synchronized (lock) {
            course.dismiss();
        }
    }

    @Override
    public void runBegins(Cancellation cancellation) {
        synchronized (lock) {
            course.control().begins(cancellation);
        }
    }

    @Override
    public void runEnds() {
        synchronized (lock) {
            course.runEnds();
        }
    }

    @Override
    public void started(UpdateTrigger trigger) {
        synchronized (lock) {
            course.started(trigger);
        }
    }

    @Override
    public void checkStarted(UpdateTrigger trigger) {
        synchronized (lock) {
            course.checking();
        }
    }

    @Override
    public void decided(Decision decision) {
        synchronized (lock) {
            if (decision instanceof Decision.UpToDate upToDate) course.upToDate(upToDate.reason());
        }
    }

    @Override
    public void notSelfUpdatable(Release release, Guidance guidance) {
        synchronized (lock) {
            course.guided(release, guidance);
        }
    }

    @Override
    public void downloadStarted(Release release) {
        synchronized (lock) {
            course.downloading(release);
        }
    }

    @Override
    public void downloadProgressed(Release release, DownloadProgress progress) {
        synchronized (lock) {
            course.progressed(release, progress);
        }
    }

    @Override
    public void downloadInterrupted(Release release, UpdateException failure, Duration wait) {
        synchronized (lock) {
            course.interrupted(release);
        }
    }

    @Override
    public void verified(Release release) {
        synchronized (lock) {
            course.preparing(release);
        }
    }

    @Override
    public void postponed(Release release) {
        synchronized (lock) {
            course.postponed(release);
        }
    }

    @Override
    public void handedOff(Release release) {
        synchronized (lock) {
            course.handedOff(release);
        }
    }

    @Override
    public void installed(Release release) {
        synchronized (lock) {
            course.installed(release);
        }
    }

    @Override
    public void declined(Release release) {
        synchronized (lock) {
            course.over();
        }
    }

    @Override
    public void cancelled() {
        synchronized (lock) {
            course.cancelled();
        }
    }

    @Override
    public void failed(UpdateException failure) {
        synchronized (lock) {
            course.failed(failure);
        }
    }

    @Override
    public void failedLater(Release release, UpdateException failure, boolean givenUp) {
        synchronized (lock) {
            course.failedLater(release, failure, givenUp);
        }
    }
}
