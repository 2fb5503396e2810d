package io.github.clientupdater.security;

import io.github.clientupdater.UpdateOutcome;
import io.github.clientupdater.Updater;
import io.github.clientupdater.decision.Decision;
import io.github.clientupdater.decision.UpdatePolicy;
import io.github.clientupdater.decision.UpdateTrigger;
import io.github.clientupdater.host.HostApplication;
import io.github.clientupdater.host.HostProcess;
import io.github.clientupdater.host.StateStore;
import io.github.clientupdater.release.Platform;
import io.github.clientupdater.server.UpdateServer;
import io.github.clientupdater.server.manifest.FeedServer;
import io.github.clientupdater.server.manifest.ManifestServer;
import io.github.clientupdater.task.Cancellation;
import io.github.clientupdater.task.UpdateException;
import io.github.clientupdater.task.UpdateException.Code;
import io.github.clientupdater.testing.Minisign;
import io.github.clientupdater.testing.RecordingExitPolicy;
import io.github.clientupdater.testing.RecordingProcessLauncher;
import io.github.clientupdater.testing.ScriptedUserDriver;
import io.github.clientupdater.testing.TestKeys;
import io.github.clientupdater.testing.Zips;
import io.github.clientupdater.testing.faults.Content;
import io.github.clientupdater.testing.faults.FaultyServer;
import io.github.clientupdater.testing.faults.Manifest;
import io.github.clientupdater.user.UserDriver.Choice;
import io.github.clientupdater.user.UserDriver.Timing;
import io.github.clientupdater.verify.Trust;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;

/**
 * An application in version 1.0.0 that trusts two keys, its publisher's server, and all that an attacker
 * reaches: the server, the keys, the clock, the updater's files. Whoever uses it wants every update, at
 * the next start.
 */
final class SignedApplication implements AutoCloseable {
    static final String APP = "com.acme.app";
    static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");
    static final TestKeys DAILY = TestKeys.ofSeed(1);
    static final TestKeys OFFLINE = TestKeys.ofSeed(2);
    static final TestKeys NEXT = TestKeys.ofSeed(3);
    static final TestKeys THIEF = TestKeys.ofSeed(66);

    static final String FEED = "/update.json";
    static final String SIGNATURE = "/update.json.minisig";
    static final String FILE = "/app.zip";
    static final Content ZIP = zip("two");
    /** In the address, in the headers, and nowhere else. */
    static final String SECRET = "hunter2";

    /** One for all: to make one reads all root certificates. It keeps no connection for another server. */
    static final OkHttpClient CLIENT = new OkHttpClient.Builder()
            .connectionPool(new ConnectionPool(0, 1, TimeUnit.SECONDS))
            .build();

    final FaultyServer server;
    final SettableClock clock = new SettableClock(NOW);
    final Heard heard = new Heard();
    RecordingProcessLauncher launcher = RecordingProcessLauncher.refusing();
    final Path directory;
    final Path installDir;
    final Path workDir;

    Trust trust = Trust.signedBy(DAILY.minisign(), OFFLINE.minisign());
    UpdatePolicy policy = UpdatePolicy.newestOnChannel();
    Timing timing = Timing.LATER;
    UpdateTrigger trigger = UpdateTrigger.USER;
    OkHttpClient client = CLIENT;
    UnaryOperator<FeedServer.Builder> configuration = builder -> builder;
    /** What the honest publisher does once the attack is over. */
    Runnable honestPublication;

    private URI address;
    private boolean speaksManifest;
    private boolean trustStateMayMove;

    SignedApplication(Path directory) throws IOException {
        this(directory, FaultyServer.start());
    }

    SignedApplication(Path directory, FaultyServer server) throws IOException {
        this.directory = directory;
        this.server = server;
        this.address = server.uri(FEED + "?key=" + SECRET);
        this.honestPublication = () -> publish(feed("2.0.0").sequence(1_000_000), DAILY);
        installDir = Files.createDirectory(directory.resolve("app"));
        workDir = directory.resolve("work");
        Files.writeString(installDir.resolve("version"), "one");
        server.publish(FILE, ZIP);
        publish(feed("2.0.0"), DAILY);
    }

