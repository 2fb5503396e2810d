package io.github.clientupdater.user.session;

import io.github.clientupdater.decision.Decision;
import io.github.clientupdater.decision.Importance;
import io.github.clientupdater.decision.UpdateTrigger;
import io.github.clientupdater.host.Guidance;
import io.github.clientupdater.release.Release;
import io.github.clientupdater.release.Version;
import io.github.clientupdater.report.DownloadProgress;
import io.github.clientupdater.task.UpdateException;
import io.github.clientupdater.task.UpdateException.Code;
import io.github.clientupdater.user.UserDriver.Choice;
import io.github.clientupdater.user.UserDriver.Timing;
import io.github.clientupdater.user.session.SessionState.Available;
import io.github.clientupdater.user.session.SessionState.AwaitingExit;
import io.github.clientupdater.user.session.SessionState.Checking;
import io.github.clientupdater.user.session.SessionState.Downloading;
import io.github.clientupdater.user.session.SessionState.Failed;
import io.github.clientupdater.user.session.SessionState.HandingOver;
import io.github.clientupdater.user.session.SessionState.Idle;
import io.github.clientupdater.user.session.SessionState.Paused;
import io.github.clientupdater.user.session.SessionState.Postponed;
import io.github.clientupdater.user.session.SessionState.Preparing;
import io.github.clientupdater.user.session.SessionState.Ready;
import io.github.clientupdater.user.session.SessionState.Succeeded;
import io.github.clientupdater.user.session.SessionState.UpToDate;
import io.github.clientupdater.user.session.SessionState.Verifying;
import io.github.clientupdater.user.session.SessionState.Vetoed;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Which state follows which. Guarded by the session's lock. */
final class Course {
    private final SessionView view;
    private final BooleanSupplier automatic;
    private final LongSupplier nanoTime;
    private final RunControl control;
    private final Set<Version> skipped = new HashSet<>();

    private SessionState state = new Idle();
    private Attention attention = Attention.HIDDEN;
    private @Nullable Scene shown;
    private @Nullable OpenQuestion<?> question;
    private DownloadWords words = new DownloadWords();

    // Of one run:
    private boolean active; // From its beginning to its end.
    private boolean requested; // A person waits for the answer.
    private boolean starting; // The application has just been started.
    private boolean silent; // Nobody wants to be asked.
    private boolean dismissed;
    private boolean pausing; // It is being stopped, to go on later.
    private @Nullable Release agreed; // What a person said yes to, and so hears the end of.
    private @Nullable Release promised; // What a person said yes to before this run, and is not asked about again.

    Course(SessionView view, BooleanSupplier automatic, LongSupplier nanoTime, RunControl control) {
        this.view = view;
        this.automatic = automatic;
        this.nanoTime = nanoTime;
        this.control = control;
    }

    RunControl control() {
        return control;
    }

    Scene scene() {
        return new Moves(control.canStop(), control.canStart(), starting).scene(state, attention);
    }

    /** As {@link #become}, where only the moves may have changed. */
    void again() {
        Scene scene = scene();
        if (scene.equals(shown)) return;
        shown = scene;
        view.show(scene);
    }

    private void become(SessionState next, Attention loudness) {
        state = next;
        attention = loudness;
        again();
    }

    private void rest() {
        become(new Idle(), Attention.HIDDEN);
    }

    // What a person does.

    void check() {
        boolean tells = !(state instanceof Idle || state instanceof Postponed) && isGoingOn();
        if (!tells && !control.isRunning()) {
            request(null, new Checking());
        } else {
            requested = true;
            silent = false;
            become(state, Attention.REQUESTED);
            view.raise();
        }
    }

    /** Everything else is old news to somebody who asks. */
    private boolean isGoingOn() {
        return control.isRunning() || state instanceof Paused || state instanceof AwaitingExit;
    }

    private void request(@Nullable Release wanted, SessionState meanwhile) {
        control.request(UpdateTrigger.USER);
        promised = wanted;
        become(meanwhile, Attention.REQUESTED);
    }

