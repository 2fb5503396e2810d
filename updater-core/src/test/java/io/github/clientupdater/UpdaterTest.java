package io.github.clientupdater;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clientupdater.decision.Decision;
import io.github.clientupdater.decision.Decision.Reason;
import io.github.clientupdater.decision.UpdateTrigger;
import io.github.clientupdater.host.HostApplication;
import io.github.clientupdater.host.HostProcess;
import io.github.clientupdater.internal.swap.CutOff;
import io.github.clientupdater.internal.swap.Disk;
import io.github.clientupdater.internal.swap.Swap;
import io.github.clientupdater.internal.swap.SwapArea;
import io.github.clientupdater.release.Artifact;
import io.github.clientupdater.release.Digest;
import io.github.clientupdater.release.Format;
import io.github.clientupdater.release.Release;
import io.github.clientupdater.release.ReleaseFeed;
import io.github.clientupdater.release.Version;
import io.github.clientupdater.report.UpdateListener;
import io.github.clientupdater.task.Cancellation;
import io.github.clientupdater.task.UpdateException;
import io.github.clientupdater.task.UpdateException.Code;
import io.github.clientupdater.testing.RecordingExitPolicy;
import io.github.clientupdater.testing.RecordingListener;
import io.github.clientupdater.testing.RecordingProcessLauncher;
import io.github.clientupdater.testing.ScriptedServer;
import io.github.clientupdater.testing.ScriptedUserDriver;
import io.github.clientupdater.testing.TreeSnapshot;
import io.github.clientupdater.testing.Zips;
import io.github.clientupdater.user.UserDriver;
import io.github.clientupdater.user.UserDriver.Choice;
import io.github.clientupdater.user.UserDriver.Timing;
import io.github.clientupdater.user.session.Attention;
import io.github.clientupdater.user.session.Move;
import io.github.clientupdater.user.session.Scene;
import io.github.clientupdater.user.session.SessionState;
import io.github.clientupdater.user.session.UpdateSession;
import io.github.clientupdater.verify.Trust;
import io.github.clientupdater.verify.VerifiedArtifact;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import mockwebserver3.junit5.StartStop;
import okio.Buffer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The whole way, over real HTTP, on real files, with the real relauncher. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the relauncher has not been run on Windows yet")
class UpdaterTest {
    private static final byte[] TWO = Zips.of(Map.of("version", "two", "lib/app.jar", "classes"));

    @StartStop
    final MockWebServer server = new MockWebServer();

    @TempDir
    Path temporary;

    private final RecordingListener listener = new RecordingListener();
    private final ScriptedServer publisher = new ScriptedServer();
    private Path installDir;
    private Path workDir;
    private Map<String, String> before;

    @BeforeEach
    void installOne() throws IOException {
        installDir = Files.createDirectory(temporary.resolve("app"));
        workDir = temporary.resolve("work");
        Files.writeString(installDir.resolve("version"), "one");
        Files.writeString(installDir.resolve("gone.txt"), "not in two");
        before = TreeSnapshot.of(installDir);
    }

    @Test
    void updateOfAnotherProgramIsInstalledAtOnce() throws Exception {
        publisher.publishes(release("2.0.0"));
        serve(TWO);

        UpdateOutcome outcome = updater().build().checkAndApply();

        assertThat(outcome).isEqualTo(new UpdateOutcome.Installed(release("2.0.0")));
        assertThat(TreeSnapshot.of(installDir)).containsOnlyKeys("", "version", "lib", "lib/app.jar");
        assertThat(installDir.resolve("version")).hasContent("two");
        assertThat(listener.events())
                .containsExactly(
                        "started",
                        "checkStarted",
                        "decided",
                        "downloadStarted",
                        "verified",
                        "staged",
                        "installed 2.0.0");
        assertThat(publisher.reports()).containsExactly("DOWNLOADING", "VERIFIED", "STAGED", "INSTALLING");
    }

    @Test
    void oldVersionIsKeptUntilTheNewOneConfirms() throws Exception {
        publisher.publishes(release("2.0.0"));
        serve(TWO);
        updater().build().checkAndApply();
        Path kept = temporary.resolve(".app.update/old");

        assertThat(kept.resolve("version")).hasContent("one");
        assertThat(kept.resolve("gone.txt")).hasContent("not in two");
        var confirmed = updater(host("2.0.0")).build().confirmPending();

        assertThat(confirmed).map(Object::getClass).contains(UpdateOutcome.Installed.class);
        assertThat(publisher.reports()).endsWith("INSTALLING", "INSTALLED");
        assertThat(kept.getParent()).doesNotExist();
        assertThat(workDir.resolve("downloads")).doesNotExist();
        assertThat(updater(host("2.0.0")).build().confirmPending()).isEmpty();
    }

