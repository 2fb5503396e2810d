package io.github.clientupdater.examples.bench.contestant;

import io.github.clientupdater.Updater;
import io.github.clientupdater.decision.Decision;
import io.github.clientupdater.task.Cancellation;
import io.github.clientupdater.verify.VerifiedArtifact;
import java.nio.file.Path;

/** Asks the server and brings the update, verified, through the public API. */
public final class OursDownload implements Rounds.Round {
    private final Updater updater;
    private final String sha256;

    private OursDownload(Updater updater, String sha256) {
        this.updater = updater;
        this.sha256 = sha256;
    }

    /** Takes the server, the directory and the digest. */
    public static void main(String[] args) throws Exception {
        Rounds.serve(new OursDownload(Ours.updater(args[0], "1.0.0", Path.of(args[1])), args[2]));
    }

    @Override
    public void run() throws Exception {
        if (!(updater.check() instanceof Decision.Available update)) throw new IllegalStateException("no update");
        VerifiedArtifact file = updater.download(update, new Cancellation());
        if (!file.digest().hex().equals(sha256)) throw new IllegalStateException("digest " + file.digest());
    }
}
