package io.github.clientupdater;

import io.github.clientupdater.decision.Decision;
import io.github.clientupdater.decision.UpdatePolicy;
import io.github.clientupdater.decision.UpdateTrigger;
import io.github.clientupdater.download.DownloadOptions;
import io.github.clientupdater.download.DownloadOptions.Connections;
import io.github.clientupdater.download.Downloader;
import io.github.clientupdater.host.ExitPolicy;
import io.github.clientupdater.host.HealthSignal;
import io.github.clientupdater.host.HostApplication;
import io.github.clientupdater.host.ProcessLauncher;
import io.github.clientupdater.host.StateStore;
import io.github.clientupdater.install.InstallOptions;
import io.github.clientupdater.install.Installer;
import io.github.clientupdater.install.PackageKind;
import io.github.clientupdater.install.ServiceControl;
import io.github.clientupdater.install.ServiceOptions;
import io.github.clientupdater.install.ServicedInstaller;
import io.github.clientupdater.install.VersionFile;
import io.github.clientupdater.internal.http.Http;
import io.github.clientupdater.relaunch.RelaunchDirectory;
import io.github.clientupdater.report.UpdateListener;
import io.github.clientupdater.server.UpdateServer;
import io.github.clientupdater.task.Cancellation;
import io.github.clientupdater.task.UpdateException;
import io.github.clientupdater.task.UpdateException.Code;
import io.github.clientupdater.user.UserDriver;
import io.github.clientupdater.verify.Trust;
import io.github.clientupdater.verify.VerifiedArtifact;
import io.github.clientupdater.verify.Verifier;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps one application up to date.
 *
 * <pre>{@code
 * Updater updater = Updater.builder()
 *         .application(HostApplication.builder("com.acme.notes", "1.0.0").installDir(dir).args(args).build())
 *         .server(FeedServer.at(URI.create("https://updates.acme.example/update.json")))
 *         .trust(Trust.signedBy(DAILY_KEY, OFFLINE_KEY))
 *         .build();
 * updater.confirmPending(); // First line of main: did the last update work?
 * updater.checkAndApply(); // Check, ask, download, verify, hand over, exit.
 * }</pre>
 *
 * <p>Every method blocks the calling thread, which must not be a user interface's event thread. The
 * updater's own threads only receive bytes. It may be shared: one update runs at a time, in this process
 * and for this user of the machine; a second one fails with {@code BUSY}.
 */
public final class Updater {
    private static final Logger LOG = LoggerFactory.getLogger(Updater.class);

    private final Settings settings;

    private Updater(Settings settings) {
        this.settings = settings;
    }

    Settings settings() {
        return settings;
    }

    /** Starts the configuration of an updater. */
    public static Builder builder() {
        return new Builder();
    }

    /** As {@link #checkAndApply(UpdateTrigger, Cancellation)}, for the start of the application. */
    public UpdateOutcome checkAndApply() {
        return checkAndApply(UpdateTrigger.STARTUP, new Cancellation());
    }

    /**
     * Checks, asks, downloads, verifies, stages, hands over and exits. Does not return where the exit
     * policy ends the JVM. Nothing is thrown for what goes wrong on the way: that is an outcome.
     *
     * @throws IllegalStateException on an event dispatch thread
     */
    public UpdateOutcome checkAndApply(UpdateTrigger trigger, Cancellation cancellation) {
        refuseEventThread();
        Cancellation own = new Cancellation(); // A person stops this run, not what the caller does besides.
        Runs.begins(settings.userDriver(), own);
        try (Cancellation.Registration link = cancellation.onCancel(own::cancel)) {
            return new UpdateRun(settings, trigger, own).run();
        } finally {
            Runs.ends(settings.userDriver());
        }
    }

    /** As {@link #check(UpdateTrigger, Cancellation)}, because a person asked. */
    public Decision check() throws UpdateException {
        return check(UpdateTrigger.USER, new Cancellation());
    }

    /**
     * Asks the server and decides; downloads and changes nothing.
     *
     * @throws UpdateException if it could not be found out
     * @throws java.util.concurrent.CancellationException if cancelled meanwhile
     * @throws IllegalStateException on an event dispatch thread
     */
    public Decision check(UpdateTrigger trigger, Cancellation cancellation) throws UpdateException {
        refuseEventThread();
        return new UpdateRun(settings, trigger, cancellation).check();
    }

