package io.github.clientupdater.examples.bench.contestant;

import io.github.clientupdater.Updater;
import io.github.clientupdater.decision.Decision;
import java.nio.file.Path;

/** A check that finds nothing, as nearly every check does. */
public final class OursCheck implements Rounds.Round {
    private final Updater updater;

    private OursCheck(Updater updater) {
        this.updater = updater;
    }

    /** Takes the server and the directory. */
    public static void main(String[] args) throws Exception {
        Rounds.serve(new OursCheck(Ours.updater(args[0], "2.0.0", Path.of(args[1]))));
    }

    @Override
    public void run() throws Exception {
        Decision decision = updater.check();
        if (!(decision instanceof Decision.UpToDate)) throw new IllegalStateException(decision.toString());
    }
}
