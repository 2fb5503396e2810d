package io.github.clientupdater.swing;

import io.github.clientupdater.decision.Decision;
import io.github.clientupdater.decision.UpdateTrigger;
import io.github.clientupdater.host.Guidance;
import io.github.clientupdater.host.HealthSignal;
import io.github.clientupdater.host.HostApplication;
import io.github.clientupdater.release.Release;
import io.github.clientupdater.report.DownloadProgress;
import io.github.clientupdater.task.Cancellation;
import io.github.clientupdater.task.UpdateException;
import io.github.clientupdater.user.UserDriver;
import io.github.clientupdater.user.session.Scene;
import io.github.clientupdater.user.session.UpdateSession;
import java.awt.EventQueue;
import java.awt.GraphicsEnvironment;
import java.awt.Image;
import java.awt.Window;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javax.swing.Action;
import javax.swing.JComponent;
import org.jspecify.annotations.Nullable;

/**
 * Asks and shows with one Swing window that changes what it shows, blocks no other and takes no focus from
 * whoever did not ask for it. What it shows when: {@code docs/dialog.md}.
 *
 * <pre>{@code
 * SwingUserDriver driver = SwingUserDriver.builder(host).owner(() -> frame).build();
 * Updater updater = Updater.builder()….userDriver(driver).build();
 * driver.connect(updater::checkAndApply);
 * helpMenu.add(driver.checkAction());
 * }</pre>
 *
 * <p>The updater calls this on its own thread; the window is made, changed and closed on the event
 * dispatch thread. Never call the updater from that thread: a question would wait for itself. Any thread may call
 * the methods that are said to be for any.
 *
 * <p>Closing the window, by Escape too, is always the mildest answer. What comes from a server is never read
 * as HTML. A run that nobody asked for and that asked nobody ends without a window, also when it fails.
 *
 * <p>One driver serves one updater.
 */
public final class SwingUserDriver implements UserDriver {
    private final UpdateSession session;
    private final SwingView view;
    private final Texts texts;

    private SwingUserDriver(UpdateSession session, SwingView view, Texts texts) {
        this.session = session;
        this.view = view;
        this.texts = texts;
    }

    /**
     * Returns a driver that speaks the default locale's language, as far as there are texts in it.
     * Opens nothing yet. May be called from any thread.
     *
     * @param host gives the name and the running version that people read
     * @throws IllegalStateException if this JVM has no display to show windows on
     */
    public static SwingUserDriver create(HostApplication host) {
        return builder(host).build();
    }

    /** Starts the configuration of a driver for an application with windows of its own. */
    public static Builder builder(HostApplication host) {
        return new Builder(host);
    }

    static SwingUserDriver of(HostApplication host, Texts texts, Look look) {
        SwingView view = new SwingView(host, texts, look);
        BooleanSupplier automatic =
                () -> look.automatic().map(AutomaticUpdates::isOn).orElse(false);
        UpdateSession session = new UpdateSession(view, automatic);
        view.attach(session);
        return new SwingUserDriver(session, view, texts);
    }

    /**
     * Lets the dialog start updates by itself: for the menu's item, for another try, and to go on after a pause.
     * Without it, those are not offered. Any thread.
     *
     * @param runs {@code updater::checkAndApply}
     */
    public void connect(UpdateSession.Runs runs) {
        session.connect(runs);
    }

    /**
     * Looks for updates because a person wants to know, or shows what is going on. Returns at once. Any thread.
     *
     * @throws IllegalStateException if there is nothing to show and {@link #connect} was not called
     */
    public void check() {
        session.check();
    }

    /** Returns what is being shown. Any thread. */
    public Scene scene() {
        return session.scene();
    }

    /**
     * Returns a new action for the item "Check for updates…" of a menu, whose words follow what there is to see.
     * {@link #connect} comes before anybody can choose it. Event dispatch thread.
     */
    public Action checkAction() {
        CheckAction action = new CheckAction(texts, this::check);
        view.follow(action::show);
        return action;
    }

    /**
     * Returns a new button for the application's window, which is visible while there is an update to see, and
     * shows it. Event dispatch thread.
     */
    public JComponent badge() {
        Badge badge = new Badge(texts, this::check);
        view.follow(badge::show);
        return badge.button();
    }

    /**
     * Shows the release and waits for an answer: {@code LATER} if the window is closed or the thread
     * interrupted, in which case it stays interrupted.
     *
     * @throws IllegalStateException on the event dispatch thread, or if the window cannot be shown
     */
    @Override
    public Choice offer(Decision.Available update) {
        refuseEventThread();
        return session.offer(update);
    }

    /**
     * Asks when to relaunch and waits for an answer: {@code LATER} if the window is closed or the
     * thread interrupted, in which case it stays interrupted.
     *
     * @throws IllegalStateException on the event dispatch thread, or if the window cannot be shown
     */
    @Override
    public Timing confirmRestart(Release release) {
        refuseEventThread();
        return session.confirmRestart(release);
    }

