package io.github.clientupdater.install;

import static io.github.clientupdater.install.Elevation.NONE;
import static io.github.clientupdater.install.Elevation.PKEXEC;
import static io.github.clientupdater.install.Elevation.ROOT;
import static io.github.clientupdater.install.Magic.at;
import static io.github.clientupdater.install.Magic.text;
import static io.github.clientupdater.install.Magic.trailer;
import static io.github.clientupdater.install.Magic.windowsProgram;

import io.github.clientupdater.release.Format;

/**
 * The kinds of packages, and how each is installed: the one table to read and to extend. A row says what
 * the file is called, by which bytes it is recognised, and the ways to install it, of which the first
 * that can be gone is taken. The first row that recognises a file counts.
 *
 * <p>A command is words with a blank between them. They are fixed but for what is in braces, and that is
 * ours too: the package's path, a log file, the system's directory. Nothing comes from a server, and no
 * shell sees it. Programs have full paths. Bytes are written as text, a byte to a character.
 */
public enum PackageKind {
    /** Made by Inno Setup. */
    INNO_SETUP(PackageRow.of(
                    Format.EXE, windowsProgram().and(text("JR.Inno.Setup").or(text("Inno Setup Setup Data"))))
            .attended(
                    PackageCodes.INNO_SETUP,
                    NONE,
                    "{package} /SP- /SILENT /SUPPRESSMSGBOXES /NORESTART /NOCANCEL /LOG={log}")
            .unattended(
                    PackageCodes.INNO_SETUP,
                    NONE,
                    "{package} /SP- /VERYSILENT /SUPPRESSMSGBOXES /NORESTART /NOCANCEL /LOG={log}")),

    /** Made by NSIS. Never {@code /D=}: it would have to be unquoted, and the installer knows the old place. */
    NSIS(PackageRow.of(Format.EXE, windowsProgram().and(text("Nullsoft.NSIS")))
            .attended(PackageCodes.NSIS, NONE, "{package}")
            .unattended(PackageCodes.NSIS, NONE, "{package} /S")),

    /** Made by NSIS as electron-builder does; only where the application says so. Without {@code --force-run}: we start it. */
    NSIS_ELECTRON_BUILDER(PackageRow.of(Format.EXE, windowsProgram().and(text("Nullsoft.NSIS")))
            .onlyOnDemand("it is a program of NSIS as any other, unless the application says who made it")
            .attended(PackageCodes.NSIS, NONE, "{package} --updated")
            .unattended(PackageCodes.NSIS, NONE, "{package} --updated /S")),

    /** Made by InstallShield. Its silent arguments need quotes inside words, which no caller can hand over safely. */
    INSTALL_SHIELD(PackageRow.of(Format.EXE, windowsProgram().and(text("InstallShield")))
            .attended(PackageCodes.UNKNOWN, NONE, "{package}")),

    /** A Windows Installer package in a program of jpackage, which hands its arguments on and the exit code back. */
    JPACKAGE_EXE(PackageRow.of(Format.EXE, windowsProgram().and(text("main.msi")))
            .anyway(PackageCodes.MSI, NONE, "{package} /passive /norestart /l*v {log}")),

    /** Any other Windows program: nobody knows its silent arguments. */
    EXE(PackageRow.of(Format.EXE, windowsProgram()).attended(PackageCodes.UNKNOWN, NONE, "{package}")),

    /** A Windows Installer package. It asks for rights itself, which it can only while it shows its progress. */
    MSI(PackageRow.of(Format.MSI, at(0, "\320\317\21\340\241\261\32\341"))
            .anyway(PackageCodes.MSI, NONE, "{system32}\\msiexec.exe /i {package} /passive /norestart /l*v {log}")),

    /** A Windows app package. */
    MSIX(PackageRow.of(Format.MSIX, at(0, "PK\3\4"))
            .onlyOnDemand(
                    "Windows updates an app package itself: from the Store, or from the .appinstaller file it came with")
            .anyway(PackageCodes.UNKNOWN, NONE, PackageScripts.ADD_APP_PACKAGE)),

    /** A macOS installer package. The Installer application ends with 0 whatever happened: the running version tells. */
    PKG(PackageRow.of(Format.PKG, at(0, "xar!"))
            .attended(PackageCodes.UNKNOWN, NONE, "/usr/bin/open -W -n -b com.apple.installer {package}")
            .unattended(PackageCodes.UNKNOWN, ROOT, "/usr/sbin/installer -pkg {package} -target /")
            .unattended(PackageCodes.OSASCRIPT, NONE, PackageScripts.INSTALL_PKG)),

    /** A macOS disk image with the application; the copy takes the place of the installed one as a whole. */
    DMG(PackageRow.of(Format.DMG, trailer(512, "koly"))
            .unpacks()
            .anyway(
                    PackageCodes.UNKNOWN,
                    NONE,
                    "/usr/bin/hdiutil attach -readonly -nobrowse -noautoopen -noverify -mountpoint {mount} {package}")
            .then("/usr/bin/ditto {mount}/{bundle} {unpacked}/{bundle}")
            .finallyDo("/usr/bin/hdiutil detach {mount} -force")),

    /** A macOS application in an archive that only ditto unpacks with all that its signature covers. */
    APP_ZIP(PackageRow.of(Format.ZIP, at(0, "PK\3\4"))
            .unpacks()
            .anyway(PackageCodes.UNKNOWN, NONE, "/usr/bin/ditto -x -k {package} {unpacked}")),

    /** A Linux application in one file: nothing to install, it is the new version. */
    APP_IMAGE(PackageRow.of(Format.APP_IMAGE, at(0, "\177ELF").and(at(8, "AI\1").or(at(8, "AI\2"))))
            .isTheApplication()),

    /** A Debian package. Elsewhere than beside a package manager it is opened, as a double click would. */
    DEB(PackageRow.of(Format.DEB, at(0, "!<arch>\ndebian-binary"))
            .anyway(PackageCodes.APT, PKEXEC, "/usr/bin/apt-get install -y -q {package}")
            .anyway(PackageCodes.UNKNOWN, PKEXEC, "/usr/bin/dpkg -i {package}")
            .attended(PackageCodes.UNKNOWN, NONE, "/usr/bin/xdg-open {package}")),

    /** An RPM package; one that is not signed is refused by the package manager, and that is right. */
    RPM(PackageRow.of(Format.RPM, at(0, "\355\253\356\333"))
            .notWhere(
                    "/run/ostree-booted", "this system is updated as a whole image: layer the package with rpm-ostree")
            .anyway(PackageCodes.DNF, PKEXEC, "/usr/bin/dnf install -y {package}")
            .anyway(PackageCodes.ZYPPER, PKEXEC, "/usr/bin/zypper --non-interactive install {package}")
            .anyway(PackageCodes.UNKNOWN, PKEXEC, "/usr/bin/rpm -U {package}")
            .attended(PackageCodes.UNKNOWN, NONE, "/usr/bin/xdg-open {package}")),

    /** A Linux program or script that installs itself. */
    RUN(PackageRow.of(Format.RUN, at(0, "#!").or(at(0, "\177ELF"))).anyway(PackageCodes.UNKNOWN, NONE, "{package}"));

    @SuppressWarnings("ImmutableEnumChecker") // It is; the annotation would be a dependency.
    private final PackageRow row;

    PackageKind(PackageRow row) {
        this.row = row;
    }

    PackageRow row() {
        return row;
    }

    /** Returns how its files are called. */
    public Format format() {
        return row.format();
    }
}
