package io.github.clientupdater;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clientupdater.decision.UpdatePolicy;
import io.github.clientupdater.decision.UpdateTrigger;
import io.github.clientupdater.download.DownloadOptions;
import io.github.clientupdater.download.Downloader;
import io.github.clientupdater.host.HealthSignal;
import io.github.clientupdater.host.HostApplication;
import io.github.clientupdater.host.HostProcess;
import io.github.clientupdater.host.StateStore;
import io.github.clientupdater.install.InstallOptions;
import io.github.clientupdater.install.Installer;
import io.github.clientupdater.internal.http.Http;
import io.github.clientupdater.release.Release;
import io.github.clientupdater.report.UpdateListener;
import io.github.clientupdater.server.manifest.ManifestServer;
import io.github.clientupdater.task.Cancellation;
import io.github.clientupdater.task.UpdateException;
import io.github.clientupdater.task.UpdateException.Code;
import io.github.clientupdater.testing.RecordingExitPolicy;
import io.github.clientupdater.testing.RecordingProcessLauncher;
import io.github.clientupdater.testing.ScriptedUserDriver;
import io.github.clientupdater.testing.TreeSnapshot;
import io.github.clientupdater.testing.Zips;
import io.github.clientupdater.testing.faults.Content;
import io.github.clientupdater.testing.faults.FaultyServer;
import io.github.clientupdater.testing.faults.Manifest;
import io.github.clientupdater.user.UserDriver.Choice;
import io.github.clientupdater.user.UserDriver.Timing;
import io.github.clientupdater.verify.Trust;
import io.github.clientupdater.verify.Verifier;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;

/**
 * An application and two servers of its publisher, and what must hold however an update ends. As {@code
 * checkAndApply()}, with a person who wants the new version at the next start, and with short waits.
 */
final class UpdateUnderFaults implements AutoCloseable {
    static final String MANIFEST = "/manifest.json";
    static final String FILE = "/app.zip";
    static final Content CONTENT = Content.of(Zips.of(Map.of("version", "two", "noise", noise())));
    static final long HALF = CONTENT.size() / 2;

    /** One for all: to make one reads all root certificates. It keeps no connection for another server. */
    private static final OkHttpClient CLIENT = new OkHttpClient.Builder()
            .connectionPool(new ConnectionPool(0, 1, TimeUnit.SECONDS))
            .build();

    private static final Http FILES = Http.forFiles(CLIENT);
    private static final Duration STALL = Duration.ofMillis(300);

    private static final String SECRET = "hunter2";
    private static final Pattern EXCEPTION_NAME = Pattern.compile("\\w(?:Exception|Error)\\b|\\bjava\\.|okhttp|okio");
    private static final Pattern PRINTABLE = Pattern.compile("[\\x20-\\x7e]*");

    final FaultyServer server = FaultyServer.start();
    final FaultyServer mirror = FaultyServer.start();
    private final Path installDir;
    private final Path workDir;
    private final Map<String, String> before;
    private final RecordingProcessLauncher launcher = RecordingProcessLauncher.refusing();
    private final Failures heard = new Failures();
    private Duration deadline = Duration.ofSeconds(15);
    private Duration stall = DownloadOptions.STANDARD.stall();
    private boolean mirrored;

    UpdateUnderFaults(Path directory) throws IOException {
        installDir = Files.createDirectory(directory.resolve("app"));
        workDir = directory.resolve("work");
        Files.writeString(installDir.resolve("version"), "one");
        before = TreeSnapshot.of(installDir);
        for (FaultyServer each : List.of(server, mirror)) {
            each.publish(FILE, CONTENT);
            each.publish(Manifest.of("2.0.0", FILE + "?token=" + SECRET).describing(CONTENT));
        }
    }

    /** So many letters that the package has some fifty kilobytes, the same each time. */
    private static String noise() {
        Random random = new Random(1);
        StringBuilder letters = new StringBuilder();
        for (int i = 0; i < 60_000; i++) letters.append((char) ('!' + random.nextInt(90)));
        return letters.toString();
    }

    /** From now on the mirror is known to the application. */
    void useMirror() {
        mirrored = true;
    }

    /** From now on the check may take no longer than a moment. */
    void hurryTheCheck() {
        deadline = STALL;
    }

    /** From now on a download waits for no byte longer than a moment. */
    void hurryTheDownload() {
        stall = STALL;
    }

    /** Runs with so many retries. */
    UpdateOutcome run(int retries) {
        heard.failures.clear();
        heard.interruptions.clear();
        return new UpdateRun(settings(retries), UpdateTrigger.USER, new Cancellation()).run();
    }