    @Override
    public boolean retryExit(Release release, Optional<String> reason) {
        refuseEventThread();
        return session.retryExit(release, reason);
    }

    private static void refuseEventThread() {
        if (EventQueue.isDispatchThread()) {
            throw new IllegalStateException("the updater was called on the event dispatch thread");
        }
    }

    /** Returns the sign that the application's first window is shown; none of ours counts. */
    @Override
    public HealthSignal health() {
        return new FirstWindow();
    }

    /** Closes the window and answers an open question with {@code LATER}. May be called from any thread. */
    @Override
    public void dismiss() {
        session.dismiss();
    }

    @Override
    public void runBegins(Cancellation cancellation) {
        session.runBegins(cancellation);
    }

    @Override
    public void runEnds() {
        session.runEnds();
    }

    @Override
    public void started(UpdateTrigger trigger) {
        session.started(trigger);
    }

    @Override
    public void checkStarted(UpdateTrigger trigger) {
        session.checkStarted(trigger);
    }

    @Override
    public void decided(Decision decision) {
        session.decided(decision);
    }

    @Override
    public void notSelfUpdatable(Release release, Guidance guidance) {
        session.notSelfUpdatable(release, guidance);
    }

    @Override
    public void downloadStarted(Release release) {
        session.downloadStarted(release);
    }

    @Override
    public void downloadProgressed(Release release, DownloadProgress progress) {
        session.downloadProgressed(release, progress);
    }

    @Override
    public void downloadInterrupted(Release release, UpdateException failure, Duration wait) {
        session.downloadInterrupted(release, failure, wait);
    }

    @Override
    public void verified(Release release) {
        session.verified(release);
    }

    @Override
    public void postponed(Release release) {
        session.postponed(release);
    }

    @Override
    public void handedOff(Release release) {
        session.handedOff(release);
    }

    @Override
    public void installed(Release release) {
        session.installed(release);
    }

    @Override
    public void declined(Release release) {
        session.declined(release);
    }

    @Override
    public void cancelled() {
        session.cancelled();
    }

    @Override
    public void failed(UpdateException failure) {
        session.failed(failure);
    }

    @Override
    public void failedLater(Release release, UpdateException failure, boolean givenUp) {
        session.failedLater(release, failure, givenUp);
    }

    /** Collects what an application wants of its dialog. */
    public static final class Builder {
        private final HostApplication host;
        private Locale locale = Locale.getDefault();
        private @Nullable ResourceBundle own;
        private Look look = Look.STANDARD;

        private Builder(HostApplication host) {
            this.host = Objects.requireNonNull(host, "host == null");
        }

        /** Sets the window in front of which the dialog stands, asked on the event dispatch thread when it opens. */
        public Builder owner(Supplier<? extends @Nullable Window> owner) {
            look = look.withOwner(Objects.requireNonNull(owner, "owner == null"));
            return this;
        }

        /** Sets the application's icon, in several sizes; those of the owner by default. */
        public Builder icons(List<Image> icons) {
            look = look.withIcons(icons);
            return this;
        }

        /** Sets the language; the default locale's by default, and English where there are no texts in it. */
        public Builder locale(Locale locale) {
            this.locale = Objects.requireNonNull(locale, "locale == null");
            return this;
        }

        /**
         * Sets texts of the application's own, for another language or another wording: key by key, and ours for
         * what it lacks. The keys are those of {@code messages.properties} ({@code docs/dialog.md}).
         */
        public Builder texts(ResourceBundle texts) {
            this.own = Objects.requireNonNull(texts, "texts == null");
            return this;
        }

        /** Shows the check box "Install updates automatically", and does so where it is on. */
        public Builder automatic(AutomaticUpdates setting) {
            look = look.withAutomatic(Objects.requireNonNull(setting, "setting == null"));
            return this;
        }

        /**
         * Sets where people find the application on the web, for those whom it cannot update.
         *
         * @throws IllegalArgumentException if it is not https
         */
        public Builder downloadPage(URI page) {
            if (!"https".equalsIgnoreCase(page.getScheme())) throw new IllegalArgumentException("not https: " + page);
            look = look.withPage(page);
            return this;
        }

        /** Leaves every window open until somebody closes it, for people who need more time. */
        public Builder accessible() {
            look = look.withToast(Optional.empty());
            return this;
        }

        /**
         * Returns the driver.
         *
         * @throws IllegalStateException if this JVM has no display to show windows on
         */
        public SwingUserDriver build() {
            return build(GraphicsEnvironment.isHeadless());
        }

        SwingUserDriver build(boolean headless) {
            if (headless) {
                throw new IllegalStateException(
                        "no display: choose another user driver where GraphicsEnvironment.isHeadless()");
            }
            Look own = isAssisted() ? look.withToast(Optional.empty()) : look;
            SwingUserDriver driver = of(host, Texts.of(locale, this.own), own);
            EventQueue.invokeLater(driver.view::watch);
            return driver;
        }

        private static boolean isAssisted() {
            return !System.getProperty("javax.accessibility.assistive_technologies", "")
                    .isBlank();
        }
    }
}
