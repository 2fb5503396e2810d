package io.github.clientupdater.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clientupdater.UpdateOutcome;
import io.github.clientupdater.decision.Decision;
import io.github.clientupdater.task.UpdateException.Code;
import io.github.clientupdater.task.UpdateException.Phase;
import io.github.clientupdater.testing.TreeSnapshot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What holds after every attack, whatever it was: P1 to P6 of docs/security-tests.md. Looks at one run. */
final class PostConditions {
    private static final Pattern PRINTABLE = Pattern.compile("[\\x20-\\x7e]{1,400}");
    private static final Pattern EXCEPTION_NAME = Pattern.compile("\\w(?:Exception|Error)\\b|\\bjava\\.|okhttp|okio");
    /** What an attacker's server says, wherever that can be anything. */
    static final String RUBBISH = "rubbish";

    private final SignedApplication app;
    private final Map<String, String> installed;
    private final Map<String, String> trusted;

    PostConditions(SignedApplication app) throws IOException {
        this.app = app;
        this.installed = TreeSnapshot.of(app.installDir);
        this.trusted = trustState();
    }

    void assertRejected(Code code) throws IOException {
        UpdateOutcome outcome = app.update();
        assertFailedOnce(outcome, code);
        assertUntouched();
        assertNothingRejectedIsKept(code);
        if (!app.mayTrustStateMove() && !isAboutTheFile(code)) {
            assertThat(trustState()).as("P4").isEqualTo(trusted);
        }
        assertTheHonestServerIsAccepted();
    }

    /** Then the feed was good, and is remembered. */
    private static boolean isAboutTheFile(Code code) {
        boolean cameTooLate = code.phase() == Phase.DOWNLOAD || code.phase() == Phase.INSTALL;
        boolean isAboutContent = code == Code.PACKAGE_MALFORMED || code == Code.PACKAGE_MISMATCH;
        return cameTooLate || isAboutContent || code == Code.DIGEST_MISMATCH || code == Code.SIZE_MISMATCH;
    }

    void assertNotOffered(Decision.Reason reason) throws IOException {
        assertThat(app.update()).isEqualTo(new UpdateOutcome.UpToDate(reason));
        assertThat(app.heard.failures).isEmpty();
        assertUntouched();
        assertThat(downloads()).as("P3").isEmpty();
        assertTheHonestServerIsAccepted();
    }

    void assertAccepted(String version) throws IOException {
        UpdateOutcome outcome = app.update();
        assertThat(app.heard.failures).isEmpty();
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        UpdateOutcome.Staged.class,
                        staged -> assertThat(staged.release().version()).hasToString(version));
        assertUntouched();
        assertThat(downloads())
                .singleElement()
                .satisfies(file -> assertThat(TreeSnapshot.digest(Files.readAllBytes(file)))
                        .isEqualTo(SignedApplication.ZIP.sha256().hex()));
    }

    /** P6. */
    private void assertFailedOnce(UpdateOutcome outcome, Code code) {
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        UpdateOutcome.Failed.class,
                        failed -> assertThat(failed.cause().code())
                                .as("P6: %s", failed.cause().getMessage())
                                .isEqualTo(code));
        assertThat(app.heard.failures).as("P6").containsExactly(((UpdateOutcome.Failed) outcome).cause());
        app.heard.messages().forEach(PostConditions::assertClean);
    }

    private static void assertClean(String message) {
        assertThat(message)
                .as("P6")
                .matches(PRINTABLE)
                .doesNotContain("?key", SignedApplication.SECRET)
                .doesNotContainIgnoringCase(RUBBISH)
                .doesNotContainPattern(EXCEPTION_NAME);
    }

    /** P1 and P2. */
    private void assertUntouched() throws IOException {
        assertThat(TreeSnapshot.of(app.installDir)).as("P1").isEqualTo(installed);
        assertThat(app.directory.resolve(".app.update/old")).as("P1").doesNotExist();
        assertThat(app.launcher.commands()).as("P2").isEmpty();
    }

    /** P3. What broke off on the way was not rejected: it may stay to be gone on with, within the signed size. */
    private void assertNothingRejectedIsKept(Code code) throws IOException {
        assertThat(app.workDir.resolve("state/pending")).as("P3").doesNotExist();
        assertThat(app.directory.resolve(".app.update")).as("P3").doesNotExist();
        if (code.phase() != Phase.DOWNLOAD && code != Code.SIZE_MISMATCH) {
            assertThat(downloads()).as("P3").allMatch(PostConditions::isHonest);
        }
        for (Path file : downloads()) {
            if (isHonest(file)) continue; // Brought by an earlier run.
            assertThat(file.toString()).as("P3").matches(".*\\.zip\\.part(\\.resume)?");
            assertThat(Files.size(file)).as("P3").isLessThanOrEqualTo(SignedApplication.ZIP.size());
        }
    }

    private static boolean isHonest(Path file) {
        try {
            String digest = TreeSnapshot.digest(Files.readAllBytes(file));
            return file.toString().endsWith(".zip")
                    && digest.equals(SignedApplication.ZIP.sha256().hex());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** P5, without anybody cleaning up. */
    private void assertTheHonestServerIsAccepted() throws IOException {
        app.honest();
        new PostConditions(app).assertAccepted("2.0.0");
    }

    private Map<String, String> trustState() throws IOException {
        Path state = app.workDir.resolve("state");
        Map<String, String> files = new TreeMap<>();
        if (!Files.exists(state)) return files;
        try (Stream<Path> all = Files.list(state)) {
            for (Path file : (Iterable<Path>) all::iterator) {
                String name = file.getFileName().toString();
                boolean trust = name.startsWith("trust-") || name.startsWith("feed-");
                if (trust) files.put(name, TreeSnapshot.digest(Files.readAllBytes(file)));
            }
        }
        return files;
    }

    private List<Path> downloads() throws IOException {
        Path downloads = app.workDir.resolve("downloads");
        if (!Files.exists(downloads)) return List.of();
        try (Stream<Path> all = Files.walk(downloads)) {
            return all.filter(path -> !Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS))
                    .toList();
        }
    }
}