    boolean perform(Move move) {
        if (!scene().allows(move)) return false;
        switch (move) {
            case INSTALL -> install();
            case LATER -> refuse(state instanceof Ready ? Timing.LATER : Choice.LATER);
            case QUIT -> refuse(Choice.LATER);
            case SKIP -> skip();
            case PAUSE -> pause();
            case RESUME -> resume();
            case CANCEL -> cancel();
            case HIDE -> become(state, Attention.HIDDEN);
            case RELAUNCH -> relaunch();
            case AT_EXIT -> atExit();
            case RETRY -> retry();
            case CLOSE -> close();
        }
        return true;
    }

    private void reply(Object answer) {
        if (question != null) question.reply(answer);
    }

    private void refuse(Object answer) {
        rest();
        reply(answer);
    }

    private void install() {
        Release release = ((Available) state).update().release();
        agreed = release;
        become(new Downloading(release, DownloadStatus.NONE), attention);
        reply(Choice.INSTALL);
    }

    private void skip() {
        skipped.add(((Available) state).update().release().version());
        refuse(Choice.SKIP);
    }

    private void pause() {
        Downloading downloading = (Downloading) state;
        pausing = true;
        become(new Paused(downloading.release(), downloading.status()), attention);
        control.stop();
    }

    private void resume() {
        Paused paused = (Paused) state;
        request(
                paused.release(),
                new Downloading(paused.release(), paused.status().lost()));
    }

    private void cancel() {
        boolean open = !(state instanceof Paused);
        control.forgetRequests();
        promised = null;
        rest();
        if (open) control.stop();
    }

    private void relaunch() {
        become(new HandingOver(((Ready) state).release()), attention);
        reply(Timing.NOW);
    }

    private void atExit() {
        become(new AwaitingExit(((Ready) state).release()), Attention.HIDDEN);
        reply(Timing.AT_EXIT);
    }

    private void retry() {
        if (state instanceof Vetoed vetoed) {
            become(new HandingOver(vetoed.release()), attention);
            reply(true);
            return;
        }
        Optional<Release> wanted = ((Failed) state).release();
        SessionState meanwhile =
                wanted.isPresent() ? new Downloading(wanted.get(), DownloadStatus.NONE) : new Checking();
        request(wanted.orElse(null), meanwhile);
    }

    private void close() {
        if (state instanceof AwaitingExit) become(state, Attention.HIDDEN);
        else if (state instanceof Vetoed) refuse(false);
        else rest();
    }

    // What the updater asks.

    void offer(Decision.Available update, OpenQuestion<Choice> asked) {
        boolean known =
                promised != null && promised.version().equals(update.release().version());
        promised = null;
        if (dismissed) asked.refuse();
        else if (known) goOn(update.release(), asked);
        else if (isUnasked(update)) {
            silent = true;
            asked.reply(Choice.INSTALL);
        } else put(new Available(update, isSkipped(update)), loudness(update), asked);
    }

    private boolean isSkipped(Decision.Available update) {
        return skipped.contains(update.release().version());
    }

    private void goOn(Release release, OpenQuestion<Choice> asked) {
        agreed = release;
        asked.reply(Choice.INSTALL);
    }

    private boolean isUnasked(Decision.Available update) {
        return !requested && update.importance() != Importance.MANDATORY && automatic.getAsBoolean();
    }

    private Attention loudness(Decision.Available update) {
        if (requested) return Attention.REQUESTED;
        return starting || update.importance() == Importance.MANDATORY ? Attention.SHOWN : Attention.WAITING;
    }

    void ready(Release release, OpenQuestion<Timing> asked) {
        if (dismissed || pausing) asked.refuse();
        else if (silent) asked.reply(Timing.AT_EXIT);
        else put(new Ready(release), Attention.SHOWN, asked);
    }

    void vetoed(Release release, Optional<String> reason, OpenQuestion<Boolean> asked) {
        if (dismissed) asked.refuse();
        else put(new Vetoed(release, reason), Attention.SHOWN, asked);
    }

    private void put(SessionState next, Attention loudness, OpenQuestion<?> asked) {
        question = asked;
        become(next, loudness);
    }

    void answered(OpenQuestion<?> asked) {
        if (asked.equals(question)) question = null;
        if (asked.type() == Timing.class && isNotNow(asked)) agreed = null;
    }

    private static boolean isNotNow(OpenQuestion<?> asked) {
        return asked.answer().isDone()
                && !asked.answer().isCompletedExceptionally()
                && asked.answer().join() == Timing.LATER;
    }

