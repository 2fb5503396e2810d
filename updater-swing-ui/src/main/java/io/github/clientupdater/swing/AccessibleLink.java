package io.github.clientupdater.swing;

import javax.accessibility.AccessibleHyperlink;
import org.jspecify.annotations.Nullable;

/** A link of release notes as a screen reader sees it. Event dispatch thread only. */
final class AccessibleLink extends AccessibleHyperlink {
    private final NotesLink link;
    private final LinkOpener opener;

    AccessibleLink(NotesLink link, LinkOpener opener) {
        this.link = link;
        this.opener = opener;
    }

    @Override
    public boolean isValid() {
        return true;
    }

    @Override
    public int getAccessibleActionCount() {
        return 1;
    }

    @Override
    public boolean doAccessibleAction(int action) {
        if (action != 0) return false;
        opener.open(link.address());
        return true;
    }

    /** What the words say and where they lead. */
    @Override
    public @Nullable String getAccessibleActionDescription(int action) {
        return action == 0 ? link.text() + " (" + link.address() + ")" : null;
    }

    @Override
    public @Nullable Object getAccessibleActionObject(int action) {
        return action == 0 ? link.address() : null;
    }

    @Override
    public @Nullable Object getAccessibleActionAnchor(int action) {
        return action == 0 ? link.text() : null;
    }

    @Override
    public int getStartIndex() {
        return link.start();
    }

    @Override
    public int getEndIndex() {
        return link.end();
    }
}