    @Test
    void confirmingWithoutKnowingTheInstallationForgetsNothing() throws Exception {
        publisher.publishes(release("2.0.0"));
        serve(TWO);
        updater().build().checkAndApply();
        HostApplication somewhere = HostApplication.builder("com.acme.app", "2.0.0")
                .workDir(workDir)
                .process(new HostProcess.None())
                .build();

        var unknowing = updater(somewhere).build().confirmPending();
        var knowing = updater(host("2.0.0")).build().confirmPending();

        assertThat(unknowing)
                .hasValueSatisfying(outcome -> assertThat(code(outcome)).isEqualTo(Code.NO_INSTALLER));
        assertThat(knowing).map(Object::getClass).contains(UpdateOutcome.Installed.class);
        assertThat(temporary.resolve(".app.update")).doesNotExist();
    }

    @Test
    void oldVersionThatRunsAfterwardsMeansFailure() throws Exception {
        publisher.publishes(release("2.0.0"));
        serve(TWO);
        updater().build().checkAndApply();

        var judged = updater(host("1.0.0")).build().confirmPending();

        assertThat(judged)
                .hasValueSatisfying(outcome -> assertThat(code(outcome)).isEqualTo(Code.NOT_APPLIED));
        assertThat(updater(host("1.0.0")).build().confirmPending()).isEmpty();
    }

    @Test
    void versionThatFailedTwiceIsNotOfferedByItself() throws Exception {
        publisher.publishes(release("2.0.0"));
        for (int attempt = 0; attempt < 2; attempt++) {
            serve(TWO);
            updater()
                    .processLauncher(RecordingProcessLauncher.refusing())
                    .build()
                    .checkAndApply();
        }

        assertThat(updater().build().checkAndApply()).isEqualTo(new UpdateOutcome.UpToDate(Reason.FAILED_BEFORE));
        assertThat(updater().build().check()).isInstanceOf(Decision.Available.class);
    }

    @Test
    void relauncherThatCannotStartLeavesTheApplicationRunning() throws Exception {
        publisher.publishes(release("2.0.0"));
        serve(TWO);
        RecordingExitPolicy exit = new RecordingExitPolicy(true);

        UpdateOutcome outcome = updater(ownProcess())
                .processLauncher(RecordingProcessLauncher.refusing())
                .exitPolicy(exit)
                .build()
                .checkAndApply();

        assertThat(code(outcome)).isEqualTo(Code.LAUNCH_FAILED);
        assertThat(exit.exits()).isZero();
        assertUntouched();
        assertThat(updater(ownProcess()).build().confirmPending()).isEmpty();
    }

    @Test
    void personWhoSaysLaterAtTheEndGetsItAtTheNextStart_offline() throws Exception {
        publisher.publishes(release("2.0.0")).answers((host, cancellation) -> {
            throw new UpdateException(Code.SOURCE_UNREACHABLE, "offline");
        });
        serve(TWO);
        ScriptedUserDriver later = new ScriptedUserDriver(Choice.INSTALL, Timing.LATER);

        UpdateOutcome first = updater().userDriver(later).build().checkAndApply();
        assertUntouched();
        UpdateOutcome second = updater().userDriver(later).build().checkAndApply();

        assertThat(listener.events()).contains("postponed");
        assertThat(first).isEqualTo(new UpdateOutcome.Staged(release("2.0.0")));
        assertThat(second).isInstanceOf(UpdateOutcome.Installed.class);
        assertThat(installDir.resolve("version")).hasContent("two");
        assertThat(later.questions()).containsExactly("offer 2.0.0", "confirmRestart 2.0.0");
    }

    @Test
    void keptPackageThatWasChangedIsNotInstalled() throws Exception {
        publisher.publishes(release("2.0.0"));
        serve(TWO);
        ScriptedUserDriver later = new ScriptedUserDriver(Choice.INSTALL, Timing.LATER);
        updater().userDriver(later).build().checkAndApply();
        Files.writeString(onlyDownload(), "evil");

        UpdateOutcome outcome = updater().build().checkAndApply();

        assertThat(code(outcome)).isIn(Code.SIZE_MISMATCH, Code.DIGEST_MISMATCH);
        assertUntouched();
        serve(TWO);
        assertThat(updater().build().checkAndApply()).isInstanceOf(UpdateOutcome.Installed.class);
    }

