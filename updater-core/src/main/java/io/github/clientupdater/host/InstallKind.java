package io.github.clientupdater.host;

import io.github.clientupdater.host.Guidance.Reason;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How an application came onto the machine, and so who may update it. {@code docs/install-kinds.md} says
 * by what each is recognised.
 */
public enum InstallKind {
    /** A Flatpak: its sandbox is read-only. */
    FLATPAK(Reason.MANAGED, "Flatpak", "flatpak update {name}"),
    /** A snap: a read-only image. */
    SNAP(Reason.MANAGED, "Snap", "snap refresh {name}"),
    /** One AppImage file. */
    APP_IMAGE,
    /** In the store of Nix, where nothing ever changes. */
    NIX(Reason.MANAGED, "Nix", ""),
    /** A cask or formula of Homebrew. */
    HOMEBREW(Reason.MANAGED, "Homebrew", "brew upgrade {name}"),
    /** Installed by Scoop. */
    SCOOP(Reason.MANAGED, "Scoop", "scoop update {name}"),
    /** Installed by Chocolatey, as a portable program. */
    CHOCOLATEY(Reason.MANAGED, "Chocolatey", "choco upgrade {name}"),
    /** Installed by WinGet, as a portable program. */
    WINGET(Reason.MANAGED, "WinGet", "winget upgrade --id {name}"),
    /** An MSIX package, from the Microsoft Store or elsewhere: Windows updates it. */
    MSIX(Reason.MANAGED, "Windows", ""),
    /** macOS runs it from a random place that cannot be written to, because it was not moved since its download. */
    TRANSLOCATED(Reason.TRANSLOCATED, "", ""),
    /** Started from a macOS disk image or another volume that may go away. */
    DISK_IMAGE(Reason.DISK_IMAGE, "", ""),
    /** An application image of jpackage that no package manager knows. */
    JPACKAGE,
    /** A Debian package that no repository offers. */
    DEB,
    /** An RPM package that no repository offers, as far as that can be told. */
    RPM,
    /** A Debian package from a repository. */
    APT_REPOSITORY(Reason.MANAGED, "APT", "sudo apt-get install --only-upgrade {name}"),
    /** An RPM package from a repository. */
    RPM_REPOSITORY(Reason.MANAGED, "DNF", "sudo dnf upgrade {name}"),
    /** Part of an image-based Linux such as Silverblue. */
    OSTREE(Reason.MANAGED, "rpm-ostree", "rpm-ostree upgrade"),
    /** Put there by an installer that Windows can undo: Inno Setup, NSIS, MSI and others. */
    WINDOWS_INSTALLER,
    /** One runnable jar that holds the whole application. */
    FAT_JAR,
    /** A directory, as the application itself says. */
    DIRECTORY,
    /** A directory of classes, as a build leaves it. */
    DEVELOPMENT(Reason.DEVELOPMENT, "", ""),
    /** None of these, as far as can be told. */
    UNKNOWN;

    private final @Nullable Reason reason;
    private final String manager;
    private final String command; // Words with one blank between.

    InstallKind() {
        this(null, "", "");
    }

    InstallKind(@Nullable Reason reason, String manager, String command) {
        this.reason = reason;
        this.manager = manager;
        this.command = command;
    }

    /** Returns whether the application may replace itself. */
    public boolean mayUpdateItself() {
        return reason == null;
    }

    /** Returns the word for it in a marker file and in output for programs, such as {@code apt-repository}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    Optional<Reason> reason() {
        return Optional.ofNullable(reason);
    }

    /** Who updates it; empty where nobody does. */
    String manager() {
        return manager;
    }

    /** Returns what a person can type; nothing where a name belongs into it that nobody knows. */
    List<String> command(String name) {
        boolean unknown = name.isEmpty() && command.contains("{name}");
        return command.isEmpty() || unknown
                ? List.of()
                : List.of(command.replace("{name}", name).split(" "));
    }

    /** Reads {@link #word}. */
    static Optional<InstallKind> of(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }
}
