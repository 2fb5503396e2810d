package io.github.clientupdater.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clientupdater.host.Guidance.Reason;
import io.github.clientupdater.release.Platform.Os;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What follows from where an application lies: what is replaced, how it is started again, what people are told. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "its invented paths are those of the other systems")
class WhereaboutsTest {
    @TempDir
    Path temporary;

    @Test
    void appImageIsReplacedAndStartedByItsOwnPath() {
        Whereabouts image = of(appImage().variable("OWD", "/home/me/work"));

        assertThat(image.installFile()).contains(Path.of("/home/me/Acme.AppImage"));
        assertThat(image.installDir()).isEmpty();
        assertThat(image.relaunchCommand(List.of("", "a b"))).contains(List.of("/home/me/Acme.AppImage", "", "a b"));
        assertThat(image.workingDirectory()).contains(Path.of("/home/me/work"));
    }

    @Test
    void imageOfJpackageInAnAppImageIsNotReplaced() {
        Whereabouts image = of(appImage().launcher("/tmp/.mount_Acme/usr/bin/Acme"));

        assertThat(image.installDir()).isEmpty();
        assertThat(image.installFile()).contains(Path.of("/home/me/Acme.AppImage"));
    }

    /** The command that updates another application may itself be a snap, or made by jpackage. */
    @Test
    void ofAnotherApplicationNothingOfThisJvmIsTaken() {
        Facts own = Facts.of(Os.LINUX, true, null, null);
        Facts other = Facts.of(Os.LINUX, false, temporary, null);

        assertThat(own.environment()).isEqualTo(System.getenv());
        assertThat(own.properties()).isEqualTo(RunningJvm.properties());
        assertThat(other.own()).isFalse();
        assertThat(other.environment()).isEmpty();
        assertThat(other.properties()).isEmpty();
        assertThat(other.codeSource()).isEmpty();
        assertThat(other.directory()).contains(temporary.toString());
    }

    @Test
    void appImageWithoutItsVariablesIsNone() {
        assertThat(of(appImage()).workingDirectory()).isEmpty();
        assertThat(of(appImage().variable("OWD", "work")).workingDirectory()).isEmpty();
        assertThat(of(appImage().variable("APPIMAGE", "Acme.AppImage")).installFile())
                .isEmpty();
        assertThat(of(appImage().foreign()).relaunchCommand(List.of())).isEmpty();
        assertThat(of(appImage().code("/home/me/other.jar")).relaunchCommand(List.of()))
                .isEmpty();
        assertThat(of(Machine.linux().variable("OWD", "/x")).workingDirectory()).isEmpty();
    }

    @Test
    void whereTheApplicationSaysItNothingIsTakenByDefault() {
        Whereabouts directory = of(appImage().installDir("/home/me/acme"));
        Whereabouts file = of(Machine.linux().launcher("/home/me/a/bin/A").installFile("/home/me/acme.jar"));

        assertThat(directory.installDir()).isEmpty();
        assertThat(directory.installFile()).isEmpty();
        assertThat(directory.relaunchCommand(List.of())).isPresent(); // Java lies in the mount all the same.
        assertThat(file.installFile()).isEmpty();
        assertThat(file.installDir()).isEmpty();
    }

    @Test
    void fatJarIsReplaced() {
        Whereabouts jar = of(Machine.linux().fatJar("/home/me/acme.jar"));

        assertThat(jar.installFile()).contains(Path.of("/home/me/acme.jar"));
        assertThat(jar.installDir()).isEmpty();
        assertThat(jar.relaunchCommand(List.of())).isEmpty();
    }