    private Settings settings(int retries) {
        DownloadOptions options =
                DownloadOptions.STANDARD.withRetries(retries).withWaits(Duration.ofMillis(2), Duration.ofSeconds(10));
        HostApplication host = HostApplication.builder("com.acme.app", "1.0.0")
                .installDir(installDir)
                .workDir(workDir)
                .process(new HostProcess.None())
                .build();
        ManifestServer.Builder builder = ManifestServer.builder(URI.create(server.manifest() + "?key=" + SECRET))
                .httpClient(CLIENT)
                .deadline(deadline);
        if (mirrored) builder.mirror(mirror.uri("/"));
        ManifestServer publisher = builder.build();
        StateStore state = StateStore.inDirectory(workDir.resolve("state"));
        return new Settings(
                host,
                publisher,
                UpdatePolicy.newestOnChannel(),
                new ScriptedUserDriver(Choice.INSTALL, Timing.LATER),
                new Downloader(FILES, options.withStall(stall)),
                new Verifier(Trust.checksumOnly(), host.id()),
                Installer.standard(launcher, InstallOptions.ATTENDED),
                new RecordingExitPolicy(true),
                HealthSignal.survival(),
                state,
                new UpdateMemory(state),
                new Events(List.of(heard), new Reports(host, publisher.reporter(), Clock.systemUTC())),
                Clock.systemUTC());
    }

    /** The file is there to the last byte, nobody heard of a failure, and nothing else has changed. */
    void assertArrived(UpdateOutcome outcome) throws IOException {
        assertThat(outcome).isInstanceOf(UpdateOutcome.Staged.class);
        assertThat(heard.failures).isEmpty();
        assertThat(files()).hasSize(1);
        assertThat(files().get(0)).hasBinaryContent(CONTENT.bytes(0, (int) CONTENT.size()));
        assertUntouched();
    }

    /** It failed with this code, said so once and cleanly, and left nothing in the way of the next run. */
    void assertFailedWell(UpdateOutcome outcome, Code code) throws IOException {
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        UpdateOutcome.Failed.class,
                        failed -> assertThat(failed.cause().code())
                                .as(failed.cause().getMessage())
                                .isEqualTo(code));
        assertThat(heard.failures).containsExactly(((UpdateOutcome.Failed) outcome).cause());
        assertUntouched();
        assertThat(workDir.resolve("state/pending")).doesNotExist();
        assertNothingRejectedIsKept(code);
        honest();
        assertArrived(run(0));
    }

    /** From now on both servers are honest, and the application is patient. */
    void honest() {
        deadline = Duration.ofSeconds(15);
        stall = DownloadOptions.STANDARD.stall();
        server.heal();
        mirror.heal();
    }

    private void assertUntouched() throws IOException {
        assertThat(TreeSnapshot.of(installDir)).isEqualTo(before);
        assertThat(launcher.commands()).isEmpty();
        Stream.concat(heard.failures.stream(), heard.interruptions.stream())
                .map(Throwable::getMessage)
                .forEach(UpdateUnderFaults::assertClean);
    }

    private static void assertClean(String message) {
        assertThat(message).doesNotContain("?", SECRET).matches(PRINTABLE).doesNotContainPattern(EXCEPTION_NAME);
        assertThat(message).doesNotContainIgnoringCase("rubbish").hasSizeLessThan(300);
    }

    private void assertNothingRejectedIsKept(Code code) throws IOException {
        assertThat(files()).allSatisfy(file -> assertThat(file.toString()).matches(".*\\.zip\\.part(\\.resume)?"));
        assertThat(files()).allSatisfy(file -> assertThat(Files.size(file)).isLessThanOrEqualTo(CONTENT.size()));
        if (code == Code.DIGEST_MISMATCH) assertThat(files()).isEmpty();
    }

    private List<Path> files() throws IOException {
        Path downloads = workDir.resolve("downloads");
        if (!Files.exists(downloads)) return List.of();
        try (Stream<Path> all = Files.walk(downloads)) {
            return all.filter(path -> !Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS))
                    .toList();
        }
    }

    @Override
    public void close() {
        server.close();
        mirror.close();
    }

    private static final class Failures implements UpdateListener {
        private final List<UpdateException> failures = new ArrayList<>();
        private final List<UpdateException> interruptions = new ArrayList<>();

        @Override
        public void failed(UpdateException failure) {
            failures.add(failure);
        }

        @Override
        public void downloadInterrupted(Release release, UpdateException failure, Duration wait) {
            interruptions.add(failure);
        }
    }
}