    /**
     * Downloads and verifies what a check found, and leaves it there. A later {@link #checkAndApply()}
     * of the same release finds it and downloads nothing.
     *
     * @return the file, in the updater's own directory, until the next download or update
     * @throws UpdateException if there is no such file now
     * @throws java.util.concurrent.CancellationException if cancelled meanwhile
     * @throws IllegalStateException on an event dispatch thread
     */
    public VerifiedArtifact download(Decision.Available update, Cancellation cancellation) throws UpdateException {
        refuseEventThread();
        try (RunLock lock = RunLock.take(settings.host().workDir())) {
            return new Acquisition(settings, cancellation).acquire(update);
        }
    }

    /**
     * Brings an update that was cut off to an end, judges what became of the one that the last run
     * committed, and tells listeners and the server. Make it the first line of {@code main}: what a
     * crash left half done is mended before the rest of the application is loaded.
     *
     * <p>A new version is kept once it has shown that it works, by {@link #confirmHealthy()} or as {@link
     * Builder#health} says. If it fails before that, or is started a third time without having said so,
     * the old version comes back; then this call hands over and exits. Where {@link
     * ExitPolicy#returnToCaller()} leaves that to the caller, this call and every run until the application
     * ends return the failure, {@code ROLLED_BACK}, and begin nothing else.
     *
     * @return {@code Unconfirmed}, {@code Installed} or {@code Failed}, or empty if nothing was pending;
     *     that it could not be found out (another run is busy, the state cannot be read) is a {@code
     *     Failed} too
     */
    public Optional<UpdateOutcome> confirmPending() {
        try (RunLock lock = RunLock.take(settings.host().workDir())) {
            Optional<UpdateOutcome> outcome = new Aftermath(settings).judge(this::confirmHealthy);
            settings.events().reports().flushAtTheEnd();
            return outcome;
        } catch (UpdateException e) {
            LOG.warn("cannot tell what became of the last update: {}", e.getMessage());
            return Optional.of(new UpdateOutcome.Failed(e));
        } catch (RuntimeException e) {
            LOG.warn("cannot tell what became of the last update", e);
            return Optional.of(new UpdateOutcome.Failed(UpdateRun.unexpected(e)));
        }
    }

    /**
     * Says that this version works: what it replaced is let go, and listeners and the server hear that it
     * is installed. Call it when the main window is shown, or the service answers. Any thread, also an
     * event dispatch thread; does nothing where nothing is to be confirmed.
     *
     * @return {@code Installed}; empty if nothing awaits it, or if a run that is under way does the rest;
     *     {@code Failed} if it could not be written down
     */
    public Optional<UpdateOutcome> confirmHealthy() {
        Confirmation confirmation = new Confirmation(
                settings, RelaunchDirectory.below(settings.host().workDir()));
        try {
            if (!confirmation.acknowledge()) return Optional.empty();
            try (RunLock lock = RunLock.take(settings.host().workDir())) {
                Optional<UpdateOutcome> outcome = confirmation.complete();
                settings.events().reports().flushAtTheEnd();
                return outcome;
            }
        } catch (UpdateException e) {
            if (e.code() == Code.BUSY) return Optional.empty();
            LOG.warn("the new version could not be confirmed: {}", e.getMessage());
            return Optional.of(new UpdateOutcome.Failed(e));
        } catch (RuntimeException e) {
            LOG.warn("the new version could not be confirmed", e);
            return Optional.of(new UpdateOutcome.Failed(UpdateRun.unexpected(e)));
        }
    }

    /** By name: the core must not load a class of the window system. */
    private static void refuseEventThread() {
        if (Thread.currentThread().getClass().getName().equals("java.awt.EventDispatchThread")) {
            throw new IllegalStateException(
                    "an update blocks: call it from a thread of your own, " + "not from the event dispatch thread");
        }
    }

    /** Collects the parts of an {@link Updater}. */
    public static final class Builder {
        private @Nullable HostApplication application;
        private @Nullable UpdateServer server;
        private @Nullable Trust trust;
        private @Nullable OkHttpClient httpClient;
        private @Nullable StateStore stateStore;
        private UserDriver userDriver = UserDriver.unattended();
        private UpdatePolicy policy = UpdatePolicy.newestOnChannel();
        private ExitPolicy exitPolicy = ExitPolicy.exitJvm();
        private @Nullable HealthSignal health;
        private ProcessLauncher processLauncher = ProcessLauncher.system();
        private DownloadOptions downloads = DownloadOptions.STANDARD;
        private InstallOptions installs = InstallOptions.ATTENDED;
        private ServiceOptions services = ServiceOptions.NONE;
        private @Nullable Boolean attended;
        private Clock clock = Clock.systemUTC();
        private final List<UpdateListener> listeners = new ArrayList<>();

