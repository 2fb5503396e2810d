package io.github.clientupdater.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clientupdater.install.PackageRow.Use;
import io.github.clientupdater.relaunch.InstallStep;
import io.github.clientupdater.relaunch.WindowsSystem;
import io.github.clientupdater.release.Format;
import io.github.clientupdater.task.UpdateException;
import io.github.clientupdater.task.UpdateException.Code;
import io.github.clientupdater.testing.Programs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The table itself. Whether Windows and macOS do what is meant was not tried. */
class PackageKindTest {
    /** In the place of a path: whoever takes it apart, or fills it in twice, is found out. */
    private static final String FILE = "/a b'c\"d $(x) `id` é {log}/app-2.0.0";

    private static final Map<String, String> PLACES = Map.of(
            "{package}", FILE, "{log}", "/w w/log", "{mount}", "/m m", "{unpacked}", "/u u", "{bundle}", "My App.app");
    private static final String PKEXEC = "/usr/bin/pkexec|--disable-internal-agent|";
    private static final String MSIEXEC = WindowsSystem.system32() + "\\msiexec.exe";

    @TempDir
    Path temporary;

    private static ThisSystem withEverything(boolean root) {
        return new ThisSystem(root, program -> true, file -> false, WindowsSystem.system32());
    }

    private static ThisSystem with(String... programs) {
        return new ThisSystem(false, Set.of(programs)::contains, file -> false, WindowsSystem.system32());
    }

    private static PackageTable table(boolean attended, ThisSystem system) {
        return new PackageTable(InstallOptions.ATTENDED.withAttended(attended), system);
    }

    private static String command(PackageKind kind, boolean attended, ThisSystem system) throws UpdateException {
        return commands(kind, attended, system).get(0);
    }

    private static List<String> commands(PackageKind kind, boolean attended, ThisSystem system) throws UpdateException {
        return table(attended, system).steps(kind, Path.of("/d"), PLACES).stream()
                .map(InstallStep::command)
                .map(words -> String.join("|", words))
                .toList();
    }

    @ParameterizedTest(name = "{0} attended")
    @MethodSource
    void attended(PackageKind kind, String expected) throws UpdateException {
        assertThat(command(kind, true, withEverything(false))).isEqualTo(expected);
    }

    static Stream<Arguments> attended() {
        return Stream.of(
                Arguments.of(
                        PackageKind.INNO_SETUP,
                        FILE + "|/SP-|/SILENT|/SUPPRESSMSGBOXES|/NORESTART|/NOCANCEL|/LOG=/w w/log"),
                Arguments.of(PackageKind.NSIS, FILE),
                Arguments.of(PackageKind.NSIS_ELECTRON_BUILDER, FILE + "|--updated"),
                Arguments.of(PackageKind.INSTALL_SHIELD, FILE),
                Arguments.of(PackageKind.JPACKAGE_EXE, FILE + "|/passive|/norestart|/l*v|/w w/log"),
                Arguments.of(PackageKind.EXE, FILE),
                Arguments.of(PackageKind.MSI, MSIEXEC + "|/i|" + FILE + "|/passive|/norestart|/l*v|/w w/log"),
                Arguments.of(PackageKind.PKG, "/usr/bin/open|-W|-n|-b|com.apple.installer|" + FILE),
                Arguments.of(PackageKind.APP_ZIP, "/usr/bin/ditto|-x|-k|" + FILE + "|/u u"),
                Arguments.of(PackageKind.DEB, PKEXEC + "/usr/bin/apt-get|install|-y|-q|" + FILE),
                Arguments.of(PackageKind.RPM, PKEXEC + "/usr/bin/dnf|install|-y|" + FILE),
                Arguments.of(PackageKind.RUN, FILE));
    }

    @ParameterizedTest(name = "{0} unattended")
    @MethodSource
    void unattended(PackageKind kind, String expected) throws UpdateException {
        assertThat(command(kind, false, withEverything(false))).isEqualTo(expected);
    }

    static Stream<Arguments> unattended() {
        return Stream.of(
                Arguments.of(
                        PackageKind.INNO_SETUP,
                        FILE + "|/SP-|/VERYSILENT|/SUPPRESSMSGBOXES|/NORESTART|/NOCANCEL|/LOG=/w w/log"),
                Arguments.of(PackageKind.NSIS, FILE + "|/S"),
                Arguments.of(PackageKind.NSIS_ELECTRON_BUILDER, FILE + "|--updated|/S"),
                Arguments.of(PackageKind.JPACKAGE_EXE, FILE + "|/passive|/norestart|/l*v|/w w/log"),
                Arguments.of(PackageKind.MSI, MSIEXEC + "|/i|" + FILE + "|/passive|/norestart|/l*v|/w w/log"),
                Arguments.of(
                        PackageKind.PKG,
                        "/usr/bin/osascript|-e|on run argv|-e|do shell script \"/usr/sbin/installer -pkg \" & quoted form"
                                + " of (item 1 of argv) & \" -target /\" with administrator privileges|-e|end run|"
                                + FILE),
                Arguments.of(PackageKind.DEB, PKEXEC + "/usr/bin/apt-get|install|-y|-q|" + FILE),
                Arguments.of(PackageKind.RPM, PKEXEC + "/usr/bin/dnf|install|-y|" + FILE),
                Arguments.of(PackageKind.RUN, FILE));
    }

