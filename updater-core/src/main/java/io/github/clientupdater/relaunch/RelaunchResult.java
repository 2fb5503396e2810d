package io.github.clientupdater.relaunch;

import io.github.clientupdater.internal.files.DiskSpace;
import io.github.clientupdater.task.UpdateException;
import io.github.clientupdater.task.UpdateException.Code;
import java.util.Optional;

/**
 * How a relauncher ended.
 *
 * @param kind what happened
 * @param detail an exit code, perhaps with a blank and some words about it, or empty
 */
public record RelaunchResult(Kind kind, String detail) {
    /** In the place of an exit code where there is none. */
    static final String NO_CODE = "?";

    /** What can happen. */
    public enum Kind {
        /** The new version is in place, and confirmed where that was wanted. */
        OK("ok"),
        /** The new version runs but has not confirmed. */
        UNCONFIRMED("unconfirmed"),
        /** The application did not exit; nothing was changed. */
        STILL_RUNNING("still-running"),
        /** The new version could not take its place; the old one is there. */
        SWAP_FAILED("swap-failed"),
        /** The external installer failed. */
        INSTALLER_FAILED("installer-failed"),
        /** The external installer is done, or can go on, once the computer was restarted. */
        REBOOT_REQUIRED("reboot-required"),
        /** A person stopped the external installer, or did not give it the rights it asked for. */
        INSTALLER_CANCELLED("installer-cancelled"),
        /** The new version ended before it confirmed; the old one is back. */
        ROLLED_BACK("rolled-back"),
        /** Not one of ours. */
        UNKNOWN("?");

        private final String word;

        Kind(String word) {
            this.word = word;
        }
    }

    static RelaunchResult parse(String line) {
        String[] parts = line.split(" ", 2);
        for (Kind kind : Kind.values()) {
            if (kind.word.equals(parts[0])) return new RelaunchResult(kind, parts.length > 1 ? parts[1] : "");
        }
        return new RelaunchResult(Kind.UNKNOWN, "");
    }

    @Override
    public String toString() {
        return detail.isEmpty() ? kind.word : kind.word + " " + detail;
    }

    /** Returns whether the new version ran, or ended well, for as long as it was watched. */
    public boolean isSurvived() {
        return kind == Kind.UNCONFIRMED && detail.isEmpty();
    }

    /** Returns what went wrong, if anything did. */
    public Optional<UpdateException> failure() {
        return switch (kind) {
            case OK, UNCONFIRMED -> Optional.empty();
            case STILL_RUNNING ->
                failure(Code.HOST_STILL_RUNNING, "the application did not exit within 60 seconds; nothing was changed");
            case SWAP_FAILED ->
                failure(
                        DiskSpace.isExhausted(detail) ? Code.DISK_FULL : Code.INSTALL_FAILED,
                        "the new version could not be put in place, and the old one is: " + detail);
            case INSTALLER_FAILED -> failure(Code.INSTALLER_FAILED, "the installer " + ended());
            case REBOOT_REQUIRED ->
                failure(Code.REBOOT_REQUIRED, "the computer has to be restarted: the installer " + ended());
            case INSTALLER_CANCELLED ->
                failure(Code.INSTALLER_CANCELLED, "somebody did not want the installation: the installer " + ended());
            case ROLLED_BACK ->
                failure(Code.ROLLED_BACK, "the new version did not come up (" + detail + "); the old one was restored");
            case UNKNOWN -> failure(Code.INSTALL_FAILED, "the relauncher did not say how it ended");
        };
    }

    private String ended() {
        String[] parts = detail.split(" ", 2);
        String words = parts.length > 1 ? ": " + parts[1] : "";
        return parts[0].equals(NO_CODE) ? "gave no answer" + words : "ended with exit code " + parts[0] + words;
    }

    private static Optional<UpdateException> failure(Code code, String message) {
        return Optional.of(new UpdateException(code, message));
    }
}
