package io.github.clientupdater.host;

import static io.github.clientupdater.host.InstallKind.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each row of docs/install-kinds.md on an invented computer, with what lies close to it and is something else. */
class DetectorTest {
    private static final String JAR = "/home/me/acme/acme.jar";
    private static final String UNINSTALL =
            "\\Software\\Microsoft\\Windows\\CurrentVersion\\Uninstall /s /v InstallLocation";
    private static final String FROM_HAND =
            "acme:\n  Installed: 1.0\n  Version table:\n *** 1.0 100\n        100 /var/lib/dpkg/status\n";
    private static final String FROM_REPOSITORY = "acme:\n  Installed: 1.0\n  Version table:\n *** 1.0 500\n"
            + "        500 https://apt.acme.example stable/main amd64 Packages\n        100 /var/lib/dpkg/status\n";

    static Stream<Arguments> machines() {
        return Stream.of(
                arguments(FLATPAK, "org.acme.Notes", linux().variable("FLATPAK_ID", "org.acme.Notes")),
                arguments(FLATPAK, "", linux().file("/.flatpak-info", "")),
                arguments(
                        FLATPAK,
                        "org.acme.Notes",
                        foreign("/var/lib/flatpak/app/org.acme.Notes/x86_64/stable/active/files/notes")),
                arguments(
                        FLATPAK,
                        "org.acme.Notes",
                        foreign("/home/me/.local/share/flatpak/app/org.acme.Notes/current/active/files")),
                arguments(
                        SNAP,
                        "acme",
                        Machine.linux()
                                .code("/snap/acme/7/lib/acme.jar")
                                .variable("SNAP", "/snap/acme/7")
                                .variable("SNAP_NAME", "acme")),
                arguments(
                        SNAP,
                        "acme",
                        Machine.linux()
                                .code("/other/acme/7/lib/acme.jar")
                                .variable("SNAP", "/other/acme/7")
                                .variable("SNAP_NAME", "acme")),
                arguments(SNAP, "acme", foreign("/snap/acme/current")),
                arguments(SNAP, "acme", foreign("/var/lib/snapd/snap/acme/7/lib")),
                arguments(FAT_JAR, "", linux().variable("SNAP", "/snap/code/3")), // Of the terminal.
                arguments(UNKNOWN, "", foreign("/snap")),
                arguments(APP_IMAGE, "", mounted("/tmp/.mount_Acme", "/tmp/.mount_Acme/usr/lib/acme.jar")),
                arguments(APP_IMAGE, "", mounted("/m", "/x.jar").launcher("/m/usr/bin/Acme")),
                arguments(UNKNOWN, "", mounted("/tmp/.mount_Shell", "/home/me/acme.jar")), // Of the terminal.
                arguments(UNKNOWN, "", mounted("/tmp/.mount_Acme", "/tmp/.mount_Acme2/acme.jar")),
                arguments(UNKNOWN, "", mounted("/", "/home/me/acme.jar")),
                arguments(NIX, "", Machine.linux().code("/nix/store/abc-acme-1.0/share/acme.jar")),
                arguments(
                        NIX,
                        "",
                        linux().link(JAR, "/nix/store/abc-acme-1.0/share/acme.jar")), // By where the link leads.
                arguments(
                        NIX, "", Machine.linux().property("java.home", "/nix/store/abc-acme-1.0")), // Linked by jlink.
                arguments(FAT_JAR, "", linux().property("java.home", "/nix/store/abc-jdk-17")), // Only Java is.
                arguments(HOMEBREW, "acme", Machine.macos().code("/opt/homebrew/Caskroom/acme/1.0/Acme.app/a.jar")),
                arguments(HOMEBREW, "acme", Machine.linux().code("/home/linuxbrew/.linuxbrew/Cellar/acme/1.0/a.jar")),
                arguments(SCOOP, "acme", Machine.windows().code("C:/Users/me/scoop/apps/acme/current/acme.jar")),
                arguments(CHOCOLATEY, "acme", Machine.windows().code("C:/ProgramData/Chocolatey/lib/acme/tools/a.jar")),
                arguments(
                        WINGET,
                        "Acme.Notes",
                        Machine.windows()
                                .code(
                                        "C:/Users/me/AppData/Local/Microsoft/WinGet/Packages/Acme.Notes_Source_8we/a.jar")),
                arguments(
                        MSIX,
                        "",
                        Machine.windows().code("C:/Program Files/WindowsApps/Acme_1.0_x64__8we/app/acme.jar")),
                arguments(MSIX, "", Machine.windows().installDir("c:/program files/windowsapps/Acme_1.0_x64__8we")),
                arguments(
                        TRANSLOCATED,
                        "",
                        Machine.macos().launcher("/private/var/AppTranslocation/1-2/d/A.app/Contents/MacOS/A")),
                arguments(DISK_IMAGE, "", Machine.macos().launcher("/Volumes/Acme/Acme.app/Contents/MacOS/Acme")),
                arguments(
                        DISK_IMAGE,
                        "",
                        Machine.macos().installFile("/x/acme.jar").readOnlyVolume("/x/acme.jar")),
                arguments(
                        FAT_JAR, "", Machine.linux().installFile("/x/acme.jar").readOnlyVolume("/x/acme.jar")),
                arguments(FAT_JAR, "", Machine.linux().installFile("/Volumes/acme.jar")),
                arguments(JPACKAGE, "", Machine.linux().launcher("/home/me/Acme/bin/Acme")),
                arguments(JPACKAGE, "", Machine.macos().launcher("/Applications/Acme.app/Contents/MacOS/Acme")),
                arguments(JPACKAGE, "", Machine.windows().launcher("C:/Users/me/Acme/Acme.exe")),
                arguments(
                        JPACKAGE,
                        "",
                        Machine.windows().launcher("C:/A/Acme.exe").installDir("C:/A")),
                arguments(DEB, "acme", debian("acme", FROM_HAND)),
                arguments(DEB, "acme", debian("acme:amd64", FROM_HAND)),
                arguments(DEB, "acme", debian("acme, acme-data", FROM_HAND)),
                arguments(APT_REPOSITORY, "acme", debian("acme", FROM_REPOSITORY)),
                arguments(JPACKAGE, "", debian("diversion by acme from", FROM_REPOSITORY)),
                arguments(RPM, "acme", redHat()),
                arguments(RPM, "acme", redHat().says("/usr/bin/dnf -C -q repoquery --qf %{name}\\n acme", "\n")),
                arguments(
                        RPM_REPOSITORY,
                        "acme",
                        redHat().says("/usr/bin/dnf -C -q repoquery --qf %{name}\\n acme", "acme\n")),
                arguments(OSTREE, "acme", redHat().file("/run/ostree-booted", "")),
                arguments(
                        WINDOWS_INSTALLER,
                        "",
                        installed("    InstallLocation    REG_SZ    C:\\Program Files\\Acme\\\r\n")),
                arguments(
                        WINDOWS_INSTALLER,
                        "",
                        installed("    InstallLocation    REG_EXPAND_SZ    \"c:\\program files\\acme\"\r\n")),
                arguments(JPACKAGE, "", installed("    InstallLocation    REG_SZ    C:\\Program Files\\Acme 2\\\r\n")),
                arguments(JPACKAGE, "", installed("    InstallLocation    REG_SZ    C:\\\r\n")),
                arguments(JPACKAGE, "", installed("    InstallLocation    REG_SZ    \r\n")),
                arguments(FAT_JAR, "", linux()),
                arguments(FAT_JAR, "", Machine.linux().installFile("/x/acme.jar")),
                arguments(
                        UNKNOWN, "", Machine.linux().code(JAR).property("java.class.path", JAR)), // With a Class-Path.
                arguments(UNKNOWN, "", linux().property("java.class.path", "/other.jar")),
                arguments(UNKNOWN, "", linux().property("java.home", "/home/me/acme/jre")),
                arguments(APP_IMAGE, "", foreign("/x").installFile("/x/Acme.AppImage")),
                arguments(UNKNOWN, "", Machine.linux().installFile("/x/acme")),
                arguments(DIRECTORY, "", Machine.linux().installDir("/home/me/acme")),
                arguments(
                        DIRECTORY,
                        "",
                        Machine.linux().classes("/home/me/classes").installDir("/home/me/acme")),
                arguments(
                        FAT_JAR, "", Machine.linux().classes("/home/me/classes").installFile("/x/acme.jar")),
                arguments(DEVELOPMENT, "", Machine.linux().classes("/home/me/project/target/classes")),
                arguments(FAT_JAR, "", linux().variable("FLATPAK_ID", "")),
                arguments(APP_IMAGE, "", mounted("/tmp/.mount_Acme/", "/tmp/.mount_Acme/acme.jar")),
                arguments(UNKNOWN, "", mounted("/tmp/.MOUNT", "/tmp/.mount/acme.jar")),
                arguments(JPACKAGE, "", mounted("/m", "/x.jar").launcher("/y/bin/Acme")),
                arguments(DIRECTORY, "", foreign("/home/me/cellar/acme/1.0")),
                arguments(UNKNOWN, "", Machine.linux().fatJar("/home/me/acme.war")),
                arguments(UNKNOWN, "", Machine.linux()));
    }

