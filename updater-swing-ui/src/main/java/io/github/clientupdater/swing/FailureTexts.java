package io.github.clientupdater.swing;

import io.github.clientupdater.task.UpdateException.Code;
import io.github.clientupdater.task.UpdateException.Phase;
import io.github.clientupdater.user.session.SessionState.Failed;

/** Chooses what people read about a failure. */
final class FailureTexts {
    private FailureTexts() {}

    static String headerOf(Failed failed) {
        Code code = failed.failure().code();
        if (code == Code.REBOOT_REQUIRED) return "reboot.h";
        if (failed.release().isEmpty()) return "err.h.check";
        return code.phase() == Phase.DOWNLOAD || code.phase() == Phase.CHECK ? "err.h.dl" : "fail.h";
    }

    /** Returns what became of the installation, or an empty text where nothing could have happened to it. */
    static String stateAfter(Failed failed) {
        Code code = failed.failure().code();
        if (code == Code.SERVICE_START_FAILED || code == Code.SERVICE_UNHEALTHY) return ""; // Something was changed.
        if (failed.release().isEmpty()) return "";
        if (code == Code.REBOOT_REQUIRED) return "reboot.b";
        if (code == Code.ROLLED_BACK) return "rolled.b";
        return "fail.b";
    }

    /** Returns the reason and what to do about it; empty where all is said. */
    static String causeOf(Failed failed) {
        Code code = failed.failure().code();
        boolean said = code == Code.REBOOT_REQUIRED || code == Code.ROLLED_BACK;
        return said && failed.release().isPresent() ? "" : causeOf(code);
    }

    static String causeOf(Code code) {
        return "code." + code.name();
    }
}
