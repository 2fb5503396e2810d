package io.github.clientupdater.swing;

import java.net.URI;

/** Opens what somebody clicked. Called on the event dispatch thread, so it must not wait. */
@FunctionalInterface
interface LinkOpener {
    void open(URI address);
}