    @Test
    void applicationThatMayNotCloseKeepsTheUpdateForLater() throws Exception {
        publisher.publishes(release("2.0.0"));
        serve(TWO);
        RecordingProcessLauncher launcher = RecordingProcessLauncher.starting();

        UpdateOutcome outcome = updater(ownProcess())
                .processLauncher(launcher)
                .exitPolicy(new RecordingExitPolicy(false))
                .build()
                .checkAndApply();

        assertThat(outcome).isInstanceOf(UpdateOutcome.Staged.class);
        assertThat(launcher.commands()).isEmpty();
        assertUntouched();
    }

    @Test
    void wrongDigestInstallsNothing_andTheNextHonestTryWorks() throws Exception {
        publisher.publishes(release("2.0.0"));
        byte[] evil = TWO.clone();
        evil[evil.length / 2] ^= 1;
        serve(evil);
        serve(evil); // Once more, as it may have been an accident.
        serve(TWO);

        UpdateOutcome first = updater().build().checkAndApply();
        assertUntouched();
        assertThat(files(workDir.resolve("downloads"))).isEmpty();
        UpdateOutcome second = updater().build().checkAndApply();

        assertThat(code(first)).isEqualTo(Code.DIGEST_MISMATCH);
        assertThat(second).isInstanceOf(UpdateOutcome.Installed.class);
    }

    @Test
    void brokenOffDownloadGoesOnInTheSameRun() throws Exception {
        publisher.publishes(release("2.0.0"));
        server.enqueue(brokenOff());
        serve(TWO);

        UpdateOutcome outcome = updater().build().checkAndApply();

        assertThat(outcome).isInstanceOf(UpdateOutcome.Installed.class);
        assertThat(listener.events()).anyMatch(event -> event.startsWith("downloadInterrupted DOWNLOAD_"));
    }

    @Test
    void brokenOffDownloadInstallsNothing_andTheNextTryWorks() throws Exception {
        publisher.publishes(release("2.0.0"));
        server.enqueue(brokenOff());
        serve(TWO);

        UpdateOutcome first = updater().downloadRetries(0).build().checkAndApply();
        assertUntouched();
        UpdateOutcome second = updater().build().checkAndApply();

        assertThat(code(first)).isIn(Code.DOWNLOAD_FAILED, Code.DOWNLOAD_UNREACHABLE);
        assertThat(second).isInstanceOf(UpdateOutcome.Installed.class);
    }

    private static MockResponse brokenOff() {
        return new MockResponse.Builder()
                .body(new Buffer().write(TWO))
                .onResponseBody(new SocketEffect.CloseSocket())
                .build();
    }

    @Test
    void largerFileThanAnnouncedIsCutOff() throws Exception {
        publisher.publishes(release("2.0.0"));
        server.enqueue(new MockResponse.Builder()
                .chunkedBody("x".repeat(1_000_000), 1000)
                .build());

        UpdateOutcome outcome = updater().build().checkAndApply();

        assertThat(code(outcome)).isEqualTo(Code.DOWNLOAD_TOO_LARGE);
        assertThat(listener.progress()).allMatch(done -> done <= TWO.length);
        assertUntouched();
    }

    @Test
    void missingDigestIsRefusedBeforeTheDownload() throws Exception {
        publisher.publishes(
                release("2.0.0", artifact(Format.ZIP).size(TWO.length).build()));

        UpdateOutcome outcome = updater().build().checkAndApply();

        assertThat(code(outcome)).isEqualTo(Code.DIGEST_MISSING);
        assertThat(server.getRequestCount()).isZero();
    }

    @Test
    void missingDigestIsAcceptedByWhoDemandsNone() throws Exception {
        publisher.publishes(release("2.0.0", artifact(Format.ZIP).build()));
        serve(TWO);

        UpdateOutcome outcome = updater().trust(Trust.dangerouslyNone()).build().checkAndApply();

        assertThat(outcome).isInstanceOf(UpdateOutcome.Installed.class);
    }

