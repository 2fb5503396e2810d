package io.github.clientupdater.install;

import io.github.clientupdater.relaunch.ExitCodes;
import io.github.clientupdater.relaunch.ExitCodes.Meaning;

/** What the exit codes of installers mean, as their makers say. */
final class PackageCodes {
    /** Only 0 is known. */
    static final ExitCodes UNKNOWN = ExitCodes.zero();

    static final ExitCodes INNO_SETUP = ExitCodes.zero()
            .with(1, Meaning.FAILED, "Setup could not begin")
            .with(2, Meaning.CANCELLED, "cancelled before it began")
            .with(3, Meaning.FAILED, "a fatal error while it prepared")
            .with(4, Meaning.FAILED, "a fatal error while it installed")
            .with(5, Meaning.CANCELLED, "cancelled while it installed, or a file was in use")
            .with(6, Meaning.FAILED, "ended by a debugger")
            .with(7, Meaning.FAILED, "Setup found that it cannot go on")
            .with(8, Meaning.REBOOT_REQUIRED, "cannot go on before the computer is restarted");

    static final ExitCodes NSIS =
            ExitCodes.zero().with(1, Meaning.CANCELLED, "cancelled").with(2, Meaning.FAILED, "its script gave up");

    static final ExitCodes MSI = ExitCodes.zero()
            .with(1223, Meaning.CANCELLED, "the rights it needs were not given")
            .with(1602, Meaning.CANCELLED, "cancelled")
            .with(1603, Meaning.FAILED, "a fatal error while it installed")
            .with(1618, Meaning.BUSY, "another installation is running")
            .with(1619, Meaning.UNSUITABLE, "the package cannot be opened")
            .with(1620, Meaning.UNSUITABLE, "the package is not valid")
            .with(1625, Meaning.NOT_PERMITTED, "a policy of this computer forbids it")
            .with(1633, Meaning.UNSUITABLE, "the package is for another kind of processor")
            .with(1638, Meaning.UNSUITABLE, "this version or a newer one is installed")
            .with(1641, Meaning.REBOOT_REQUIRED, "done, the computer is being restarted")
            .with(3010, Meaning.REBOOT_REQUIRED, "done, the computer has to be restarted");

    static final ExitCodes APT = ExitCodes.zero().with(100, Meaning.FAILED, "apt-get failed; its words are in the log");

    static final ExitCodes DNF = ExitCodes.zero()
            .with(1, Meaning.FAILED, "dnf failed; its words are in the log")
            .with(200, Meaning.BUSY, "another package manager is running");

    static final ExitCodes ZYPPER = ExitCodes.zero()
            .with(4, Meaning.FAILED, "a dependency cannot be met")
            .with(5, Meaning.NOT_PERMITTED, "not allowed for this user")
            .with(7, Meaning.BUSY, "another package manager is running")
            .with(102, Meaning.REBOOT_REQUIRED, "done, the computer has to be restarted")
            .with(103, Meaning.SUCCESS, "done, the package manager wants to be restarted");

    /** It does not tell a "no" from a failure. */
    static final ExitCodes OSASCRIPT = ExitCodes.zero().with(1, Meaning.FAILED, "failed, or no password was given");

    static final ExitCodes PKEXEC = ExitCodes.zero()
            .with(126, Meaning.CANCELLED, "the password was not given")
            .with(127, Meaning.NOT_PERMITTED, "not authorised, or nobody is there to be asked");

    private PackageCodes() {}
}
