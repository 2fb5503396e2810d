package io.github.clientupdater.swing;

import io.github.clientupdater.decision.Decision;
import io.github.clientupdater.decision.Importance;
import io.github.clientupdater.host.Guidance;
import io.github.clientupdater.host.HostApplication;
import io.github.clientupdater.release.Release;
import io.github.clientupdater.user.session.Attention;
import io.github.clientupdater.user.session.DownloadStatus;
import io.github.clientupdater.user.session.Move;
import io.github.clientupdater.user.session.Scene;
import io.github.clientupdater.user.session.SessionState;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.function.Consumer;
import javax.swing.JComponent;
import org.jspecify.annotations.Nullable;

/** Words each scene of a session. Event dispatch thread only, because screens hold components. */
final class Screens {
    private final HostApplication host;
    private final Texts texts;
    private final Buttons buttons;
    private final Contents contents;
    private final String name;
    private final String running;

    Screens(HostApplication host, Texts texts, Look look, Consumer<Move> perform) {
        this.host = host;
        this.texts = texts;
        this.name = PlainText.line(host.name());
        this.running = host.version().toString();
        this.buttons = new Buttons(texts, name, look.page(), perform);
        this.contents = new Contents(texts, look);
    }

    String title() {
        return texts.text("title", name);
    }

    Locale locale() {
        return texts.locale();
    }

    /** Returns the view of a download's progress, which outlives the screen that it is on. */
    ProgressView progressOf(SessionState state) {
        if (state instanceof SessionState.Downloading download) return progressOf(download.release());
        if (state instanceof SessionState.Paused paused) return progressOf(paused.release());
        return new ProgressView(texts, texts.text("prepare"));
    }

    private ProgressView progressOf(Release release) {
        return new ProgressView(texts, text("dl.h", release));
    }

    Screen of(Scene scene, ProgressView progress) {
        SessionState state = scene.state();
        if (state instanceof SessionState.Available available) return offer(scene, available);
        if (state instanceof SessionState.Checking) return waiting(scene, texts.text("checking.h"));
        if (state instanceof SessionState.UpToDate upToDate) return upToDate(scene, upToDate.reason());
        if (state instanceof SessionState.Guided guided) return guided(scene, guided);
        if (state instanceof SessionState.Downloading download) {
            progress.at(download.status());
            return screen(scene, text("dl.h", download.release()), "", progress.component());
        }
        if (state instanceof SessionState.Paused paused) {
            progress.paused(paused.status());
            return screen(scene, text("dl.h", paused.release()), "", progress.component());
        }
        if (state instanceof SessionState.Verifying) return waiting(scene, texts.text("verify"));
        if (state instanceof SessionState.Preparing) return waiting(scene, texts.text("prepare"));
        if (state instanceof SessionState.Failed failed) return failed(scene, failed);
        return ending(scene);
    }

    private Screen ending(Scene scene) {
        SessionState state = scene.state();
        if (state instanceof SessionState.Ready ready) return two(scene, "ready", ready.release());
        if (state instanceof SessionState.Vetoed vetoed) return vetoed(scene, vetoed);
        if (state instanceof SessionState.HandingOver over) return two(scene, "hand", over.release());
        if (state instanceof SessionState.AwaitingExit exit) return two(scene, "onquit", exit.release());
        if (state instanceof SessionState.Postponed postponed) return two(scene, "onquit", postponed.release());
        if (state instanceof SessionState.Succeeded done) return succeeded(scene, done.release());
        return screen(scene, title(), "", null);
    }

    private Screen two(Scene scene, String key, Release release) {
        return screen(scene, text(key + ".h", release), text(key + ".b", release), null);
    }

    private Screen screen(Scene scene, String header, String body, @Nullable JComponent content) {
        return new Screen(header, body, content, buttons.of(scene), isGuarded(scene), () -> buttons.dismiss(scene));
    }

    /** What comes after a download of any length may come while somebody types elsewhere. */
    private static boolean isGuarded(Scene scene) {
        SessionState state = scene.state();
        boolean late = state instanceof SessionState.Ready
                || state instanceof SessionState.Vetoed
                || state instanceof SessionState.Succeeded
                || state instanceof SessionState.Failed;
        boolean asks = state instanceof SessionState.Available;
        return late || (asks && scene.attention() != Attention.REQUESTED);
    }

