package io.github.clientupdater.security;

import static io.github.clientupdater.security.Shipping.LIST;
import static io.github.clientupdater.security.Shipping.file;
import static io.github.clientupdater.security.Shipping.run;
import static io.github.clientupdater.security.Shipping.tar;
import static io.github.clientupdater.security.Shipping.zip;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.clientupdater.release.Format;
import io.github.clientupdater.task.UpdateException.Code;
import io.github.clientupdater.testing.ForgedEntry;
import io.github.clientupdater.testing.ForgedTar;
import io.github.clientupdater.testing.ForgedZip;
import io.github.clientupdater.testing.faults.Content;
import io.github.clientupdater.testing.faults.Schedule;
import io.github.clientupdater.testing.faults.ValidatorFaults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Part E of docs/security-tests.md: what must be accepted, in which order, and rows E5, E8, E9 and E10. */
class PartEPackagesTest {
    private static final Map<String, String> TREE = Map.of(
            "", "40755", "bin", "40755", "bin/run", "100755 " + Shipping.RUN, "version", "100644 " + Shipping.VERSION);

    @TempDir
    Path directory;

    private SignedApplication app;
    private Shipping shipping;

    @BeforeEach
    void install() throws IOException {
        app = new SignedApplication(directory);
        shipping = new Shipping(app);
    }

    @AfterEach
    void close() {
        app.close();
    }

    @ParameterizedTest(name = "an honest {0} {1} is accepted with and without a list")
    @MethodSource
    void honest(Format format, String row, byte[] archive) throws IOException {
        for (List<Map<String, Object>> list : List.of(List.<Map<String, Object>>of(), LIST)) {
            shipping.ship(format, archive, list);

            assertThat(shipping.assertStaged()).isEqualTo(TREE);
            Files.deleteIfExists(app.workDir.resolve("state/pending"));
        }
    }

    static Stream<Arguments> honest() {
        byte[] number = new byte[] {9, 0, 0, 0, 0, 0, 0, 0};
        return Stream.of(
                Arguments.of(Format.ZIP, "", zip().bytes()),
                Arguments.of(
                        Format.ZIP,
                        "with a comment",
                        zip().comment("made by git".getBytes()).bytes()),
                Arguments.of(Format.ZIP, "with ZIP64's end", zip().zip64(0, 0).bytes()),
                Arguments.of(
                        Format.ZIP,
                        "with a ZIP64 size",
                        changed(run().size(-1).extra(1, number).localExtra(1, number))
                                .bytes()),
                Arguments.of(Format.ZIP, "deflated", changed(run().deflated()).bytes()),
                Arguments.of(
                        Format.ZIP, "with directories", zip().with("bin/", "").bytes()),
                Arguments.of(
                        Format.ZIP, "with setuid", changed(run().mode(0104755)).bytes()),
                Arguments.of(
                        Format.ZIP,
                        "in a directory",
                        new ForgedZip()
                                .with("app-2/", "")
                                .with("app-2/version", Shipping.VERSION)
                                .with(ForgedEntry.of("app-2/bin/run", Shipping.RUN)
                                        .mode(0100755))
                                .bytes()),
                Arguments.of(Format.TAR_GZ, "", tar().bytes()),
                Arguments.of(
                        Format.TAR_GZ,
                        "of git",
                        new ForgedTar()
                                .pax('g', "comment=52b1")
                                .with("app-2/version", Shipping.VERSION)
                                .member('0', "app-2/bin/run", 0755, Shipping.RUN)
                                .bytes()),
                Arguments.of(
                        Format.TAR_GZ,
                        "with setuid",
                        new ForgedTar()
                                .with("./version", Shipping.VERSION)
                                .member('5', "./", 0755, "")
                                .member('0', "./bin/run", 06755, Shipping.RUN)
                                .bytes()));
    }

    private static ForgedZip changed(ForgedEntry run) {
        return new ForgedZip().with("version", Shipping.VERSION).with(run);
    }

    @ParameterizedTest(name = "E5 the mode of a {0} is that of the list, and never setuid")
    @MethodSource
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "compares Unix permissions")
    void modes(Format format, byte[] archive) throws IOException {
        shipping.ship(format, archive, LIST);

        assertThat(shipping.assertStaged()).isEqualTo(TREE);
    }

    static Stream<Arguments> modes() {
        ForgedEntry version = ForgedEntry.of("version", Shipping.VERSION).mode(0106777);
        return Stream.of(
                Arguments.of(
                        Format.ZIP,
                        new ForgedZip().with(version).with(run().mode(0104600)).bytes()),
                Arguments.of(
                        Format.TAR_GZ,
                        new ForgedTar()
                                .member('0', "version", 06777, Shipping.VERSION)
                                .member('0', "bin/run", 04600, Shipping.RUN)
                                .bytes()));
    }

    @Test
    @DisplayName("E8 the publisher lists another digest: nothing is prepared")
    void wrongList() throws IOException {
        shipping.ship(Format.ZIP, zip().bytes(), List.of(file("version", "tvo", "644"), LIST.get(1)));

        shipping.assertRefused(Code.PACKAGE_MISMATCH);
    }

    @Test
    @DisplayName("E8 a list of files that the installation would call otherwise")
    void listOfAnotherDirectory() throws IOException {
        shipping.ship(Format.ZIP, zip().bytes(), List.of(file("a/version", "two", "644")));

        shipping.assertRefused(Code.PACKAGE_MISMATCH);
    }

    @Test
    @DisplayName("E9 CVE-2025-0509 what is not the signed archive is not opened: none could be")
    void tampered() throws IOException {
        Content rubbish = Content.generated(1, SignedApplication.ZIP.size());
        app.server.inject(SignedApplication.FILE, Schedule.always(ValidatorFaults.replacedBy(rubbish)));

        shipping.assertRefused(Code.DIGEST_MISMATCH);
    }

    @Test
    @DisplayName("E9 nor at the next start, when it was changed since")
    void tamperedSince() throws IOException {
        shipping.ship(Format.ZIP, zip().bytes(), LIST);
        shipping.assertStaged();
        Files.writeString(app.workDir.resolve("downloads/2.0.0/com.acme.app-2.0.0.zip"), "rubbish");
        app.trustStateMayMove();

        app.update();

        assertThat(app.heard.failures)
                .singleElement()
                .satisfies(failure -> assertThat(failure.code()).isIn(Code.DIGEST_MISMATCH, Code.SIZE_MISMATCH));
        assertThat(app.heard.staged).isFalse();
    }

    @Test
    @DisplayName("E2 the list is that of the feed at the next start, too: nobody wrote it down")
    void listAtTheNextStart() throws IOException {
        shipping.ship(Format.ZIP, changed(run().mode(0100644)).bytes(), LIST);
        shipping.assertStaged();
        assertThat(app.pending()).doesNotContain("bin/run");

        assertThat(shipping.assertStaged()).isEqualTo(TREE); // Only the list says what is executable.
        assertThat(app.server.exchanges(SignedApplication.FILE)).hasSize(1);
    }

    @Test
    @DisplayName("E10 CVE-2025-0509 an entry that is called like the archive lies elsewhere")
    void calledLikeTheArchive() throws IOException {
        String name = "com.acme.app-2.0.0.zip";
        byte[] archive =
                zip().with(name, "evil").with("downloads/2.0.0/" + name, "evil").bytes();
        shipping.ship(Format.ZIP, archive);

        assertThat(shipping.assertStaged()).containsEntry(name, "100644 evil");
        assertThat(app.workDir.resolve("downloads/2.0.0/" + name)).hasBinaryContent(archive);
    }
}
