/** Dialect: folders of data files kept in step with a relay, and its news by WebSocket. No installer. */
@NullMarked
package io.github.clientupdater.server.relay;

import org.jspecify.annotations.NullMarked;