    /** Returns a package of some kilobytes, the same each time. */
    static Content zip(String version) {
        Random random = new Random(1);
        StringBuilder noise = new StringBuilder();
        for (int i = 0; i < 20_000; i++) noise.append((char) ('!' + random.nextInt(90)));
        return Content.of(Zips.of(Map.of("version", version, "noise", noise.toString())));
    }

    /** Returns an honest document: {@code version}, sequence 9, key set 1. */
    static FeedText feed(String version) {
        return FeedText.of(version, ZIP);
    }

    static String sign(byte[] content, TestKeys... signers) {
        StringBuilder all = new StringBuilder();
        for (TestKeys keys : signers) all.append(Minisign.sign(keys, content, "app=" + APP));
        return all.toString();
    }

    void publish(FeedText feed, TestKeys... signers) {
        publish(feed.bytes(), sign(feed.bytes(), signers));
    }

    void publish(byte[] feed, String signatures) {
        server.publish(FEED, Content.of(feed));
        server.publish(SIGNATURE, Content.of(signatures));
    }

    /** From now on the document lies elsewhere. */
    void asksAt(URI feed) {
        address = feed;
    }

    /** From now on the server speaks the other dialect: an unsigned document, and each file signed. */
    void speaksManifest(Manifest manifest, String fileSignature) {
        speaksManifest = true;
        server.publish(FEED, Content.of(manifest.toString()));
        server.publish(FILE + ".minisig", Content.of(fileSignature));
    }

    /** The next rejection may leave another trust state behind: a feed, or keys, were good. */
    void trustStateMayMove() {
        trustStateMayMove = true;
    }

    boolean mayTrustStateMove() {
        return trustStateMayMove;
    }

    UpdateOutcome update() {
        heard.clear();
        return updater().checkAndApply(trigger, new Cancellation());
    }

    /** Asks and remembers; brings nothing. */
    Decision check() throws UpdateException {
        heard.clear();
        return updater().check(UpdateTrigger.USER, new Cancellation());
    }

    private Updater updater() {
        HostApplication host = HostApplication.builder(APP, "1.0.0")
                .platform(Platform.parse("linux-x64"))
                .installDir(installDir)
                .workDir(workDir)
                .process(new HostProcess.None())
                .build();
        return Updater.builder()
                .application(host)
                .server(publisher())
                .trust(trust)
                .policy(policy)
                .userDriver(new ScriptedUserDriver(Choice.INSTALL, timing))
                .listener(heard)
                .exitPolicy(new RecordingExitPolicy(true))
                .processLauncher(launcher)
                .stateStore(StateStore.inDirectory(workDir.resolve("state")))
                .httpClient(client)
                .downloadRetries(0)
                .clock(clock)
                .build();
    }

    private UpdateServer publisher() {
        if (speaksManifest) {
            return ManifestServer.builder(address).httpClient(client).build();
        }
        FeedServer.Builder builder = FeedServer.builder(address)
                .httpClient(client)
                .header("X-Api-Key", SECRET)
                .header("PRIVATE-TOKEN", SECRET);
        return configuration.apply(builder).build();
    }

    /** Updates, and looks at everything that must hold when that is rejected with {@code code}. */
    void assertRejected(Code code) throws IOException {
        new PostConditions(this).assertRejected(code);
    }

    /** Updates, and looks at everything that must hold when there is nothing to install. */
    void assertNotOffered(Decision.Reason reason) throws IOException {
        new PostConditions(this).assertNotOffered(reason);
    }

    /** Updates to {@code version}, whose file is the honest one to the last byte. */
    void assertAccepted(String version) throws IOException {
        new PostConditions(this).assertAccepted(version);
    }

    /** The attack is over: the honest server, clock and publication. */
    void honest() {
        server.heal();
        clock.set(NOW);
        heard.whenVerified = () -> {};
        heard.whenStaged = () -> {};
        timing = Timing.LATER;
        configuration = builder -> builder;
        server.publish(FILE, ZIP);
        honestPublication.run();
    }

    Path trustState() throws IOException {
        try (var files = Files.list(workDir.resolve("state"))) {
            return files.filter(file -> file.getFileName().toString().startsWith("trust-"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    String pending() throws IOException {
        return Files.readString(workDir.resolve("state/pending"), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        server.close();
    }
}
