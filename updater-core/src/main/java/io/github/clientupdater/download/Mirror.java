package io.github.clientupdater.download;

import io.github.clientupdater.source.DownloadLocation;

/** One address of the file, and what this run has learnt about it. Confined to one thread. */
final class Mirror {
    private final DownloadLocation location;
    private Asking asking = Asking.IF_UNCHANGED;
    private boolean rejected;
    private boolean failed;
    private boolean delivers;
    private boolean tried;
    private long notBefore; // System.nanoTime(); valid where delayed.
    private boolean delayed;

    Mirror(DownloadLocation location) {
        this.location = location;
    }

    DownloadLocation location() {
        return location;
    }

    Asking asking() {
        return asking;
    }

    /** Falls back to a simpler question; returns false if there is none. */
    boolean askMoreSimply() {
        boolean simplest = asking == Asking.WHOLE;
        asking = asking == Asking.IF_UNCHANGED ? Asking.REST : Asking.WHOLE;
        return !simplest;
    }

    /** It has begun anew, in a state that it may be asked about again. */
    void askCarefully() {
        asking = Asking.IF_UNCHANGED;
    }

    /** It will not be asked again in this run. */
    void reject() {
        rejected = true;
    }

    boolean isRejected() {
        return rejected;
    }

    /** It broke off, and may be asked again after the next wait. */
    void failed(boolean broughtMuch) {
        tried = true;
        delivers = broughtMuch;
        failed |= !broughtMuch;
    }

    /** It does not want to be asked before then. */
    void delayUntil(long nanoTime) {
        delayed = true;
        notBefore = nanoTime;
    }

    void startRound() {
        tried = false;
    }

    boolean isTried() {
        return tried;
    }

    /** Returns whether it has failed, and brought nothing the last time. */
    boolean isBad() {
        return failed && !delivers;
    }

    /** Returns how long it wants to be left alone. */
    long delay(long now) {
        return delayed ? Math.max(notBefore - now, 0) : 0;
    }

    /** How to ask for the rest of a file, from the most careful to the simplest. */
    enum Asking {
        /** For the rest, if the file is still in the recorded state; for the whole, if not. */
        IF_UNCHANGED,
        /** For the rest, whatever the state: only where the digest of the whole is known. */
        REST,
        /** For the whole. */
        WHOLE
    }
}
