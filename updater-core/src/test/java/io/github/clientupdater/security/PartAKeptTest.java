package io.github.clientupdater.security;

import static io.github.clientupdater.security.SignedApplication.DAILY;
import static io.github.clientupdater.security.SignedApplication.THIEF;
import static io.github.clientupdater.security.SignedApplication.ZIP;
import static io.github.clientupdater.security.SignedApplication.feed;
import static io.github.clientupdater.security.SignedApplication.zip;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.clientupdater.UpdateOutcome;
import io.github.clientupdater.decision.Decision;
import io.github.clientupdater.decision.UpdateTrigger;
import io.github.clientupdater.internal.files.PrivateDirectories;
import io.github.clientupdater.task.UpdateException.Code;
import io.github.clientupdater.testing.Minisign;
import io.github.clientupdater.testing.TestKeys;
import io.github.clientupdater.testing.faults.Content;
import io.github.clientupdater.testing.faults.Manifest;
import io.github.clientupdater.testing.faults.Schedule;
import io.github.clientupdater.testing.faults.StatusFaults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Rows A8 and A9 for an update that waits for the next start: whoever may write the updater's files has it
 * neither stage nor commit anything that was not signed, or not wanted. The server is down meanwhile.
 */
class PartAKeptTest {
    private static final String WORDS = "app=com.acme.app version=2.0.0";
    private static final Content OLD = zip("old");
    private static final Content EVIL = zip("evil");

    @TempDir
    Path directory;

    private SignedApplication app;

    @BeforeEach
    void install() throws IOException {
        app = new SignedApplication(directory);
        Files.write(directory.resolve("evil.zip"), bytes(EVIL));
        Files.write(directory.resolve("old.zip"), bytes(OLD));
    }

    @AfterEach
    void close() {
        app.close();
    }

    private static byte[] bytes(Content content) {
        return content.bytes(0, (int) content.size());
    }

    private void keep() throws IOException {
        app.assertAccepted("2.0.0");
        app.server.inject(Schedule.always(StatusFaults.status(500)));
        app.trigger = UpdateTrigger.STARTUP; // Installs unasked what was kept.
    }

    private void signEachFile() {
        app.honestPublication = () -> app.speaksManifest(
                Manifest.of("2.0.0", "app.zip").describing(ZIP), Minisign.sign(DAILY, bytes(ZIP), WORDS));
        app.honestPublication.run();
    }

    /** @param edits what is written instead of what, in turn */
    private void edit(String... edits) throws IOException {
        String text = app.pending();
        for (int i = 0; i < edits.length; i += 2) {
            String edited = text.replace(edits[i], edits[i + 1].replace("DIRECTORY", directory.toString()));
            if (!edits[i].equals(edits[i + 1])) assertThat(edited).as(edits[i]).isNotEqualTo(text);
            text = edited;
        }
        Files.writeString(app.workDir.resolve("state/pending"), text);
    }

    private void assertNothingComesOfIt(Code code) throws IOException {
        PostConditions after = new PostConditions(app);
        app.trigger = UpdateTrigger.STARTUP;
        after.assertRejected(code);
        assertThat(directory.resolve("evil.zip")).hasBinaryContent(bytes(EVIL));
    }

