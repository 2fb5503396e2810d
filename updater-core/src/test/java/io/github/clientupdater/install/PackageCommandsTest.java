package io.github.clientupdater.install;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clientupdater.release.Format;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PackageCommandsTest {
    private static final Path FILE = Path.of("/private/app-2.0.0");

    @Test
    void windowsInstallerShowsItsProgressAndNeverRestartsTheComputer() {
        List<String> command = PackageCommands.of(Format.MSI, FILE);

        assertThat(command.get(0)).endsWith("\\System32\\msiexec.exe");
        assertThat(command.subList(1, command.size())).containsExactly("/i", FILE.toString(), "/passive", "/norestart");
    }

    @Test
    void debianPackageIsInstalledWithItsDependencies() {
        assertThat(PackageCommands.of(Format.DEB, FILE))
                .endsWith("/usr/bin/apt-get", "install", "-y", "-q", FILE.toString());
    }

    @ParameterizedTest
    @EnumSource(
            value = Format.class,
            names = {"EXE", "RUN"})
    void selfContainedInstallerIsItsOwnCommand(Format format) {
        assertThat(PackageCommands.of(format, FILE)).containsExactly(FILE.toString());
    }

    @ParameterizedTest
    @EnumSource(
            value = Format.class,
            names = {"EXE", "MSI", "PKG", "DEB", "RPM", "RUN"})
    void everyKnownInstallerIsCalledByItsFullPath(Format format) {
        assertThat(PackageCommands.knows(format)).isTrue();
        assertThat(PackageCommands.of(format, FILE).get(0)).matches("/.*|[A-Z]:\\\\.*");
    }
}