    void fail(Throwable reason) {
        if (question != null) question.fail(reason);
    }

    void dismiss() {
        if (pausing) return; // This session stops that run itself.
        dismissed = true;
        agreed = null;
        if (question != null) question.refuse();
        rest();
    }

    // What the updater tells.

    void started(UpdateTrigger trigger) {
        active = true;
        dismissed = control.isStopping(); // Before its first word.
        requested = trigger == UpdateTrigger.USER && !dismissed;
        starting = trigger == UpdateTrigger.STARTUP;
        silent = false;
        agreed = null;
    }

    void checking() {
        if (active && promised == null) become(new Checking(), requested ? Attention.REQUESTED : Attention.HIDDEN);
    }

    void upToDate(Decision.Reason reason) {
        if (!active) return; // Somebody only wanted to know.
        if (requested && !dismissed) become(new UpToDate(reason), Attention.REQUESTED);
        else rest();
        over();
    }

    void guided(Release release, Guidance guidance) {
        if (requested && !dismissed) become(new SessionState.Guided(release, guidance), Attention.REQUESTED);
        else rest();
        over();
    }

    void downloading(Release release) {
        words = new DownloadWords();
        if (state instanceof Downloading || pausing) return; // As somebody sees already.
        become(new Downloading(release, DownloadStatus.NONE), isFollowed() ? attention : Attention.HIDDEN);
    }

    private boolean isFollowed() {
        return agreed != null && !dismissed;
    }

    void progressed(Release release, DownloadProgress progress) {
        if (pausing || dismissed) return;
        DownloadStatus status = words.at(progress, nanoTime.getAsLong());
        become(status.isComplete() ? new Verifying(release) : new Downloading(release, status), attention);
    }

    void interrupted(Release release) {
        if (pausing || dismissed) return;
        DownloadStatus status = state instanceof Downloading downloading ? downloading.status() : DownloadStatus.NONE;
        become(new Downloading(release, status.lost()), attention);
    }

    void preparing(Release release) {
        if (!pausing && !dismissed) become(new Preparing(release), isFollowed() ? attention : Attention.HIDDEN);
    }

    void postponed(Release release) {
        become(new Postponed(release), Attention.HIDDEN);
        over();
    }

    void handedOff(Release release) {
        if (state instanceof AwaitingExit || silent) become(new AwaitingExit(release), Attention.HIDDEN);
        else if (!dismissed) become(new HandingOver(release), Attention.SHOWN);
        over();
    }

    /** Found out between two runs, it is the answer to what was handed over. */
    void installed(Release release) {
        boolean news = agreed != null || (!active && !isOnTheScreen());
        if (news) become(new Succeeded(release), Attention.SHOWN);
        else if (active) rest();
        over();
    }

    private boolean isOnTheScreen() {
        return scene().isVisible();
    }

    void cancelled() {
        if (!pausing) rest();
        over();
    }

    void failed(UpdateException failure) {
        if (control.isOfAnotherRun()) return;
        Release wanted = agreed == null ? promised : agreed;
        boolean told = wanted != null || requested;
        if (told && !dismissed) {
            Attention loudness = wanted == null ? Attention.REQUESTED : Attention.SHOWN;
            become(new Failed(Optional.ofNullable(wanted), failure, false, false), loudness);
        } else {
            rest();
        }
        over();
    }

    /** Whoever said no to the installer knows that. */
    void failedLater(Release release, UpdateException failure, boolean givenUp) {
        if (failure.code() == Code.INSTALLER_CANCELLED) rest();
        else become(new Failed(Optional.of(release), failure, true, givenUp), Attention.SHOWN);
        over();
    }

    /** The run has said its last word. */
    void over() {
        active = false;
        requested = false;
        dismissed = false;
        pausing = false;
        agreed = null;
        if (!control.isRequested()) promised = null;
    }

    void runEnds() {
        if (!control.ends()) return;
        active = false;
        if (state instanceof HandingOver over) become(new AwaitingExit(over.release()), attention);
        else if (isUnfinished()) rest();
        control.goOn();
        again();
    }

    /** Some ends are not told. */
    private boolean isUnfinished() {
        return state instanceof Checking || state instanceof Verifying || state instanceof Preparing;
    }
}
