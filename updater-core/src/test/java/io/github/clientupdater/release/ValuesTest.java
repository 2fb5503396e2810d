package io.github.clientupdater.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValuesTest {
    @ParameterizedTest
    @CsvSource({
        "App.zip, ZIP",
        "a/App-1.2.tar.gz, TAR_GZ",
        "App.TGZ, TAR_GZ",
        "app.jar, JAR",
        "Setup.EXE, EXE",
        "a.msi, MSI",
        "a.msix, MSIX",
        "a.pkg, PKG",
        "a.dmg, DMG",
        "a.deb, DEB",
        "a.rpm, RPM",
        "A.AppImage, APP_IMAGE",
        "a.appimage, APP_IMAGE",
        "a.run, RUN",
        "a.gz, UNKNOWN",
        "latest, UNKNOWN",
        "zip, UNKNOWN",
        "a.zip.exe, EXE"
    })
    void formatIsToldByTheEndOfTheName(String name, Format format) {
        assertThat(Format.ofFileName(name)).isEqualTo(format);
    }

    @ParameterizedTest
    @CsvSource({
        "Linux, amd64, linux-x64",
        "Mac OS X, aarch64, macos-aarch64",
        "Windows 11, x86_64, windows-x64",
        "darwin, arm64, macos-aarch64",
        "win32, i686, windows-x86"
    })
    void platformHasManyNames(String os, String arch, String name) {
        assertThat(Platform.of(os, arch)).hasToString(name).isEqualTo(Platform.parse(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"linux", "beos-x64", "linux-z80", "", "-"})
    void unknownPlatformIsRefused(String text) {
        assertThatThrownBy(() -> Platform.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anyRunsEverywhere_andTheOthersOnTheirOwn() {
        Platform linux = Platform.parse("linux-x64");

        assertThat(Platform.ANY.runsOn(linux)).isTrue();
        assertThat(Platform.parse("linux-any").runsOn(linux)).isTrue();
        assertThat(Platform.parse("linux-aarch64").runsOn(linux)).isFalse();
        assertThat(Platform.parse("windows-x64").runsOn(linux)).isFalse();
    }

    @Test
    void digestIsSixtyFourHexadecimalDigits() {
        String hex = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

        assertThat(new Digest(hex.toUpperCase(Locale.ROOT))).isEqualTo(new Digest(hex));
        assertThatThrownBy(() -> new Digest(hex.substring(1))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Digest(hex.replace('9', 'g'))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void referenceIsNeverPrinted() {
        Artifact artifact = Artifact.builder("https://acme.example/a.zip?token=s3cret", Format.ZIP)
                .build();

        assertThat(artifact.toString()).doesNotContain("s3cret");
    }

    @Test
    void stableIsTheOneChannelWithoutPreReleases() {
        assertThat(Channel.STABLE.offersPreReleases()).isFalse();
        assertThat(new Channel("beta").offersPreReleases()).isTrue();
        assertThatThrownBy(() -> new Channel("Be ta")).isInstanceOf(IllegalArgumentException.class);
    }
}