    @Test
    void rootIsNotAsked() throws UpdateException {
        assertThat(command(PackageKind.DEB, false, withEverything(true)))
                .isEqualTo("/usr/bin/apt-get|install|-y|-q|" + FILE);
        assertThat(command(PackageKind.PKG, false, withEverything(true)))
                .isEqualTo("/usr/sbin/installer|-pkg|" + FILE + "|-target|/");
    }

    @Test
    void packageManagerIsTheFirstThatIsThere() throws UpdateException {
        String pkexec = "/usr/bin/pkexec";
        assertThat(command(PackageKind.RPM, true, with(pkexec, "/usr/bin/zypper", "/usr/bin/rpm")))
                .isEqualTo(PKEXEC + "/usr/bin/zypper|--non-interactive|install|" + FILE);
        assertThat(command(PackageKind.RPM, true, with(pkexec, "/usr/bin/rpm")))
                .isEqualTo(PKEXEC + "/usr/bin/rpm|-U|" + FILE);
        assertThat(command(PackageKind.DEB, true, with(pkexec, "/usr/bin/dpkg")))
                .isEqualTo(PKEXEC + "/usr/bin/dpkg|-i|" + FILE);
        assertThat(command(PackageKind.DEB, true, with("/usr/bin/apt-get", "/usr/bin/xdg-open")))
                .isEqualTo("/usr/bin/xdg-open|" + FILE);
    }

    @Test
    void diskImageIsDetachedWhateverHappened() throws UpdateException {
        assertThat(commands(PackageKind.DMG, true, withEverything(false)))
                .containsExactly(
                        "/usr/bin/hdiutil|attach|-readonly|-nobrowse|-noautoopen|-noverify|-mountpoint|/m m|" + FILE,
                        "/usr/bin/ditto|/m m/My App.app|/u u/My App.app",
                        "/usr/bin/hdiutil|detach|/m m|-force");
        assertThat(table(true, withEverything(false)).steps(PackageKind.DMG, Path.of("/d"), PLACES))
                .extracting(InstallStep::always)
                .containsExactly(false, false, true);
    }

    @ParameterizedTest
    @EnumSource(
            value = PackageKind.class,
            names = {"EXE", "INSTALL_SHIELD"})
    void whatNobodyKnowsHowToSilenceIsNotStartedWhileNobodyWatches(PackageKind kind) {
        assertRefused(
                () -> command(kind, false, withEverything(false)),
                Code.NO_INSTALLER,
                "not installed while nobody watches");
    }

    @Test
    void appPackageIsLeftToWindows_unlessTheApplicationSaysSo() throws Exception {
        PackageTable usual = table(true, withEverything(false));
        assertRefused(() -> usual.requireWay(Format.MSIX), Code.NO_INSTALLER, "Windows updates an app package itself");

        PackageTable demanded =
                new PackageTable(InstallOptions.ATTENDED.withKind(PackageKind.MSIX), withEverything(false));
        demanded.requireWay(Format.MSIX);
        assertThat(demanded.recognise(file(PackageFiles.ALL.get(PackageKind.MSIX)), Format.MSIX))
                .isEqualTo(PackageKind.MSIX);
        String command = command(PackageKind.MSIX, true, withEverything(false));
        assertThat(command).contains("\\powershell.exe|", "Add-AppxPackage").doesNotContain(FILE);
    }

    @Test
    void whatTheApplicationSaysCounts_butTheBytesHaveToAgree() throws Exception {
        PackageTable table = new PackageTable(
                InstallOptions.ATTENDED.withKind(PackageKind.NSIS_ELECTRON_BUILDER), withEverything(false));

        assertThat(table.recognise(file(PackageFiles.ALL.get(PackageKind.NSIS)), Format.EXE))
                .isEqualTo(PackageKind.NSIS_ELECTRON_BUILDER);
        assertRefused(
                () -> table.recognise(file(PackageFiles.ALL.get(PackageKind.INNO_SETUP)), Format.EXE),
                Code.PACKAGE_KIND_MISMATCH,
                "called .exe");
        assertThat(table.recognise(file(PackageFiles.ALL.get(PackageKind.DEB)), Format.DEB))
                .isEqualTo(PackageKind.DEB);
    }