    @Test
    void announcedDigestCountsEvenForWhoDemandsNone() throws Exception {
        publisher.publishes(release("2.0.0"));
        byte[] evil = TWO.clone();
        evil[0] ^= 1;
        serve(evil);
        serve(evil);

        UpdateOutcome outcome = updater().trust(Trust.dangerouslyNone()).build().checkAndApply();

        assertThat(code(outcome)).isEqualTo(Code.DIGEST_MISMATCH);
    }

    @Test
    void formatThatNobodyInstallsIsRefusedBeforeTheDownload() throws Exception {
        publisher.publishes(release(
                "2.0.0",
                artifact(Format.UNKNOWN).digest(Digest.of(new byte[32])).build()));

        assertThat(code(updater().build().checkAndApply())).isEqualTo(Code.NO_INSTALLER);
        assertThat(server.getRequestCount()).isZero();
    }

    @Test
    void hostileArchiveInstallsNothing() throws Exception {
        byte[] slip = Zips.of(Map.of("../evil", "x"));
        publisher.publishes(release("2.0.0", announcing(slip)));
        serve(slip);

        UpdateOutcome outcome = updater().build().checkAndApply();

        assertThat(code(outcome)).isEqualTo(Code.PACKAGE_MALFORMED);
        assertUntouched();
        assertThat(temporary.resolve("evil")).doesNotExist();
    }

    @Test
    void cancellingDuringTheDownloadInstallsNothing() throws Exception {
        publisher.publishes(release("2.0.0"));
        serve(TWO);
        Cancellation cancellation = new Cancellation();
        UpdateListener canceller = new UpdateListener() {
            @Override
            public void downloadStarted(Release release) {
                cancellation.cancel();
            }
        };

        UpdateOutcome outcome = updater().listener(canceller).build().checkAndApply(UpdateTrigger.USER, cancellation);

        assertThat(outcome).isInstanceOf(UpdateOutcome.Cancelled.class);
        assertThat(publisher.reports()).containsExactly("DOWNLOADING", "CANCELLED");
        assertUntouched();
    }

    @Test
    void cancellingAtTheLastQuestionInstallsNothing() throws Exception {
        publisher.publishes(release("2.0.0"));
        serve(TWO);
        Cancellation cancellation = new Cancellation();
        ScriptedUserDriver person = new ScriptedUserDriver(Choice.INSTALL, Timing.NOW);
        UpdateListener canceller = new UpdateListener() {
            @Override
            public void staged(Release release) {
                cancellation.cancel();
            }
        };

        UpdateOutcome outcome = updater()
                .userDriver(person)
                .listener(canceller)
                .build()
                .checkAndApply(UpdateTrigger.USER, cancellation);

        assertThat(outcome).isInstanceOf(UpdateOutcome.Cancelled.class);
        assertThat(person.questions()).contains("dismiss");
        assertUntouched();
    }

    @Test
    void applicationThatMayNotCloseIsAskedAgainForAsLongAsThePersonWants() throws Exception {
        publisher.publishes(release("2.0.0"));
        serve(TWO);
        Saying person = new Saying(2);

        UpdateOutcome outcome = updater(ownProcess())
                .userDriver(person)
                .exitPolicy(new RecordingExitPolicy(false))
                .build()
                .checkAndApply();

        assertThat(outcome).isInstanceOf(UpdateOutcome.Staged.class);
        assertThat(person.heard).containsExactly("begins", "again?", "again?", "again?", "ends");
    }

    @Test
    void personStopsOneRunAndNotWhatItsCallerDoesBesides() throws Exception {
        publisher.publishes(release("2.0.0"));
        serve(TWO);
        Saying person = new Saying(0);
        Cancellation ofTheCaller = new Cancellation();
        person.atTheOffer = () -> person.run.cancel();

        UpdateOutcome outcome = updater().userDriver(person).build().checkAndApply(UpdateTrigger.SCHEDULE, ofTheCaller);

        assertThat(outcome).isInstanceOf(UpdateOutcome.Cancelled.class);
        assertThat(ofTheCaller.isCancelled()).isFalse();
    }

    @Test
    void whatCameToNothingAfterTheExitIsToldWithItsRelease() throws Exception {
        publisher.publishes(release("2.0.0"));
        for (int attempt = 0; attempt < 2; attempt++) {
            serve(TWO);
            updater().build().checkAndApply(UpdateTrigger.USER, new Cancellation());
            Saying person = new Saying(0);
            updater(host("1.0.0")).userDriver(person).build().confirmPending();

            assertThat(person.heard).containsExactly("2.0.0 NOT_APPLIED " + (attempt == 1));
        }
    }

