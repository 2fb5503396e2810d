package io.github.clientupdater.release;

import java.util.Arrays;
import java.util.Locale;

/** What kind of file an artifact is, told by the end of its name. */
public enum Format {
    /** An application directory in a ZIP archive. */
    ZIP("zip", Platform.Os.ANY),
    /** An application directory in a compressed tar archive. */
    TAR_GZ("tar.gz", Platform.Os.ANY),
    /** A runnable jar. */
    JAR("jar", Platform.Os.ANY),
    /** A Windows installer program. */
    EXE("exe", Platform.Os.WINDOWS),
    /** A Windows Installer package. */
    MSI("msi", Platform.Os.WINDOWS),
    /** A Windows app package: the system updates those itself. */
    MSIX("msix", Platform.Os.WINDOWS),
    /** A macOS installer package. */
    PKG("pkg", Platform.Os.MACOS),
    /** A macOS disk image. */
    DMG("dmg", Platform.Os.MACOS),
    /** A Debian package. */
    DEB("deb", Platform.Os.LINUX),
    /** An RPM package. */
    RPM("rpm", Platform.Os.LINUX),
    /** A Linux application in one file. */
    APP_IMAGE("AppImage", Platform.Os.LINUX),
    /** A Linux self-extracting installer. */
    RUN("run", Platform.Os.LINUX),
    /** Anything else: it can be downloaded, but nobody here installs it. */
    UNKNOWN("bin", Platform.Os.ANY);

    private final String extension;
    private final Platform.Os os;

    Format(String extension, Platform.Os os) {
        this.extension = extension;
        this.os = os;
    }

    /** Returns the format of a file with this name or path. Case does not matter. */
    public static Format ofFileName(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.endsWith(".tgz")) return TAR_GZ;
        return Arrays.stream(values())
                .filter(format -> format.matches(lower))
                .findFirst()
                .orElse(UNKNOWN);
    }

    private boolean matches(String lowerCaseName) {
        return lowerCaseName.endsWith("." + extension.toLowerCase(Locale.ROOT));
    }

    /** Returns how its files' names end, without the dot. */
    public String extension() {
        return extension;
    }

    /** Returns where such files run, as far as the format alone tells. */
    public Platform platform() {
        return new Platform(os, Platform.Arch.ANY);
    }
}
