package io.github.clientupdater.swing;

import io.github.clientupdater.decision.Decision;
import io.github.clientupdater.decision.Importance;
import io.github.clientupdater.swing.Screen.Action;
import io.github.clientupdater.swing.Screen.Place;
import io.github.clientupdater.task.UpdateException.Code;
import io.github.clientupdater.user.session.Move;
import io.github.clientupdater.user.session.Scene;
import io.github.clientupdater.user.session.SessionState;
import java.awt.Toolkit;
import java.awt.datatransfer.StringSelection;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Makes the buttons of a scene: its moves, and what only a window can do. Event dispatch thread only. */
final class Buttons {
    private static final Set<Code> BY_HAND = Set.of(
            Code.NO_INSTALLER, Code.NOT_WRITABLE, Code.INSTALLER_FAILED, Code.INSTALL_FAILED, Code.KEYSET_INVALID);

    private final Texts texts;
    private final String name;
    private final Optional<URI> page;
    private final Consumer<Move> perform;

    Buttons(Texts texts, String name, Optional<URI> page, Consumer<Move> perform) {
        this.texts = texts;
        this.name = name;
        this.page = page;
        this.perform = perform;
    }

    void dismiss(Scene scene) {
        scene.dismissal().ifPresent(perform);
    }

    List<Action> of(Scene scene) {
        List<Action> all = new ArrayList<>(extra(scene.state()));
        boolean taken = !all.isEmpty(); // What was added is the most wanted then.
        for (Move move : scene.moves()) {
            boolean first = !taken && scene.first().filter(move::equals).isPresent();
            all.add(action(key(move, scene.state()), place(move, first), () -> perform.accept(move)));
        }
        return all;
    }

    private List<Action> extra(SessionState state) {
        if (state instanceof SessionState.Guided guided) {
            List<String> command = guided.guidance().command();
            if (!command.isEmpty()) {
                return List.of(action("btn.copycmd", Place.DEFAULT, () -> copy(String.join(" ", command))));
            }
            return page.map(uri -> List.of(open("btn.get", uri))).orElse(List.of());
        }
        if (state instanceof SessionState.Failed failed && isByHand(failed)) {
            return page.map(uri -> List.of(open("btn.manual", uri))).orElse(List.of());
        }
        return List.of();
    }

    private static boolean isByHand(SessionState.Failed failed) {
        return failed.givenUp() || BY_HAND.contains(failed.failure().code());
    }

    private Action open(String key, URI uri) {
        return action(key, Place.DEFAULT, () -> WebPages.open(uri));
    }

    private static void copy(String text) {
        Toolkit.getDefaultToolkit().getSystemClipboard().setContents(new StringSelection(text), null);
    }

    private static Place place(Move move, boolean first) {
        if (first) return Place.DEFAULT;
        return move == Move.SKIP ? Place.APART : Place.BESIDE;
    }

    private static String key(Move move, SessionState state) {
        return switch (move) {
            case INSTALL -> isUrgent(state) ? "btn.updateNow" : "btn.install";
            case LATER -> "btn.later";
            case SKIP -> "btn.skip";
            case QUIT -> "btn.quit";
            case PAUSE -> "btn.pause";
            case RESUME -> "btn.resume";
            case CANCEL -> "btn.cancel";
            case HIDE -> "btn.hide";
            case RELAUNCH -> "btn.relaunch";
            case AT_EXIT -> "btn.onquit";
            case RETRY -> "btn.retry";
            case CLOSE -> "btn.close";
        };
    }

    private static boolean isUrgent(SessionState state) {
        if (!(state instanceof SessionState.Available available)) return false;
        Decision.Available update = available.update();
        return update.importance() == Importance.MANDATORY || update.deadline().isPresent();
    }

    private Action action(String key, Place place, Runnable run) {
        return new Action(key, texts.label(key, name), place, run);
    }
}
