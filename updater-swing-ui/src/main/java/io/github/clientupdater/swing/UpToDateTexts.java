package io.github.clientupdater.swing;

import io.github.clientupdater.decision.Decision.Reason;

/** Chooses what people read where there is nothing to install. */
final class UpToDateTexts {
    private UpToDateTexts() {}

    /** "Up to date" is only said where it is true. */
    static String headerOf(Reason reason) {
        return switch (reason) {
            case ON_LATEST, AHEAD_OF_FEED, ONLY_PRE_RELEASES, BELOW_ROLLBACK_FLOOR, NOT_IN_ROLLOUT -> "uptodate.h";
            default -> "uptodate.none.h";
        };
    }

    static String bodyOf(Reason reason) {
        return switch (reason) {
            case ON_LATEST, BELOW_ROLLBACK_FLOOR -> "uptodate.b";
            case FEED_EMPTY -> "uptodate.empty";
            case AHEAD_OF_FEED -> "uptodate.ahead";
            case ONLY_PRE_RELEASES -> "uptodate.prereleases";
            case NOTHING_FOR_PLATFORM -> "uptodate.platform";
            case OS_TOO_OLD -> "uptodate.os.old";
            case OS_TOO_NEW -> "uptodate.os.new";
            case STEP_MISSING -> "uptodate.step";
            case NOT_IN_ROLLOUT, SKIPPED_BY_USER, POSTPONED_BY_USER -> "uptodate.later";
            case FAILED_BEFORE -> "uptodate.failed";
        };
    }
}
