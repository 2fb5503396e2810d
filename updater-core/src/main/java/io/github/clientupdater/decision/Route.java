package io.github.clientupdater.decision;

import io.github.clientupdater.decision.Candidate.Barred;
import io.github.clientupdater.decision.Candidate.Eligible;
import io.github.clientupdater.decision.Decision.Reason;
import io.github.clientupdater.release.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The way from the running version to the newest candidate that can be reached. */
final class Route {
    private final List<Candidate> candidates; // Newest first.
    private final Version running;
    private final boolean mayGoBack;

    Route(List<Candidate> candidates, Version running, boolean mayGoBack) {
        this.candidates = List.copyOf(candidates);
        this.running = running;
        this.mayGoBack = mayGoBack;
    }

    /** Returns what has to be installed one after another, in as few steps as possible; nothing if there is no way. */
    List<Eligible> path() {
        List<Eligible> path = new ArrayList<>();
        Optional<Eligible> step = stepUp(running);
        while (step.isPresent()) {
            path.add(step.get());
            step = stepUp(step.get().version());
        }
        if (path.isEmpty() && mayGoBack) stepBack().ifPresent(path::add);
        return path;
    }

    /**
     * The longest step is never a wrong one: a release that accepts some version accepts every newer one
     * below itself, so nobody is farther after as many steps.
     */
    private Optional<Eligible> stepUp(Version from) {
        return eligible()
                .filter(candidate -> candidate.version().isNewerThan(from))
                .filter(candidate -> candidate.accepts(from))
                .findFirst();
    }

    /** Only from what is not to be had any more. Nothing newer accepts this version: there is no step up. */
    private Optional<Eligible> stepBack() {
        return eligible()
                .filter(candidate -> isRunning(candidate) || candidate.accepts(running))
                .findFirst()
                .filter(candidate -> !isRunning(candidate));
    }

    /** Returns why there is no path: what keeps the newest release away, if there is one to be kept away. */
    Reason obstacle() {
        Candidate newest = candidates.get(0);
        if (newest.version().isNewerThan(running)) return obstacle(newest);
        if (isRunning(newest)) return Reason.ON_LATEST;
        return mayGoBack ? obstacle(newest) : Reason.AHEAD_OF_FEED;
    }

    private static Reason obstacle(Candidate candidate) {
        return candidate instanceof Barred barred ? barred.reason() : Reason.STEP_MISSING;
    }

    private boolean isRunning(Candidate candidate) {
        return candidate.version().equals(running);
    }

    private Stream<Eligible> eligible() {
        return candidates.stream().filter(Eligible.class::isInstance).map(Eligible.class::cast);
    }
}