    @Test
    void systemThatIsOneImageTakesNoPackages() {
        ThisSystem image = new ThisSystem(true, program -> true, "/run/ostree-booted"::equals, "");

        assertRefused(() -> table(true, image).requireWay(Format.RPM), Code.NO_INSTALLER, "rpm-ostree");
    }

    @Test
    void missingProgramsAreNamedBeforeTheDownload() {
        assertRefused(
                () -> table(false, with("/usr/bin/apt-get")).requireWay(Format.DEB),
                Code.NO_INSTALLER,
                "[/usr/bin/apt-get, /usr/bin/dpkg]");
    }

    @ParameterizedTest
    @EnumSource(PackageKind.class)
    void everyKindIsRecognised(PackageKind kind) throws Exception {
        InstallOptions demanded = InstallOptions.ATTENDED.withKind(kind);
        InstallOptions options = kind.row().guidance().isPresent() ? demanded : InstallOptions.ATTENDED;
        PackageTable table = new PackageTable(options, withEverything(false));

        assertThat(table.recognise(file(PackageFiles.ALL.get(kind)), kind.format()))
                .isEqualTo(kind);
        assertThat(table.knows(kind.format(), kind.row().use())).isTrue();
    }

    /** The scripts excepted, which are a constant: see {@link PackageScripts}. */
    @ParameterizedTest(name = "G5 {0} is installed by programs with full paths")
    @EnumSource(PackageKind.class)
    void fullPaths(PackageKind kind) {
        for (Way way : kind.row().ways()) {
            Stream.concat(way.commands().stream(), Stream.of(way.last()))
                    .filter(words -> !words.isEmpty())
                    .forEach(words -> assertThat(words.get(0))
                            .matches("\\{package}|/usr/s?bin/[a-z-]+|(\\{system32}|.*\\\\System32)\\\\.*\\.exe"));
        }
    }

    @ParameterizedTest(name = "G7 {1} that is called {0}")
    @MethodSource
    void wrongKind(Format format, PackageKind content) throws IOException {
        Path file = file(PackageFiles.ALL.get(content));

        assertRefused(
                () -> table(true, withEverything(false)).recognise(file, format),
                Code.PACKAGE_KIND_MISMATCH,
                "by its bytes");
    }

    static Stream<Arguments> wrongKind() {
        return Arrays.stream(PackageKind.values())
                .filter(kind -> kind.row().use() == Use.INSTALLS)
                .map(PackageKind::format)
                .filter(format -> format != Format.MSIX)
                .distinct()
                .flatMap(format -> PackageFiles.ALL.keySet().stream()
                        .filter(content -> content.format() != format)
                        .filter(content -> format != Format.RUN || content != PackageKind.APP_IMAGE) // Both are ELF.
                        .map(content -> Arguments.of(format, content)));
    }

    @Test
    void emptyAndTinyFilesAreNothing() throws IOException {
        for (String text : List.of("", "M", "MZ", "MZ" + "\0".repeat(58) + "\u00FF\u00FF\u00FF\u007F", "!<arch>")) {
            Path file = file(PackageFiles.bytes(text));
            for (Format format : List.of(Format.EXE, Format.DEB, Format.DMG, Format.RUN)) {
                assertRefused(
                        () -> table(true, withEverything(false)).recognise(file, format),
                        Code.PACKAGE_KIND_MISMATCH,
                        format.extension());
            }
        }
    }

    @Test
    void installerThatNsisMadeIsRecognised() throws Exception {
        Programs.require("makensis");
        Files.writeString(
                temporary.resolve("x.nsi"),
                "Name x\nOutFile setup.exe\nRequestExecutionLevel user\nSection\nSectionEnd\n");
        Programs.run(temporary, "", "makensis", "-V1", "x.nsi");

        assertThat(table(true, withEverything(false)).recognise(temporary.resolve("setup.exe"), Format.EXE))
                .isEqualTo(PackageKind.NSIS);
    }

    @Test
    void packageThatDebianMadeIsRecognised() throws Exception {
        Programs.require("dpkg-deb");
        Path control = Files.createDirectories(temporary.resolve("tree/DEBIAN")).resolve("control");
        Files.writeString(
                control, "Package: x\nVersion: 1\nArchitecture: all\nMaintainer: A <a@example.org>\nDescription: x\n");
        Programs.run(temporary, "", "dpkg-deb", "--root-owner-group", "-b", "tree", "x.deb");

        assertThat(table(true, withEverything(false)).recognise(temporary.resolve("x.deb"), Format.DEB))
                .isEqualTo(PackageKind.DEB);
    }

    private Path file(byte[] content) throws IOException {
        return Files.write(temporary.resolve("package"), content);
    }

    private static void assertRefused(ThrowingCallable call, Code code, String words) {
        assertThatThrownBy(call)
                .hasMessageContaining(words)
                .isInstanceOfSatisfying(
                        UpdateException.class, e -> assertThat(e.code()).isEqualTo(code));
    }
}