    @ParameterizedTest
    @MethodSource("machines")
    void kindIsTold(InstallKind kind, String name, Machine machine) {
        assertThat(machine.detect()).isEqualTo(new Detection(kind, name));
    }

    @Test
    void everyKindHasARow() {
        assertThat(machines().map(row -> row.get()[0])).contains((Object[]) InstallKind.values());
    }

    @ParameterizedTest
    @EnumSource
    void markerOfThePackagerWins(InstallKind kind) {
        Machine machine = linux().variable("FLATPAK_ID", "org.acme.Notes")
                .file("/home/me/acme/updater.install-kind", kind.word() + "\n");

        assertThat(machine.detect().kind()).isEqualTo(kind);
        assertThat(machine.asked).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/home/me/dir/updater.install-kind",
        "/home/me/file/updater.install-kind",
        "/home/me/image/updater.install-kind",
        "/home/me/acme/updater.install-kind"
    })
    void markerLiesNextToTheApplication(String marker) {
        Machine machine = linux().installDir("/home/me/dir")
                .installFile("/home/me/file/acme.jar")
                .launcher("/home/me/image/bin/Acme")
                .file(marker, "msix");

        assertThat(machine.detect().kind()).isEqualTo(MSIX);
    }

    @ParameterizedTest
    @CsvSource({"''", "FLATPAK", "flat", "apt_repository", "unheard-of"})
    void markerThatNamesNoKindIsPassedOver(String text) {
        assertThat(linux().file("/home/me/acme/updater.install-kind", text)
                        .detect()
                        .kind())
                .isEqualTo(FAT_JAR);
    }

    @Test
    void markedKindHasItsName() {
        Machine snap = linux().variable("SNAP_NAME", "acme").file("/home/me/acme/updater.install-kind", "snap");
        Machine scoop = Machine.windows()
                .installDir("C:/Users/me/scoop/apps/acme/current")
                .file("C:/Users/me/scoop/apps/acme/current/updater.install-kind", "scoop");

        assertThat(snap.detect()).isEqualTo(new Detection(SNAP, "acme"));
        assertThat(scoop.detect()).isEqualTo(new Detection(SCOOP, "acme"));
    }

    @Test
    void nameComesFromThePathOfThatKindOnly() {
        Facts flatpak = foreign("/var/lib/flatpak/app/org.acme.Notes/current").facts();

        assertThat(Detector.named(FLATPAK, flatpak).name()).isEqualTo("org.acme.Notes");
        assertThat(Detector.named(SNAP, flatpak).name()).isEmpty();
    }

    @Test
    void imageOfJpackageIsAskedForWhereverItLies() {
        Machine machine = Machine.linux()
                .launcher("/srv/acme/bin/Acme")
                .says("/usr/bin/dpkg -S /srv/acme/bin/Acme", "acme: /srv/acme/bin/Acme\n");

        assertThat(machine.detect()).isEqualTo(new Detection(DEB, "acme"));
    }

    /** What updates somebody else's directory may itself run in a sandbox or from a jpackage image. */
    @Test
    void ofAnotherApplicationOnlyThePathCounts() {
        Machine machine = foreign("/home/me/acme")
                .installDir("/home/me/acme")
                .file("/.flatpak-info", "")
                .variable("APPIMAGE", "/x");

        assertThat(machine.detect()).isEqualTo(Detection.of(DIRECTORY));
    }

    @ParameterizedTest
    @CsvSource({"/nix/store/abc/acme, NIX", "/snap/acme/7, SNAP", "/x/Caskroom/acme/1/A.app, HOMEBREW"})
    void explicitPlaceInSomebodysRealmIsNotOurs(String place, InstallKind kind) {
        assertThat(linux().installDir(place).detect().kind()).isEqualTo(kind);
        assertThat(linux().installFile(place + "/acme.jar").detect().kind()).isEqualTo(kind);
    }

    @Test
    void runningInASandboxCountsForAnExplicitPlaceToo() {
        assertThat(linux().installDir("/home/me/x")
                        .file("/.flatpak-info", "")
                        .detect()
                        .kind())
                .isEqualTo(FLATPAK);
    }

    @Test
    void nobodyIsAskedAboutAPersonsOwnDirectories() {
        Machine machine =
                Machine.linux().says("/usr/bin/dpkg -S " + JAR, "acme: " + JAR).code(JAR);

        assertThat(machine.detect().kind()).isEqualTo(UNKNOWN);
        assertThat(machine.asked).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"/usr/share/acme/acme.jar", "/opt/acme/acme.jar"})
    void jarsOfPackagesArePackages(String jar) {
        Machine machine = Machine.linux()
                .says("/usr/bin/dpkg -S " + jar, "acme: " + jar + "\n")
                .says("/usr/bin/apt-cache policy acme", FROM_REPOSITORY)
                .fatJar(jar);

        assertThat(machine.detect()).isEqualTo(new Detection(APT_REPOSITORY, "acme"));
    }

    @Test
    void programsThatAreNotThereAreNotAsked() {
        Machine machine = Machine.linux().launcher("/opt/acme/bin/Acme");

        assertThat(machine.detect().kind()).isEqualTo(JPACKAGE);
        assertThat(machine.asked).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"/opt/a*/bin/Acme", "/opt/a?/bin/Acme", "/opt/a[b]/bin/Acme", "'/opt/a\\b/bin/Acme'", "opt/a"})
    void pathThatDpkgWouldTakeForAPatternIsNotAskedFor(String path) {
        Machine machine = Machine.linux().launcher(path).file("/usr/bin/dpkg", "");

        assertThat(machine.detect().kind()).isEqualTo(JPACKAGE);
        assertThat(machine.asked).isEmpty();
    }

    @Test
    void windowsIsAskedForBothHivesAndBothViews() {
        Machine machine =
                Machine.windows().launcher("C:/Program Files/Acme/Acme.exe").variable("SystemRoot", "D:\\W");

        machine.detect();

        assertThat(machine.asked)
                .extracting(words -> String.join(" ", words))
                .containsExactly(
                        "D:\\W\\System32\\reg.exe query HKCU" + UNINSTALL,
                        "D:\\W\\System32\\reg.exe query HKLM" + UNINSTALL + " /reg:64",
                        "D:\\W\\System32\\reg.exe query HKLM" + UNINSTALL + " /reg:32");
    }

    @ParameterizedTest
    @CsvSource({"a b", "a;b", "$(x)", "-x", "''", "é"})
    void whatIsNoNameIsNotPutIntoACommand(String name) {
        assertThat(new Detection(FLATPAK, name).name()).isEmpty();
        assertThat(new Detection(FLATPAK, "org.acme_N-1+2@x").name()).isEqualTo("org.acme_N-1+2@x");
    }

    private static Machine linux() {
        return Machine.linux().fatJar(JAR);
    }

    private static Machine foreign(String place) {
        Machine machine = Machine.linux().foreign();
        return place.equals("/x") || place.equals("/snap") ? machine.installFile(place) : machine.installDir(place);
    }

    private static Machine mounted(String mount, String jar) {
        return Machine.linux()
                .variable("APPIMAGE", "/home/me/Acme.AppImage")
                .variable("APPDIR", mount)
                .code(jar);
    }

    private static Machine debian(String owner, String policy) {
        return Machine.linux()
                .launcher("/opt/acme/bin/Acme")
                .says("/usr/bin/dpkg -S /opt/acme/bin/Acme", owner + ": /opt/acme/bin/Acme\n")
                .says("/usr/bin/apt-cache policy acme", policy);
    }

    private static Machine redHat() {
        return Machine.linux()
                .launcher("/opt/acme/bin/Acme")
                .says("/usr/bin/rpm -qf --qf %{NAME}\\n /opt/acme/bin/Acme", "acme\n");
    }

    private static Machine installed(String line) {
        String key = "HKEY_CURRENT_USER\\Software\\Microsoft\\Windows\\CurrentVersion\\Uninstall\\Acme_is1\r\n";
        return Machine.windows()
                .launcher("C:/Program Files/Acme/Acme.exe")
                .says("C:\\Windows\\System32\\reg.exe query HKCU" + UNINSTALL, "\r\n" + key + line + "\r\n");
    }

    @Test
    void onlyTheOthersMayUpdateThemselves() {
        assertThat(Stream.of(InstallKind.values()).filter(InstallKind::mayUpdateItself))
                .isEqualTo(List.of(APP_IMAGE, JPACKAGE, DEB, RPM, WINDOWS_INSTALLER, FAT_JAR, DIRECTORY, UNKNOWN));
    }
}