        private Builder() {}

        /** Sets the application to keep up to date. Required. */
        public Builder application(HostApplication application) {
            this.application = Objects.requireNonNull(application, "application == null");
            return this;
        }

        /** Sets who publishes. Required. */
        public Builder server(UpdateServer server) {
            this.server = Objects.requireNonNull(server, "server == null");
            return this;
        }

        /** Sets what must hold before anything is installed. Required: there is no default. */
        public Builder trust(Trust trust) {
            this.trust = Objects.requireNonNull(trust, "trust == null");
            return this;
        }

        /** Sets who asks the person; {@link UserDriver#unattended()} by default. */
        public Builder userDriver(UserDriver userDriver) {
            this.userDriver = Objects.requireNonNull(userDriver, "userDriver == null");
            return this;
        }

        /** Adds somebody who hears what happens. */
        public Builder listener(UpdateListener listener) {
            listeners.add(Objects.requireNonNull(listener, "listener == null"));
            return this;
        }

        /** Sets how to choose among releases; {@link UpdatePolicy#newestOnChannel()} by default. */
        public Builder policy(UpdatePolicy policy) {
            this.policy = Objects.requireNonNull(policy, "policy == null");
            return this;
        }

        /** Sets how the application ends; {@link ExitPolicy#exitJvm()} by default. */
        public Builder exitPolicy(ExitPolicy exitPolicy) {
            this.exitPolicy = Objects.requireNonNull(exitPolicy, "exitPolicy == null");
            return this;
        }

        /**
         * Sets how a new version shows that it works; by default as the user driver says: with the Swing
         * module when its first window is shown, else {@link HealthSignal#survival()}. {@link
         * Updater#confirmHealthy()} counts in any case.
         */
        public Builder health(HealthSignal health) {
            this.health = Objects.requireNonNull(health, "health == null");
            return this;
        }

        /** Sets who starts processes; {@link ProcessLauncher#system()} by default. */
        public Builder processLauncher(ProcessLauncher processLauncher) {
            this.processLauncher = Objects.requireNonNull(processLauncher, "processLauncher == null");
            return this;
        }

        /** Sets where the updater remembers; a directory below the work directory by default. */
        public Builder stateStore(StateStore stateStore) {
            this.stateStore = Objects.requireNonNull(stateStore, "stateStore == null");
            return this;
        }

        /**
         * Sets the client that downloads: proxies, own TLS roots, client certificates, DNS. Its connect
         * timeout counts; redirects, other timeouts, retries and the choice of HTTP/1.1 are ours.
         */
        public Builder httpClient(OkHttpClient httpClient) {
            this.httpClient = Objects.requireNonNull(httpClient, "httpClient == null");
            return this;
        }

        /**
         * Sets how many times in a row a download may fail before it is given up; 6 by default. The
         * waits between grow from one second to one minute. A try that brought something does not count,
         * and what has come is kept in any case. 0 means one try only, of each address.
         */
        public Builder downloadRetries(int retries) {
            if (retries < 0) throw new IllegalArgumentException("retries < 0: " + retries);
            downloads = downloads.withRetries(retries);
            return this;
        }

        /**
         * Sets how many bytes a second a download may take; no limit by default.
         *
         * @param bytesPerSecond at least 1024
         */
        public Builder bandwidthLimit(long bytesPerSecond) {
            if (bytesPerSecond < 1024) throw new IllegalArgumentException("bytesPerSecond < 1024: " + bytesPerSecond);
            downloads = downloads.withBandwidth(bytesPerSecond);
            return this;
        }

        /**
         * Sets how many connections bring a large file at the same time; 1 by default. More of them help
         * where each is slow by itself, and take more than their share where the line is shared. A
         * server that does not play along is asked by one.
         *
         * @param most from 1 to 16
         */
        public Builder downloadConnections(int most) {
            if (most < 1 || most > 16) throw new IllegalArgumentException("connections not from 1 to 16: " + most);
            downloads = downloads.withConnections(new Connections(most, false));
            return this;
        }