    @Test
    void imageOfJpackageIsReplaced() {
        assertThat(of(Machine.linux().launcher("/home/me/Acme/bin/Acme")).installDir())
                .contains(Path.of("/home/me/Acme"));
        assertThat(of(Machine.macos().launcher("/Applications/Acme.app/Contents/MacOS/Acme"))
                        .installDir())
                .contains(Path.of("/Applications/Acme.app"));
        assertThat(of(Machine.windows().launcher("C:/Acme/Acme.exe")).installDir())
                .contains(Path.of("C:/Acme"));
        assertThat(of(Machine.linux().launcher("/home/me/A/bin/A").fatJar("/home/me/A/lib/app/a.jar"))
                        .installFile())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"/Acme", "/bin/Acme", "Acme"})
    void launcherThatLiesNowhereHasNoImage(String launcher) {
        assertThat(of(Machine.linux().launcher(launcher)).installDir()).isEmpty();
        assertThat(of(Machine.macos().launcher("/usr/local" + launcher)).installDir())
                .isEmpty();
    }

    /** Else an archive would be chosen over the package that can be installed there. */
    @ParameterizedTest
    @CsvSource({"/opt/acme", "/usr/lib/acme"})
    void whatLiesAmongPackagesIsNotReplacedUnlessTheApplicationSaysIt(String root) {
        assertThat(of(Machine.linux().launcher(root + "/bin/Acme")).installDir())
                .isEmpty();
        assertThat(of(Machine.linux().fatJar(root + "/acme.jar")).installFile()).isEmpty();
        assertThat(of(Machine.macos().fatJar(root + "/acme.jar")).installFile()).isPresent();
    }

    @Test
    void programsAreAskedOnceAndNotBeforeItMatters() {
        Machine machine = Machine.linux().launcher("/opt/acme/bin/Acme").file("/usr/bin/dpkg", "");
        Whereabouts whereabouts = of(machine);

        whereabouts.installDir();
        whereabouts.installFile();
        whereabouts.relaunchCommand(List.of());
        assertThat(machine.asked).isEmpty();
        whereabouts.kind();
        whereabouts.kind();
        whereabouts.guidance("Acme");
        assertThat(machine.asked).hasSize(1);
    }

    @Test
    void factsAreGatheredOnceAndNotBeforeTheyAreNeeded() {
        AtomicInteger gathered = new AtomicInteger();
        Whereabouts whereabouts = new Whereabouts(
                () -> {
                    gathered.incrementAndGet();
                    return Machine.linux().facts();
                },
                null);

        assertThat(gathered).hasValue(0);
        whereabouts.installDir();
        whereabouts.installFile();
        whereabouts.kind();
        assertThat(gathered).hasValue(1);
    }

    @ParameterizedTest
    @EnumSource
    void givenKindIsNotFoundOut(InstallKind kind) {
        Machine machine = Machine.linux().launcher("/opt/acme/bin/Acme").file("/usr/bin/dpkg", "");
        Whereabouts whereabouts = new Whereabouts(machine::facts, kind);

        assertThat(whereabouts.kind()).isEqualTo(kind);
        assertThat(whereabouts.guidance("Acme").isEmpty()).isEqualTo(kind.mayUpdateItself());
        assertThat(machine.asked).isEmpty();
    }

    @Test
    void peopleReadTheCommand() {
        Machine machine = Machine.linux().variable("FLATPAK_ID", "org.acme.Notes");

        assertThat(of(machine).guidance("Notes"))
                .contains(new Guidance(
                        InstallKind.FLATPAK,
                        Reason.MANAGED,
                        "Flatpak",
                        List.of("flatpak", "update", "org.acme.Notes"),
                        "Notes was installed by Flatpak, which updates it too; run: flatpak update org.acme.Notes"));
    }

    @Test
    void commandWithoutANameIsNoCommand() {
        Guidance snap = new Whereabouts(Machine.linux()::facts, InstallKind.SNAP)
                .guidance("Notes")
                .orElseThrow();

        assertThat(snap.command()).isEmpty();
        assertThat(snap.sentence()).isEqualTo("Notes was installed by Snap, which updates it too");
        assertThat(InstallKind.OSTREE.command("")).containsExactly("rpm-ostree", "upgrade");
        assertThat(InstallKind.NIX.command("acme")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "TRANSLOCATED, TRANSLOCATED, Applications folder",
        "DISK_IMAGE, DISK_IMAGE, disk image",
        "DEVELOPMENT, DEVELOPMENT, directory of classes",
        "MSIX, MANAGED, Windows",
        "NIX, MANAGED, Nix"
    })
    void everyReasonHasItsSentence(InstallKind kind, Reason reason, String words) {
        Guidance guidance =
                new Whereabouts(Machine.linux()::facts, kind).guidance("Notes").orElseThrow();

        assertThat(guidance.reason()).isEqualTo(reason);
        assertThat(guidance.sentence()).contains("Notes").contains(words);
    }

    /** The JVM of this test, started by Maven from a jar of its own. Others: {@link InstalledJvmTest}. */
    @Test
    void thisJvmIsNeitherManagedNorReplaced() {
        HostApplication host =
                HostApplication.builder("app", "1.0.0").workDir(temporary).build();

        assertThat(host.installKind()).isIn(InstallKind.UNKNOWN, InstallKind.DEVELOPMENT);
        assertThat(host.installDir()).isEmpty();
        assertThat(host.installFile()).isEmpty();
        assertThat(RunningJvm.properties()).containsKey("java.home");
    }

    @Test
    void realMarkerIsRead() throws Exception {
        Path app = Files.createDirectory(temporary.resolve("app"));
        Files.writeString(app.resolve("updater.install-kind"), "snap\n");

        assertThat(host(app).installKind()).isEqualTo(InstallKind.SNAP);
    }

    @Test
    void realMarkerThatIsNoSmallFileIsPassedOver() throws Exception {
        Path large = Files.createDirectory(temporary.resolve("large"));
        Files.writeString(large.resolve("updater.install-kind"), "snap" + " ".repeat(2000));
        Path directory = Files.createDirectory(temporary.resolve("directory"));
        Files.createDirectory(directory.resolve("updater.install-kind"));

        assertThat(host(large).installKind()).isEqualTo(InstallKind.DIRECTORY);
        assertThat(host(directory).installKind()).isEqualTo(InstallKind.DIRECTORY);
    }

    @Test
    void realLinkIsFollowed() throws Exception {
        Path cask = Files.createDirectories(temporary.resolve("Caskroom/acme/1.0"));
        Path link = Files.createSymbolicLink(temporary.resolve("acme"), cask);

        assertThat(host(link).guidance()).map(Guidance::command).contains(List.of("brew", "upgrade", "acme"));
    }

    @Test
    void builderTakesTheKind() {
        HostApplication host = HostApplication.builder("app", "1.0.0")
                .workDir(temporary)
                .installKind(InstallKind.NIX)
                .build();

        assertThat(host.installKind()).isEqualTo(InstallKind.NIX);
        assertThat(host.guidance()).map(Guidance::kind).contains(InstallKind.NIX);
    }

    private HostApplication host(Path installDir) {
        return HostApplication.builder("app", "1.0.0")
                .installDir(installDir)
                .workDir(temporary.resolve("work"))
                .process(new HostProcess.None())
                .build();
    }

    private static Machine appImage() {
        return Machine.linux()
                .variable("APPIMAGE", "/home/me/Acme.AppImage")
                .variable("APPDIR", "/tmp/.mount_Acme")
                .code("/tmp/.mount_Acme/usr/lib/acme.jar");
    }

    private static Whereabouts of(Machine machine) {
        return new Whereabouts(machine::facts, null);
    }
}
