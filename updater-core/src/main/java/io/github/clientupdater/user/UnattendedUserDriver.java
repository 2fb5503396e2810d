package io.github.clientupdater.user;

import io.github.clientupdater.decision.Decision;
import io.github.clientupdater.release.Release;

enum UnattendedUserDriver implements UserDriver {
    INSTANCE;

    @Override
    public Choice offer(Decision.Available update) {
        return Choice.INSTALL;
    }

    @Override
    public Timing confirmRestart(Release release) {
        return Timing.NOW;
    }

    @Override
    public boolean isUnattended() {
        return true;
    }

    @Override
    public void dismiss() {}
}
