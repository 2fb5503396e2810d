package io.github.clientupdater.swing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clientupdater.user.session.SessionState;
import java.awt.Component;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.accessibility.Accessible;
import javax.accessibility.AccessibleContext;
import javax.accessibility.AccessibleRole;
import javax.accessibility.AccessibleState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Walks what a screen reader walks, in every state. */
class AccessibilityTest {
    private static final Set<AccessibleRole> SPOKEN = Set.of(
            AccessibleRole.PUSH_BUTTON,
            AccessibleRole.CHECK_BOX,
            AccessibleRole.PROGRESS_BAR,
            AccessibleRole.TEXT,
            AccessibleRole.FRAME,
            AccessibleRole.DIALOG);

    private final SwingView view = new SwingView(Fixture.HOST, PseudoTexts.in("fr"), Desktop.PLAIN);

    @AfterEach
    void close() {
        Desktop.close(view);
    }

    static Stream<String> states() {
        return States.all().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("states")
    void everythingThatSpeaksHasAName(String name) {
        SessionState state = States.all().get(name);
        Desktop.show(view, state);

        Desktop.onEventThread(() -> {
            List<AccessibleContext> all = new ArrayList<>();
            walk(Desktop.window().orElseThrow().getAccessibleContext(), all, new HashSet<>());
            for (AccessibleContext context : all) speaks(context);
            AccessibleContext window = all.get(0);
            assertThat(window.getAccessibleName()).isEqualTo("Acme Notes – Mise à jour");
            assertThat(window.getAccessibleDescription()).startsWith(Desktop.textOf("header"));
            assertThat(all).extracting(AccessibleContext::getAccessibleName).contains(Desktop.textOf("header"));
        });
    }

    private static void walk(AccessibleContext context, List<AccessibleContext> all, Set<AccessibleContext> seen) {
        if (!seen.add(context)) return;
        all.add(context);
        for (int i = 0; i < context.getAccessibleChildrenCount(); i++) {
            Accessible child = context.getAccessibleChild(i);
            assertThat(child).as("child of " + context.getAccessibleName()).isNotNull();
            walk(child.getAccessibleContext(), all, seen);
        }
    }

    private static void speaks(AccessibleContext context) {
        AccessibleRole role = context.getAccessibleRole();
        assertThat(role).isNotNull();
        assertThat(context.getAccessibleStateSet()).isNotNull();
        boolean shown = context.getAccessibleStateSet().contains(AccessibleState.SHOWING);
        boolean ofAScrollBar = role == AccessibleRole.PUSH_BUTTON
                && context.getAccessibleParent() != null
                && context.getAccessibleParent().getAccessibleContext().getAccessibleRole()
                        == AccessibleRole.SCROLL_BAR;
        if (!shown || ofAScrollBar || !SPOKEN.contains(role)) return;
        assertThat(context.getAccessibleName()).as(role + " in " + context).isNotBlank();
        if (role == AccessibleRole.PROGRESS_BAR)
            assertThat(context.getAccessibleDescription()).isNotBlank();
    }

    /** Tab goes through everything that can have the focus and comes round, without a mouse. */
    @ParameterizedTest
    @MethodSource("states")
    void tabReachesEveryButton(String name) {
        Map<String, SessionState> all = States.all();
        Desktop.show(view, all.get(name));

        Desktop.onEventThread(() -> {
            Set<Component> reached = new HashSet<>();
            var window = Desktop.window().orElseThrow();
            var policy = window.getFocusTraversalPolicy();
            Component at = Desktop.buttons().stream().findFirst().orElse(null);
            while (at != null && reached.add(at)) at = policy.getComponentAfter(window, at);
            assertThat(reached).containsAll(Desktop.buttons());
        });
    }
}
