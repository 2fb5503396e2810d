package io.github.clientupdater.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clientupdater.host.HostApplication;
import io.github.clientupdater.host.HostProcess;
import io.github.clientupdater.host.ProcessLauncher;
import io.github.clientupdater.relaunch.Relauncher;
import io.github.clientupdater.release.Artifact;
import io.github.clientupdater.release.Digest;
import io.github.clientupdater.release.Format;
import io.github.clientupdater.release.Platform;
import io.github.clientupdater.release.Release;
import io.github.clientupdater.release.Version;
import io.github.clientupdater.task.Cancellation;
import io.github.clientupdater.task.UpdateException;
import io.github.clientupdater.task.UpdateException.Code;
import io.github.clientupdater.verify.Trust;
import io.github.clientupdater.verify.VerifiedArtifact;
import io.github.clientupdater.verify.Verifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Shell scripts stand for hdiutil and ditto, which only macOS has: what they are given is looked at, not what they do. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the programs of this test are shell scripts")
class BundleInstallerTest {
    private static final Version TWO = Version.parse("2.0.0");
    private static final Release RELEASE = Release.builder(TWO).build();
    private static final String ATTACH = "mkdir \"$7/My App.app\"; echo two > \"$7/My App.app/version\"";
    private static final String COPY = "cp -R \"$1\" \"$2\"";

    @TempDir
    Path temporary;

    private final List<String> programs = new ArrayList<>();
    private Path live;
    private Path area;
    private String attach = ATTACH;
    private HostApplication host;

    @BeforeEach
    void install() throws IOException {
        Path home = Files.createDirectory(temporary.resolve("a b'c $(touch x) é"));
        live = Files.createDirectory(home.resolve("My App.app"));
        area = home.resolve(".My App.app.update");
        Files.writeString(live.resolve("version"), "one");
        Path workDir = Files.createDirectory(temporary.resolve("work"));
        host = HostApplication.builder("com.acme.app", "1.0.0")
                .platform(Platform.parse("macos-aarch64"))
                .installDir(live)
                .workDir(workDir)
                .process(new HostProcess.None())
                .build();
    }

    private Process start(ProcessBuilder builder) throws IOException {
        List<String> words = builder.command();
        String program = words.get(0);
        if (!program.equals("/usr/bin/hdiutil") && !program.equals("/usr/bin/ditto")) return builder.start();
        programs.add(program + " " + words.get(1));
        String script = program.endsWith("ditto") ? COPY : words.get(1).equals("attach") ? attach : "rm -r \"$2\"/*";
        List<String> fake = new ArrayList<>(List.of("/bin/sh", "-c", script, program));
        fake.addAll(words.subList(1, words.size()));
        return builder.command(fake).start();
    }

    private BundleInstaller installer() {
        ThisSystem mac = new ThisSystem(false, program -> true, file -> false, "");
        ProcessLauncher launcher = this::start;
        return new BundleInstaller(new Relauncher(launcher), launcher, new PackageTable(InstallOptions.ATTENDED, mac));
    }

    private static Artifact artifact(Format format) {
        return Artifact.builder("app", format).build();
    }

    private VerifiedArtifact verified(byte[] content) throws Exception {
        Path directory = Files.createDirectory(temporary.resolve("package"));
        Path file = Files.write(directory.resolve("app.dmg"), content);
        Artifact artifact = Artifact.builder("app", Format.DMG)
                .digest(Digest.ofContent(content))
                .build();
        return new Verifier(Trust.checksumOnly(), "com.acme.app")
                .verify(file, content.length, Digest.ofContent(content), RELEASE, artifact, new Cancellation());
    }

    @Test
    void applicationInADiskImageTakesThePlaceOfTheInstalledOne() throws Exception {
        BundleInstaller installer = installer();
        VerifiedArtifact verified = verified(PackageFiles.ALL.get(PackageKind.DMG));
        installer.preflight(verified.artifact(), host);

        StagedUpdate staged = installer.stage(verified, RELEASE, host, new Cancellation());

        assertThat(programs)
                .containsExactly(
                        "/usr/bin/hdiutil attach",
                        "/usr/bin/ditto " + area.resolve("mount/My App.app"),
                        "/usr/bin/hdiutil detach");
        assertThat(live.resolve("version")).hasContent("one");
        assertThat(area.toFile().list()).containsExactly("new");

        assertThat(installer.commit(staged, host)).isEqualTo(Installer.Handoff.COMPLETE);
        assertThat(live.resolve("version")).hasContent("two");
    }

    @Test
    void imageWithAnotherApplicationIsRefused_andLeavesNothing() throws Exception {
        attach = ATTACH.replace("My App", "Other");
        VerifiedArtifact verified = verified(PackageFiles.ALL.get(PackageKind.DMG));

        assertThatThrownBy(() -> installer().stage(verified, RELEASE, host, new Cancellation()))
                .hasMessageContaining("there is no My App.app in it")
                .isInstanceOfSatisfying(
                        UpdateException.class, e -> assertThat(e.code()).isEqualTo(Code.STAGING_FAILED));
        assertThat(programs).contains("/usr/bin/hdiutil detach");
        assertThat(area).doesNotExist();
        assertThat(live.resolve("version")).hasContent("one");
    }

    @Test
    void fileThatIsNoImageIsNotOpened() throws Exception {
        VerifiedArtifact verified = verified(PackageFiles.ALL.get(PackageKind.PKG));

        assertThatThrownBy(() -> installer().stage(verified, RELEASE, host, new Cancellation()))
                .isInstanceOfSatisfying(
                        UpdateException.class, e -> assertThat(e.code()).isEqualTo(Code.PACKAGE_KIND_MISMATCH));
        assertThat(programs).isEmpty();
    }

    @Test
    void onlyApplicationsOfMacAreTakenOutOfPackages() {
        HostApplication linux = HostApplication.builder("com.acme.app", "1.0.0")
                .platform(Platform.parse("linux-x64"))
                .installDir(live)
                .workDir(temporary)
                .build();

        assertThat(installer().supports(artifact(Format.DMG), host)).isTrue();
        assertThat(installer().supports(artifact(Format.ZIP), host)).isTrue();
        assertThat(installer().supports(artifact(Format.TAR_GZ), host)).isFalse();
        assertThat(installer().supports(artifact(Format.ZIP), linux)).isFalse();
    }
}