    private Screen waiting(Scene scene, String header) {
        return screen(scene, header, "", new ProgressView(texts, header).component());
    }

    private Screen upToDate(Scene scene, Decision.Reason reason) {
        String body = texts.text(UpToDateTexts.bodyOf(reason), name, "", running)
                + "\n"
                + texts.text("uptodate.when", name, "", running, "", texts.moment(Instant.now()));
        return screen(scene, texts.text(UpToDateTexts.headerOf(reason)), body, null);
    }

    private Screen offer(Scene scene, SessionState.Available available) {
        Decision.Available update = available.update();
        boolean ends =
                update.importance() == Importance.MANDATORY || update.deadline().isPresent();
        String body = body(update) + (available.skippedBefore() ? "\n" + texts.text("avail.skipped") : "");
        return screen(scene, text(ends ? "mand.h" : "avail.h", update.release()), body, contents.offer(update));
    }

    private String body(Decision.Available update) {
        Release release = update.release();
        if (update.importance() == Importance.MANDATORY) return text("mand.b", release);
        if (update.deadline().isPresent()) {
            String day = texts.day(update.deadline().get());
            return texts.text("mand.deadline", name, version(release), running, "", day);
        }
        String plain = whatItIs(update);
        return update.importance() == Importance.CRITICAL ? plain + "\n" + texts.text("avail.critical") : plain;
    }

    private String whatItIs(Decision.Available update) {
        OptionalLong size = update.artifact().size();
        if (size.isEmpty()) return text("avail.b.nosize", update.release());
        return texts.text("avail.b", name, version(update.release()), running, texts.size(size.getAsLong()));
    }

    private Screen guided(Scene scene, SessionState.Guided guided) {
        Guidance guidance = guided.guidance();
        boolean managed = guidance.reason() == Guidance.Reason.MANAGED;
        String header = managed ? guided("managed.h", guided) : text("avail.h", guided.release());
        return screen(scene, header, guided(GuidanceTexts.bodyOf(guidance), guided), contents.command(guidance));
    }

    private String guided(String key, SessionState.Guided guided) {
        return texts.text(
                key,
                name,
                version(guided.release()),
                running,
                "",
                guided.guidance().manager());
    }

    private Screen vetoed(Scene scene, SessionState.Vetoed vetoed) {
        String reason = vetoed.reason()
                .map(PlainText::sentence)
                .filter(words -> !words.isEmpty())
                .orElseGet(() -> texts.text("veto.b"));
        return screen(scene, text("veto.h", vetoed.release()), reason, null);
    }

    private Screen succeeded(Scene scene, Release release) {
        return screen(scene, text("done.h", release), "", contents.news(release));
    }

    private Screen failed(Scene scene, SessionState.Failed failed) {
        String version = failed.release().map(Screens::version).orElse("");
        String body = lines(
                optional(FailureTexts.stateAfter(failed), version),
                optional(FailureTexts.causeOf(failed), version),
                isByHand(failed) ? optional("twice.b", version) : "");
        String header = texts.text(FailureTexts.headerOf(failed), name, version, running);
        return screen(scene, header, body, new DetailsView(texts, Details.of(host, failed)).component());
    }

    private static boolean isByHand(SessionState.Failed failed) {
        return failed.givenUp() && failed.release().isPresent();
    }

    private String optional(String key, String version) {
        return key.isEmpty() ? "" : texts.text(key, name, version, running);
    }

    private static String lines(String... lines) {
        StringBuilder all = new StringBuilder();
        for (String line : lines) {
            if (line.isEmpty()) continue;
            if (all.length() > 0) all.append('\n');
            all.append(line);
        }
        return all.toString();
    }

    private String text(String key, Release release) {
        return texts.text(key, name, version(release), running);
    }

    private static String version(Release release) {
        return release.version().toString();
    }

    /** Whether {@code next} only moves what is on the screen already. */
    static boolean isSameScreen(Scene before, Scene next) {
        return before.state() instanceof SessionState.Downloading
                && next.state() instanceof SessionState.Downloading
                && before.moves().equals(next.moves());
    }

    static DownloadStatus statusOf(SessionState state) {
        return state instanceof SessionState.Downloading download ? download.status() : DownloadStatus.NONE;
    }
}