    @Test
    void sessionBringsAWholeUpdateToItsEnd() throws Exception {
        publisher.publishes(release("2.0.0"));
        serve(TWO);
        LinkedBlockingQueue<Scene> scenes = new LinkedBlockingQueue<>();
        UpdateSession session = new UpdateSession(scenes::add);
        session.connect(updater().userDriver(session).build()::checkAndApply);

        session.check();
        await(scenes, SessionState.Available.class);
        session.perform(Move.INSTALL);
        await(scenes, SessionState.Ready.class);
        session.perform(Move.RELAUNCH);
        Scene end = await(scenes, SessionState.Succeeded.class);

        assertThat(end.attention()).isEqualTo(Attention.SHOWN);
        assertThat(installDir.resolve("version")).hasContent("two");
    }

    private static Scene await(BlockingQueue<Scene> scenes, Class<? extends SessionState> kind) throws Exception {
        Scene scene = scenes.take();
        while (!kind.isInstance(scene.state())) scene = scenes.take();
        return scene;
    }

    @Test
    void secondRunAtTheSameTimeIsBusy() throws Exception {
        publisher.publishes(release("2.0.0"));
        AtomicReference<UpdateOutcome> second = new AtomicReference<>();
        UserDriver nested = new AskingTwice(() -> second.set(updater().build().checkAndApply()));

        updater().userDriver(nested).build().checkAndApply();

        assertThat(code(second.get())).isEqualTo(Code.BUSY);
    }

    @Test
    void strangersCannotStopAnUpdate() throws Exception {
        publisher.publishes(release("2.0.0"));
        serve(TWO);
        UpdateListener broken = new UpdateListener() {
            @Override
            public void verified(Release release) {
                throw new IllegalStateException("listener");
            }
        };

        assertThat(updater().listener(broken).build().checkAndApply()).isInstanceOf(UpdateOutcome.Installed.class);
    }

    @Test
    void brokenPolicyIsAnOutcome_notAnException() {
        publisher.publishes(release("2.0.0"));

        UpdateOutcome outcome = updater()
                .policy((feed, context) -> {
                    throw new IllegalStateException("policy");
                })
                .build()
                .checkAndApply();

        assertThat(code(outcome)).isEqualTo(Code.UNEXPECTED);
    }

    @Test
    void exhaustedMemoryIsAnOutcome_andTheNextRunGoesOn() throws Exception {
        publisher.answers((host, cancellation) -> {
            throw new OutOfMemoryError("Java heap space");
        });
        publisher.publishes(release("2.0.0"));
        serve(TWO);

        UpdateOutcome outcome = updater().build().checkAndApply();

        assertThat(code(outcome)).isEqualTo(Code.UNEXPECTED);
        assertThat(updater().build().checkAndApply()).isInstanceOf(UpdateOutcome.Installed.class);
    }

    @Test
    void failedCheckIsNeverUpToDate() {
        publisher.answers((host, cancellation) -> {
            throw new UpdateException(Code.SOURCE_UNREACHABLE, "offline");
        });

        assertThat(code(updater().build().checkAndApply())).isEqualTo(Code.SOURCE_UNREACHABLE);
        assertThatThrownBy(() -> updater().build().check()).isInstanceOf(UpdateException.class);
        assertThat(listener.events()).contains("failed SOURCE_UNREACHABLE");
        assertThat(publisher.reports()).isEmpty();
    }

    @Test
    void emptyFeedSaysSo() {
        publisher.answers((host, cancellation) -> ReleaseFeed.EMPTY);

        assertThat(updater().build().checkAndApply()).isEqualTo(new UpdateOutcome.UpToDate(Reason.FEED_EMPTY));
    }

