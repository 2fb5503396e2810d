package io.github.clientupdater.swing;

import io.github.clientupdater.decision.Decision;
import io.github.clientupdater.decision.Importance;
import io.github.clientupdater.host.Guidance;
import io.github.clientupdater.host.HostApplication;
import io.github.clientupdater.release.Release;
import io.github.clientupdater.swing.Screen.Action;
import io.github.clientupdater.swing.Screen.Place;
import io.github.clientupdater.task.UpdateException;
import io.github.clientupdater.user.UserDriver.Choice;
import io.github.clientupdater.user.UserDriver.Timing;
import java.awt.BorderLayout;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.function.Consumer;
import javax.swing.JComponent;
import javax.swing.JPanel;

/** Words each state of an update. Event dispatch thread only, because screens hold components. */
final class Screens {
    private final Texts texts;
    private final String name;
    private final String running;

    Screens(HostApplication host, Texts texts) {
        this.texts = texts;
        this.name = PlainText.line(host.name());
        this.running = host.version().toString();
    }

    String title() {
        return texts.text("title", name);
    }

    Locale locale() {
        return texts.locale();
    }

    Screen offer(Decision.Available update, boolean solicited, Consumer<Choice> reply) {
        boolean ends =
                update.importance() == Importance.MANDATORY || update.deadline().isPresent();
        return new Screen(
                text(ends ? "mand.h" : "avail.h", update.release()),
                body(update),
                notes(update),
                actions(update, reply),
                !solicited,
                () -> reply.accept(Choice.LATER));
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

    private JComponent notes(Decision.Available update) {
        String heading = texts.text("notes");
        NotesPane.Words words = new NotesPane.Words(
                heading + " " + version(update.release()), texts.text("notes.a11y"), texts.text("notes.none"));
        JPanel panel = new JPanel(new BorderLayout(0, 6));
        panel.add(PlainComponents.label("notes.heading", heading), BorderLayout.NORTH);
        panel.add(NotesPane.scrolling(update.notes(locale()), words, WebPages::open), BorderLayout.CENTER);
        return panel;
    }

    private List<Action> actions(Decision.Available update, Consumer<Choice> reply) {
        if (update.importance() == Importance.MANDATORY) return insisting(reply);
        return update.deadline().isPresent() ? urging(reply) : asking(reply);
    }

    private List<Action> asking(Consumer<Choice> reply) {
        return List.of(
                action("btn.install", Place.DEFAULT, () -> reply.accept(Choice.INSTALL)),
                action("btn.later", Place.BESIDE, () -> reply.accept(Choice.LATER)),
                action("btn.skip", Place.APART, () -> reply.accept(Choice.SKIP)));
    }

    /** What will be mandatory soon can wait, but not be skipped. */
    private List<Action> urging(Consumer<Choice> reply) {
        return List.of(
                action("btn.updateNow", Place.DEFAULT, () -> reply.accept(Choice.INSTALL)),
                action("btn.later", Place.BESIDE, () -> reply.accept(Choice.LATER)));
    }

    private List<Action> insisting(Consumer<Choice> reply) {
        return List.of(
                action("btn.updateNow", Place.DEFAULT, () -> reply.accept(Choice.INSTALL)),
                action("btn.quit", Place.BESIDE, () -> reply.accept(Choice.LATER)));
    }

    ProgressView progressOf(Release release) {
        return new ProgressView(texts, text("dl.h", release));
    }

    Screen downloading(Release release, ProgressView progress, Runnable hide) {
        return waiting(text("dl.h", release), progress, hide);
    }

    Screen preparing(Runnable hide) {
        String header = texts.text("prepare");
        return waiting(header, new ProgressView(texts, header), hide);
    }

    private Screen waiting(String header, ProgressView progress, Runnable hide) {
        List<Action> actions = List.of(action("btn.hide", Place.BESIDE, hide));
        return new Screen(header, "", progress.component(), actions, false, hide);
    }

    /** Guarded: it comes after a download of any length, while somebody may be typing elsewhere. */
    Screen ready(Release release, Consumer<Timing> reply) {
        List<Action> actions = List.of(
                action("btn.relaunch", Place.DEFAULT, () -> reply.accept(Timing.NOW)),
                action("btn.nextstart", Place.BESIDE, () -> reply.accept(Timing.LATER)));
        String header = text("ready.h", release);
        return new Screen(header, text("ready.b", release), null, actions, true, () -> reply.accept(Timing.LATER));
    }

    Screen handingOver(Runnable hide) {
        return new Screen(texts.text("hand.h"), texts.text("hand.b", name), null, List.of(), false, hide);
    }

    Screen installed(Release release, Runnable close) {
        List<Action> actions = List.of(action("btn.close", Place.DEFAULT, close));
        return new Screen(text("done.h", release), "", null, actions, true, close);
    }

    Screen failed(Release release, UpdateException failure, Runnable close) {
        String cause = FailureTexts.causeOf(failure.code());
        String state = text(FailureTexts.stateAfter(failure.code()), release);
        String body = cause.isEmpty()
                ? state
                : state + "\n"
                        + texts.text(
                                cause,
                                name,
                                version(release),
                                running,
                                "",
                                failure.code().name());
        List<Action> actions = List.of(action("btn.close", Place.DEFAULT, close));
        String header = text(FailureTexts.headerOf(failure.code()), release);
        return new Screen(header, body, new DetailsView(texts, failure).component(), actions, true, close);
    }

    Screen notSelfUpdatable(Release release, Guidance guidance, Runnable close) {
        boolean managed = guidance.reason() == Guidance.Reason.MANAGED;
        String header = managed
                ? texts.text("managed.h", name, version(release), running, "", guidance.manager())
                : text("avail.h", release);
        String body =
                texts.text(GuidanceTexts.bodyOf(guidance), name, version(release), running, "", guidance.manager());
        JComponent command = guidance.command().isEmpty() ? null : command(guidance);
        List<Action> actions = List.of(action("btn.close", Place.DEFAULT, close));
        return new Screen(header, body, command, actions, true, close);
    }

    /** To be read and copied. */
    private JComponent command(Guidance guidance) {
        return PlainComponents.reading("command", texts.text("command"), String.join(" ", guidance.command()));
    }

    private Action action(String key, Place place, Runnable run) {
        return new Action(key, texts.label(key, name), place, run);
    }

    private String text(String key, Release release) {
        return texts.text(key, name, version(release), running);
    }

    private static String version(Release release) {
        return release.version().toString();
    }
}
