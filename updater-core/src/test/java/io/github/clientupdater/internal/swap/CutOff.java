package io.github.clientupdater.internal.swap;

import java.io.IOException;

/** A swap that a kill cut off when some of its files were in place and others were not. */
public final class CutOff {
    private CutOff() {}

    /** Does the first part of {@code swap}. */
    public static void during(Swap swap) throws IOException {
        try {
            new Swapper(InterruptedDisk.killedOnceIn(swap.root())).apply(swap);
        } catch (InterruptedDisk.Kill e) {
            return;
        }
        throw new IllegalStateException("the swap was not cut off");
    }
}
