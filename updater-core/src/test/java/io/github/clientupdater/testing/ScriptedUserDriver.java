package io.github.clientupdater.testing;

import io.github.clientupdater.decision.Decision;
import io.github.clientupdater.release.Release;
import io.github.clientupdater.user.UserDriver;
import java.util.ArrayList;
import java.util.List;

/** A person whose answers are known beforehand. */
public final class ScriptedUserDriver implements UserDriver {
    private final Choice choice;
    private final Timing timing;
    private final List<String> questions = new ArrayList<>();

    /** Gives the same two answers each time. */
    public ScriptedUserDriver(Choice choice, Timing timing) {
        this.choice = choice;
        this.timing = timing;
    }

    /** Returns what was asked so far. */
    public List<String> questions() {
        return List.copyOf(questions);
    }

    @Override
    public Choice offer(Decision.Available update) {
        questions.add("offer " + update.release().version());
        return choice;
    }

    @Override
    public Timing confirmRestart(Release release) {
        questions.add("confirmRestart " + release.version());
        return timing;
    }

    @Override
    public void dismiss() {
        questions.add("dismiss");
    }
}