        /**
         * Lets measurement decide about the number of connections: after three seconds, for as long as
         * each further one makes a large file come a fifth faster, up to four.
         */
        public Builder measuredDownloadConnections() {
            downloads = downloads.withConnections(Connections.MEASURED);
            return this;
        }

        /**
         * Sets whether external installers run without windows and questions, as far as they can; where
         * they cannot, the update is refused. By default what the user driver says of itself.
         */
        public Builder unattendedInstallers(boolean unattended) {
            this.attended = !unattended;
            return this;
        }

        /**
         * Says what this application's packages are, where their bytes do not tell it or where that kind
         * is installed on demand only. They still have to look like it. Other formats are not affected.
         */
        public Builder packageKind(PackageKind kind) {
            this.installs = installs.withKind(kind);
            return this;
        }

        /** As {@link #services(ServiceControl, Duration)}, with one minute to work. */
        public Builder services(ServiceControl control) {
            return services(control, ServiceOptions.NONE.healthyWithin());
        }

        /**
         * Sets what runs from the installation and is stopped while its files are replaced; for an updater
         * that is another program than that (its {@code HostApplication} has another process than this
         * one, and no relaunch command). If the new version does not start, or does not work, the old one
         * comes back and is started. A run that was cut off is brought to an end by the next one, or by
         * {@link Updater#confirmPending()}, which then take as long as that. What works is confirmed at
         * once; with {@link HealthSignal#whenTold()} by {@code confirmPending()} of the new version.
         *
         * @param within how long the services may take to work after each start
         */
        public Builder services(ServiceControl control, Duration within) {
            if (within.isNegative()) throw new IllegalArgumentException("within < 0: " + within);
            services = services.with(Objects.requireNonNull(control, "control == null"), within);
            return this;
        }

        /**
         * Sets a JSON configuration file, outside the installation, in which one text is the installed
         * version: it is written before the new version is started, and written back with the old one.
         * For the same updaters as {@link #services}, also without services.
         *
         * @param field the names that lead to the text, from the outside, such as {@code "node", "version"}
         * @throws IllegalArgumentException if there are none
         */
        public Builder versionFile(Path file, String... field) {
            services = services.with(new VersionFile(file.toAbsolutePath(), List.of(field)));
            return this;
        }

        /** Sets the clock; the system's by default. */
        public Builder clock(Clock clock) {
            this.clock = Objects.requireNonNull(clock, "clock == null");
            return this;
        }

        /**
         * Returns the updater. Touches neither disk nor network.
         *
         * @throws IllegalStateException if a required part is missing, or the trust does not fit the
         *     server, or the services not the application
         */
        public Updater build() {
            HostApplication host = required(application, "application");
            UpdateServer publisher = required(server, "server");
            Verifier verifier = new Verifier(fitting(required(trust, "trust"), publisher), host.id());
            StateStore state = stateStore != null
                    ? stateStore
                    : StateStore.inDirectory(host.workDir().resolve("state"));
            List<UpdateListener> all = new ArrayList<>(listeners);
            all.add(userDriver);
            return new Updater(new Settings(
                    host,
                    publisher,
                    policy,
                    userDriver,
                    new Downloader(httpClient == null ? Http.standardForFiles() : Http.forFiles(httpClient), downloads),
                    verifier,
                    installers(host, state),
                    exitPolicy,
                    health == null ? userDriver.health() : health,
                    state,
                    new UpdateMemory(state),
                    new Events(all, new Reports(host, publisher.reporter(), clock)),
                    clock));
        }

        private List<Installer> installers(HostApplication host, StateStore state) {
            boolean watched = attended == null ? !userDriver.isUnattended() : attended;
            List<Installer> standard = Installer.standard(processLauncher, installs.withAttended(watched));
            if (!services.isNeeded()) return standard;
            services.requireFitting(host);
            return List.of(ServicedInstaller.around(standard, services, processLauncher, host, state));
        }

        private static Trust fitting(Trust trust, UpdateServer publisher) {
            if (publisher.isFeedSigned() && !trust.isSignatureRequired()) {
                throw new IllegalStateException("this server's feed is signed: say by whom, with Trust.signedBy(…)");
            }
            return trust;
        }

        private static <T> T required(@Nullable T part, String name) {
            if (part == null) throw new IllegalStateException("Updater.builder()." + name + "(…) is required");
            return part;
        }
    }
}
