package io.github.clientupdater.relaunch;

import io.github.clientupdater.relaunch.ExitCodes.Meaning;
import io.github.clientupdater.relaunch.RelaunchResult.Kind;
import java.util.OptionalInt;

/**
 * How an external installation ended.
 *
 * @param meaning what that means
 * @param exitCode what the program that decided it ended with; empty if it did not run or did not end
 * @param words the same in plain ASCII; may be empty
 */
public record InstallOutcome(Meaning meaning, OptionalInt exitCode, String words) {
    static final InstallOutcome DONE = new InstallOutcome(Meaning.SUCCESS, OptionalInt.of(0), "done");

    static InstallOutcome of(ExitCodes codes, int exitCode) {
        return new InstallOutcome(codes.meaning(exitCode), OptionalInt.of(exitCode), codes.words(exitCode));
    }

    static InstallOutcome failed(String words) {
        return new InstallOutcome(Meaning.FAILED, OptionalInt.empty(), words);
    }

    /** Returns whether the package is installed as far as its program tells, be it only after a restart. */
    public boolean isInstalled() {
        return meaning == Meaning.SUCCESS || meaning == Meaning.REBOOT_REQUIRED;
    }

    /** Returns this and what followed as one: the first failure counts, else the wish for a restart. */
    InstallOutcome then(InstallOutcome next) {
        if (!isInstalled()) return this;
        return next.meaning == Meaning.SUCCESS ? this : next;
    }

    /** Returns it in the words of the relauncher. */
    public RelaunchResult result() {
        Kind kind = switch (meaning) {
            case SUCCESS -> Kind.OK;
            case REBOOT_REQUIRED -> Kind.REBOOT_REQUIRED;
            case CANCELLED -> Kind.INSTALLER_CANCELLED;
            case BUSY, NOT_PERMITTED, UNSUITABLE, FAILED -> Kind.INSTALLER_FAILED;
        };
        return new RelaunchResult(kind, kind == Kind.OK ? "" : detail());
    }

    private String detail() {
        String code = exitCode.isPresent() ? Integer.toString(exitCode.getAsInt()) : RelaunchResult.NO_CODE;
        return words.isEmpty() ? code : code + " " + words;
    }
}
