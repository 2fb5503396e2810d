package io.github.clientupdater.user.session;

import static io.github.clientupdater.user.session.Move.*;

import io.github.clientupdater.decision.Importance;
import io.github.clientupdater.task.UpdateException;
import io.github.clientupdater.task.UpdateException.Phase;
import java.util.List;
import java.util.Optional;

/**
 * What a person can do in each state.
 *
 * @param stop whether there is a run that can be stopped
 * @param rerun whether the session can start runs
 * @param starting whether the application has just been started, so that nothing can be lost
 */
record Moves(boolean stop, boolean rerun, boolean starting) {
    Scene scene(SessionState state, Attention attention) {
        List<Move> moves = of(state);
        Attention shown = state instanceof SessionState.Idle ? Attention.HIDDEN : attention;
        return new Scene(state, shown, moves, first(state, moves), dismissal(state));
    }

    private List<Move> of(SessionState state) {
        if (state instanceof SessionState.Available available) return answers(available);
        if (state instanceof SessionState.Checking) return stop ? List.of(CANCEL) : List.of();
        if (state instanceof SessionState.Downloading) return whileDownloading();
        if (state instanceof SessionState.Paused) return List.of(RESUME, HIDE, CANCEL);
        if (state instanceof SessionState.Verifying || state instanceof SessionState.Preparing) return List.of(HIDE);
        if (state instanceof SessionState.Ready) return List.of(RELAUNCH, AT_EXIT);
        if (state instanceof SessionState.Vetoed) return List.of(RETRY, CLOSE);
        if (state instanceof SessionState.Failed failed) return afterFailure(failed);
        boolean silent = state instanceof SessionState.Idle || state instanceof SessionState.HandingOver;
        return silent ? List.of() : List.of(CLOSE);
    }

    /** What will be mandatory can wait, but not be skipped. */
    private static List<Move> answers(SessionState.Available available) {
        if (isMandatory(available)) return List.of(INSTALL, QUIT);
        return available.update().deadline().isPresent() ? List.of(INSTALL, LATER) : List.of(INSTALL, LATER, SKIP);
    }

    private List<Move> whileDownloading() {
        if (!stop) return List.of(HIDE);
        return rerun ? List.of(HIDE, PAUSE, CANCEL) : List.of(HIDE, CANCEL);
    }

    private List<Move> afterFailure(SessionState.Failed failed) {
        return rerun && isWorthAnotherTry(failed.failure().code()) ? List.of(RETRY, CLOSE) : List.of(CLOSE);
    }

    /** What the server had wrong may be right by now; what was proved to be bad is not brought again by a click. */
    private static boolean isWorthAnotherTry(UpdateException.Code code) {
        if (code == UpdateException.Code.REBOOT_REQUIRED || code == UpdateException.Code.ROLLED_BACK) return false;
        return code.isRetryable() || code.phase() == Phase.DOWNLOAD || code.phase() == Phase.CHECK;
    }

    private static Optional<Move> first(SessionState state, List<Move> moves) {
        if (state instanceof SessionState.Failed failed && failed.afterwards()) return Optional.of(CLOSE);
        boolean none = moves.isEmpty()
                || state instanceof SessionState.Checking
                || state instanceof SessionState.Verifying
                || state instanceof SessionState.Preparing
                || state instanceof SessionState.Succeeded;
        return none ? Optional.empty() : Optional.of(moves.get(0));
    }

    private Optional<Move> dismissal(SessionState state) {
        if (state instanceof SessionState.Available available) return refusal(available);
        if (state instanceof SessionState.Checking) return stop ? Optional.of(CANCEL) : Optional.of(HIDE);
        if (state instanceof SessionState.Ready) return Optional.of(LATER);
        boolean working = state instanceof SessionState.Downloading
                || state instanceof SessionState.Paused
                || state instanceof SessionState.Verifying
                || state instanceof SessionState.Preparing;
        if (working) return Optional.of(HIDE);
        boolean silent = state instanceof SessionState.Idle || state instanceof SessionState.HandingOver;
        return silent ? Optional.empty() : Optional.of(CLOSE);
    }

    /** Somebody who has been working for hours shall not lose that by a stray Escape. */
    private Optional<Move> refusal(SessionState.Available available) {
        if (!isMandatory(available)) return Optional.of(LATER);
        return starting ? Optional.of(QUIT) : Optional.empty();
    }

    private static boolean isMandatory(SessionState.Available available) {
        return available.update().importance() == Importance.MANDATORY;
    }
}
