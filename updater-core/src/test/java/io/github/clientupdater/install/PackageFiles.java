package io.github.clientupdater.install;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The smallest files that look like packages. */
final class PackageFiles {
    static final Map<PackageKind, byte[]> ALL = Map.ofEntries(
            Map.entry(PackageKind.INNO_SETUP, program("Inno Setup Setup Data (6.2.0)")),
            Map.entry(PackageKind.NSIS, program("<assemblyIdentity name=\"Nullsoft.NSIS.exehead\"")),
            Map.entry(PackageKind.NSIS_ELECTRON_BUILDER, program("Nullsoft.NSIS")),
            Map.entry(PackageKind.INSTALL_SHIELD, program(wide("InstallShield"))),
            Map.entry(PackageKind.JPACKAGE_EXE, program(wide("main.msi"))),
            Map.entry(PackageKind.EXE, program("")),
            Map.entry(PackageKind.MSI, bytes("\u00D0\u00CF\u0011\u00E0\u00A1\u00B1\u001A\u00E1....")),
            Map.entry(PackageKind.MSIX, bytes("PK\3\4....")),
            Map.entry(PackageKind.PKG, bytes("xar!....")),
            Map.entry(PackageKind.DMG, bytes("anything" + "koly" + ".".repeat(508))),
            Map.entry(PackageKind.APP_ZIP, bytes("PK\3\4....")),
            Map.entry(PackageKind.APP_IMAGE, bytes("\u007FELF\2\1\1\0AI\2....")),
            Map.entry(PackageKind.DEB, bytes("!<arch>\ndebian-binary   ")),
            Map.entry(PackageKind.RPM, bytes("\u00ED\u00AB\u00EE\u00DB....")),
            Map.entry(PackageKind.RUN, bytes("#!/bin/sh\nexit 0\n")));

    private PackageFiles() {}

    /** Returns a Windows program with {@code text} in it. */
    static byte[] program(String text) {
        return bytes("MZ" + "\0".repeat(58) + "\u0080\0\0\0" + "\0".repeat(64) + "PE\0\0" + text + "\0");
    }

    private static String wide(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_16LE), StandardCharsets.ISO_8859_1);
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
