package io.github.clientupdater.decision;

import static io.github.clientupdater.decision.Situation.a;
import static io.github.clientupdater.decision.Situation.running;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.clientupdater.release.Artifact;
import io.github.clientupdater.release.Format;
import io.github.clientupdater.release.OsRange;
import io.github.clientupdater.release.OsVersion;
import io.github.clientupdater.release.Platform;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** On linux-x64. A file is written as its format and its platform. */
class ArtifactChoiceTest {
    @ParameterizedTest
    @CsvSource({
        "ZIP:any-any, ZIP:any-any",
        "ZIP:any-any ZIP:linux-x64, ZIP:linux-x64",
        "ZIP:linux-any ZIP:linux-x64, ZIP:linux-x64",
        "ZIP:linux-any ZIP:any-x64, ZIP:any-x64",
        "ZIP:linux-aarch64 ZIP:linux-any, ZIP:linux-any",
        "ZIP:windows-x64 ZIP:any-any, ZIP:any-any",
        "DEB:linux-x64 ZIP:linux-x64, DEB:linux-x64",
        "ZIP:linux-x64 DEB:linux-x64, ZIP:linux-x64",
        "ZIP:any-any ZIP:linux-any, ZIP:any-any",
    })
    void exactProcessorComesFirst_thenTheFeedsOrder(String files, String expected) {
        assertThat(chosen(running("1.0.0"), files)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "DEB:linux-x64 ZIP:any-any, ZIP:any-any",
        "DEB:linux-x64 TAR_GZ:any-any, TAR_GZ:any-any",
        "JAR:linux-x64 ZIP:any-any, ZIP:any-any",
        "ZIP:any-any TAR_GZ:linux-x64, TAR_GZ:linux-x64",
        "TAR_GZ:linux-x64 ZIP:linux-x64, TAR_GZ:linux-x64",
        "APP_IMAGE:any-any DEB:linux-x64, DEB:linux-x64",
    })
    void directoryIsReplacedByAnArchive(String files, String expected) {
        assertThat(chosen(running("1.0.0").installedInDirectory(), files)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "ZIP:linux-x64 JAR:any-any, JAR:any-any",
        "DEB:linux-x64 APP_IMAGE:any-any, APP_IMAGE:any-any",
        "JAR:any-any APP_IMAGE:linux-x64, APP_IMAGE:linux-x64",
        "ZIP:any-any TAR_GZ:linux-x64, TAR_GZ:linux-x64",
    })
    void fileIsReplacedByAFile(String files, String expected) {
        assertThat(chosen(running("1.0.0").installedAsFile(), files)).isEqualTo(expected);
    }

    @Test
    void bestFileForThisSystemsVersionIsTaken() {
        Artifact modern = Artifact.builder("modern", Format.ZIP)
                .platform(Platform.parse("linux-x64"))
                .osRange(new OsRange(OsVersion.parse("7"), null))
                .build();
        Artifact plain = Artifact.builder("plain", Format.ZIP).build();
        Situation situation = running("1.0.0")
                .published(a("2.0.0").artifacts(List.of(plain, modern)).build());

        assertThat(situation.os("6.9").offer().artifact()).isEqualTo(plain);
        assertThat(situation.os("7").offer().artifact()).isEqualTo(modern);
    }

    private static String chosen(Situation situation, String files) {
        List<Artifact> artifacts =
                Arrays.stream(files.split(" ")).map(ArtifactChoiceTest::file).toList();
        return situation
                .published(a("2.0.0").artifacts(artifacts).build())
                .offer()
                .artifact()
                .reference();
    }

    private static Artifact file(String text) {
        String[] parts = text.split(":");
        return Artifact.builder(text, Format.valueOf(parts[0]))
                .platform(Platform.parse(parts[1]))
                .build();
    }
}