    @Test
    void downloadedFileIsNotDownloadedAgain() throws Exception {
        publisher.publishes(release("2.0.0"));
        serve(TWO);
        Updater updater = updater().build();

        VerifiedArtifact file = updater.download((Decision.Available) updater.check(), new Cancellation());
        UpdateOutcome outcome = updater.checkAndApply();

        assertThat(file.file().getFileName()).hasToString("com.acme.app-2.0.0.zip");
        assertThat(outcome).isInstanceOf(UpdateOutcome.Installed.class);
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void commitThatWasCutOffIsUndone() throws Exception {
        publisher.publishes(release("1.0.0"));
        cutOffAnUpdate();

        UpdateOutcome outcome = updater().build().checkAndApply();

        assertThat(outcome).isEqualTo(new UpdateOutcome.UpToDate(Reason.ON_LATEST));
        assertUntouched();
    }

    @Test
    void journalThatCannotBeFollowedStopsEverything() throws Exception {
        publisher.publishes(release("2.0.0"));
        serve(TWO);
        cutOffAnUpdate();
        Path journal = temporary.resolve(".app.update/journal");
        String text = "updater-journal 2\nroot /\n";
        Files.writeString(
                journal, text + "sha256 " + TreeSnapshot.digest(text.getBytes(StandardCharsets.UTF_8)) + "\n");

        assertThat(code(updater().build().checkAndApply())).isEqualTo(Code.JOURNAL_UNUSABLE);
        assertThat(journal).exists();
    }

    private void cutOffAnUpdate() throws Exception {
        SwapArea area = SwapArea.at(SwapArea.beside(installDir), installDir);
        area.reset(Disk.real());
        Files.createDirectory(area.fresh());
        Files.writeString(area.fresh().resolve("a new file"), "x");
        Files.writeString(area.fresh().resolve("version"), "new");
        Swap swap = new Swap(installDir, SwapArea.beside(installDir), true, "", List.of(), area.seal(Disk.real()));
        CutOff.during(swap);
    }

    @Test
    void damagedMemoryIsForgotten() throws Exception {
        Path state = Files.createDirectories(workDir.resolve("state"));
        Files.createFile(workDir.resolve("lock"));
        Files.writeString(state.resolve("pending"), "{\"state\": \"HANDED_OFF\", ");
        Files.writeString(state.resolve("skipped"), "not a version\n");
        publisher.publishes(release("2.0.0"));
        serve(TWO);

        assertThat(updater().build().checkAndApply()).isInstanceOf(UpdateOutcome.Installed.class);
    }

    @Test
    void workDirectoryThatCannotBeMadeIsAnOutcome() throws Exception {
        Files.writeString(workDir, "a file is in the way");
        publisher.publishes(release("2.0.0"));

        assertThat(code(updater().build().checkAndApply())).isEqualTo(Code.WORK_DIR_UNUSABLE);
        assertThat(updater().build().confirmPending())
                .hasValueSatisfying(outcome -> assertThat(code(outcome)).isEqualTo(Code.WORK_DIR_UNUSABLE));
    }

    @Test
    void workDirectoryThatHoldsSomethingElseIsNotTouched() throws Exception {
        Path photo =
                Files.createDirectories(workDir.resolve("downloads/holiday")).resolve("photo");
        Files.writeString(photo, "precious");
        publisher.publishes(release("2.0.0"));

        assertThat(code(updater().build().checkAndApply())).isEqualTo(Code.WORK_DIR_UNUSABLE);
        assertThat(photo).hasContent("precious");
    }

    @Test
    void workDirectoryThatOthersMayWriteToIsRefused() throws Exception {
        Files.createDirectory(workDir);
        Files.setPosixFilePermissions(workDir, PosixFilePermissions.fromString("rwxrwxrwx"));
        publisher.publishes(release("2.0.0"));

        assertThat(code(updater().build().checkAndApply())).isEqualTo(Code.WORK_DIR_UNUSABLE);
    }

    @Test
    void commitThatWasCutOffIsUndone_alsoBehindALink() throws Exception {
        publisher.publishes(release("1.0.0"));
        Path link = Files.createSymbolicLink(temporary.resolve("link"), installDir);
        cutOffAnUpdate();
        HostApplication host = HostApplication.builder("com.acme.app", "1.0.0")
                .installDir(link)
                .workDir(workDir)
                .process(new HostProcess.None())
                .build();

        updater(host).build().checkAndApply();

        assertUntouched();
    }

    @Test
    void oldVersionThatWasPutAsideIsNoInstallation() throws Exception {
        publisher.publishes(release("2.0.0"));
        Path aside = Files.createDirectories(temporary.resolve(".app.update/old"));
        HostApplication host = HostApplication.builder("com.acme.app", "1.0.0")
                .installDir(aside)
                .workDir(workDir)
                .process(new HostProcess.None())
                .build();

        assertThat(code(updater(host).build().checkAndApply())).isEqualTo(Code.NOT_WRITABLE);
    }

    @Test
    void trustIsAlwaysAChoice() {
        Updater.Builder builder = Updater.builder().application(host("1.0.0")).server(publisher);

        assertThatThrownBy(builder::build)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("trust");
    }

    @Test
    void installDirectoryThatIsReadOnlyIsRefusedBeforeTheDownload() throws Exception {
        publisher.publishes(release("2.0.0"));
        assertThat(installDir.toFile().setWritable(false, false)).isTrue();
        before = TreeSnapshot.of(installDir);

        UpdateOutcome outcome = updater().build().checkAndApply();

        assertThat(code(outcome)).isEqualTo(Code.NOT_WRITABLE);
        assertThat(server.getRequestCount()).isZero();
        assertUntouched();
        assertThat(installDir.toFile().setWritable(true, true)).isTrue();
    }

    private void serve(byte[] body) {
        server.enqueue(new MockResponse.Builder().body(new Buffer().write(body)).build());
    }

    private Updater.Builder updater() {
        return updater(host("1.0.0"));
    }

    private Updater.Builder updater(HostApplication host) {
        return Updater.builder()
                .application(host)
                .server(publisher)
                .trust(Trust.checksumOnly())
                .listener(listener);
    }

    private HostApplication host(String version) {
        return HostApplication.builder("com.acme.app", version)
                .installDir(installDir)
                .workDir(workDir)
                .process(new HostProcess.None())
                .build();
    }

    private HostApplication ownProcess() {
        return HostApplication.builder("com.acme.app", "1.0.0")
                .installDir(installDir)
                .workDir(workDir)
                .build();
    }

    private Release release(String version) {
        return release(version, announcing(TWO));
    }

    private static Release release(String version, Artifact artifact) {
        return Release.builder(Version.parse(version))
                .artifacts(List.of(artifact))
                .build();
    }

    private Artifact announcing(byte[] bytes) {
        return artifact(Format.ZIP)
                .size(bytes.length)
                .digest(new Digest(TreeSnapshot.digest(bytes)))
                .build();
    }

    private Artifact.Builder artifact(Format format) {
        return Artifact.builder(server.url("/app").toString(), format);
    }

    private static Code code(UpdateOutcome outcome) {
        assertThat(outcome).isInstanceOf(UpdateOutcome.Failed.class);
        return ((UpdateOutcome.Failed) outcome).cause().code();
    }

    /** What every refusal leaves behind: the installation as it was, and nothing beside it. */
    private void assertUntouched() throws IOException {
        assertThat(TreeSnapshot.of(installDir)).isEqualTo(before);
        assertThat(temporary.resolve(".app.update")).doesNotExist();
    }

    private Path onlyDownload() throws IOException {
        List<Path> files = files(workDir.resolve("downloads"));
        assertThat(files).hasSize(1);
        return files.get(0);
    }

    private static List<Path> files(Path directory) throws IOException {
        try (Stream<Path> paths = Files.walk(directory)) {
            return paths.filter(Files::isRegularFile).toList();
        }
    }

    /** Agrees, and notes what else it hears. */
    private static final class Saying implements UserDriver {
        final List<String> heard = new ArrayList<>();
        private final int retries;
        Cancellation run = new Cancellation();
        Runnable atTheOffer = () -> {};

        Saying(int retries) {
            this.retries = retries;
        }

        @Override
        public Choice offer(Decision.Available update) {
            atTheOffer.run();
            return Choice.INSTALL;
        }

        @Override
        public Timing confirmRestart(Release release) {
            return Timing.NOW;
        }

        @Override
        public boolean retryExit(Release release, Optional<String> reason) {
            heard.add("again?");
            return heard.size() <= 1 + retries;
        }

        @Override
        public void runBegins(Cancellation cancellation) {
            run = cancellation;
            heard.add("begins");
        }

        @Override
        public void runEnds() {
            heard.add("ends");
        }

        @Override
        public void failedLater(Release release, UpdateException failure, boolean givenUp) {
            heard.add(release.version() + " " + failure.code() + " " + givenUp);
        }

        @Override
        public void dismiss() {}
    }

    /** Does something else while the question is open. */
    private record AskingTwice(Runnable meanwhile) implements UserDriver {
        @Override
        public Choice offer(Decision.Available update) {
            meanwhile.run();
            return Choice.LATER;
        }

        @Override
        public Timing confirmRestart(Release release) {
            return Timing.LATER;
        }

        @Override
        public void dismiss() {}
    }
}