    @Test
    @DisplayName("what was kept is installed at the next start, without a server")
    void unedited() throws IOException {
        keep();

        UpdateOutcome outcome = app.update();

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        UpdateOutcome.Failed.class,
                        failed -> assertThat(failed.cause().code()).isEqualTo(Code.LAUNCH_FAILED));
        assertThat(app.launcher.commands()).hasSize(1); // It came as far as it can here.
    }

    @ParameterizedTest(name = "A8 a kept update of a signed feed says {0}")
    @MethodSource
    void edited(String how, List<String> edits, Code code) throws IOException {
        keep();
        edit(edits.toArray(String[]::new));

        assertNothingComesOfIt(code);

        assertThat(app.heard.staged).isTrue(); // By the honest server, in the end.
    }

    static Stream<Arguments> edited() {
        return Stream.of(
                Arguments.of("another digest", List.of(hex(ZIP), hex(EVIL)), Code.SOURCE_FAILED),
                Arguments.of(
                        "another file",
                        List.of("work/downloads/2.0.0/com.acme.app-2.0.0.zip", "evil.zip"),
                        EVIL.size() == ZIP.size() ? Code.DIGEST_MISMATCH : Code.SIZE_MISMATCH),
                Arguments.of(
                        "another file with its digest and size",
                        List.of(
                                "work/downloads/2.0.0/com.acme.app-2.0.0.zip",
                                "evil.zip",
                                hex(ZIP),
                                hex(EVIL),
                                "\"size\":" + ZIP.size(),
                                "\"size\":" + EVIL.size()),
                        Code.SOURCE_FAILED),
                Arguments.of(
                        "another file with its digest, and a thief's signature",
                        List.of(
                                "work/downloads/2.0.0/com.acme.app-2.0.0.zip",
                                "evil.zip",
                                hex(ZIP),
                                hex(EVIL),
                                "\"size\":" + ZIP.size(),
                                "\"size\":" + EVIL.size(),
                                "\"format\":1",
                                "\"format\":1,\"signature\":\"" + escaped(THIEF) + "\""),
                        Code.SOURCE_FAILED),
                Arguments.of(
                        "another version",
                        List.of("\"version\":\"2.0.0\"", "\"version\":\"9.9.9\""),
                        Code.SOURCE_FAILED),
                Arguments.of(
                        "a time that is none",
                        List.of("\"format\":1", "\"format\":1,\"published\":\"x\""),
                        Code.SOURCE_FAILED),
                Arguments.of("a file that cannot be", List.of(".zip\"", ".zip\\u0000\""), Code.SOURCE_FAILED),
                Arguments.of("nothing", List.of("{", "["), Code.SOURCE_FAILED));
    }

    @Test
    @DisplayName("a kept file that somebody tidied away is brought again")
    void tidiedAway() throws IOException {
        app.assertAccepted("2.0.0");
        PrivateDirectories.delete(app.workDir.resolve("downloads"));

        app.assertAccepted("2.0.0");
    }

    @Test
    @DisplayName("A10 a floor that came later counts for what was kept")
    void laterFloor() throws Exception {
        app.assertAccepted("2.0.0");
        app.publish(feed("2.0.0").sequence(20).with("rollbackFloor", "2.5.0"), DAILY);
        app.check();

        assertThat(app.update()).isEqualTo(new UpdateOutcome.UpToDate(Decision.Reason.BELOW_ROLLBACK_FLOOR));
        assertThat(app.workDir.resolve("downloads")).doesNotExist();
        assertThat(app.launcher.commands()).isEmpty();
    }

    @Test
    @DisplayName("A8 a kept update that is not text")
    void notText() throws IOException {
        keep();
        Files.write(app.workDir.resolve("state/pending"), new byte[] {'{', (byte) 0xff, '}'});

        assertNothingComesOfIt(Code.SOURCE_FAILED);
    }

    private static String hex(Content content) {
        return content.sha256().hex();
    }

    private static String escaped(TestKeys keys) {
        return Minisign.sign(keys, bytes(EVIL), WORDS).replace("\n", "\\n");
    }

    @ParameterizedTest(name = "A8 a kept update whose file was signed says {0}")
    @MethodSource
    void editedWithFileSignature(String how, List<String> edits, Code code) throws IOException {
        signEachFile();
        keep();
        edit(edits.toArray(String[]::new));

        assertNothingComesOfIt(code);
    }

    static Stream<Arguments> editedWithFileSignature() {
        List<String> evil = List.of(
                "work/downloads/2.0.0/com.acme.app-2.0.0.zip",
                "evil.zip",
                hex(ZIP),
                hex(EVIL),
                "\"size\":" + ZIP.size(),
                "\"size\":" + EVIL.size());
        return Stream.of(
                Arguments.of("another digest", List.of(hex(ZIP), hex(EVIL)), Code.DIGEST_MISMATCH),
                Arguments.of("another file with its digest", evil, Code.SIGNATURE_INVALID),
                Arguments.of("no signature", List.of("\"signature\"", "\"ignored\""), Code.SOURCE_FAILED),
                Arguments.of(
                        "another version",
                        List.of("\"version\":\"2.0.0\"", "\"version\":\"9.9.9\""),
                        Code.SIGNATURE_INVALID),
                Arguments.of("the right words by nobody", List.of(WORDS, WORDS + " x"), Code.SIGNATURE_INVALID),
                Arguments.of(
                        "another system",
                        List.of(
                                "\"format\":1",
                                "\"format\":1,\"platform\":\"windows-any\"",
                                "\"platform\":\"any-any\"",
                                "\"was\":\"any-any\""),
                        Code.SOURCE_FAILED));
    }

    @Test
    @DisplayName("A9 a kept update that says an older version, truly signed once, is no downgrade")
    void olderVersion() throws IOException {
        signEachFile();
        keep();
        String old = Minisign.sign(DAILY, bytes(OLD), "app=com.acme.app version=0.9.0")
                .replace("\n", "\\n");
        edit(
                "work/downloads/2.0.0/com.acme.app-2.0.0.zip",
                "old.zip",
                hex(ZIP),
                hex(OLD),
                "\"size\":" + ZIP.size(),
                "\"size\":" + OLD.size(),
                "\"version\":\"2.0.0\"",
                "\"version\":\"0.9.0\"",
                "\"signature\"",
                "\"signature\":\"" + old + "\",\"ignored\"");

        assertNothingComesOfIt(Code.SOURCE_FAILED);
    }

    @Test
    @DisplayName("A9 nor one that the signed feed still names")
    void olderVersionOfTheFeed() throws IOException {
        app.publish(feed("2.0.0").and(FeedText.release("0.9.0", OLD)), DAILY);
        keep();
        edit(
                "work/downloads/2.0.0/com.acme.app-2.0.0.zip",
                "old.zip",
                hex(ZIP),
                hex(OLD),
                "\"size\":" + ZIP.size(),
                "\"size\":" + OLD.size(),
                "\"version\":\"2.0.0\"",
                "\"version\":\"0.9.0\"");

        assertNothingComesOfIt(Code.SOURCE_FAILED);
    }

    @Test
    @DisplayName("A10 a kept update below the floor of a feed that came later is not installed")
    void belowTheFloorMeanwhile() throws Exception {
        app.assertAccepted("2.0.0");
        app.publish(feed("2.0.0").sequence(10).with("rollbackFloor", "2.1.0"), DAILY);
        app.check();
        app.server.inject(Schedule.always(StatusFaults.status(500)));
        app.trigger = UpdateTrigger.STARTUP;

        UpdateOutcome outcome = app.update();

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        UpdateOutcome.Failed.class,
                        failed -> assertThat(failed.cause().code()).isEqualTo(Code.SOURCE_FAILED));
        assertThat(app.launcher.commands()).isEmpty();
    }

    @Test
    @DisplayName("A11 a kept update of a feed that has expired meanwhile is not installed")
    void expiredMeanwhile() throws IOException {
        keep();
        app.clock.set(Instant.parse("2026-12-01T00:00:00Z"));

        assertNothingComesOfIt(Code.SOURCE_FAILED);
    }

    @Test
    @DisplayName("A8 the file of a kept update is another one")
    void otherFile() throws IOException {
        keep();
        Files.write(app.workDir.resolve("downloads/2.0.0/com.acme.app-2.0.0.zip"), bytes(EVIL));

        assertNothingComesOfIt(EVIL.size() == ZIP.size() ? Code.DIGEST_MISMATCH : Code.SIZE_MISMATCH);
    }
}
