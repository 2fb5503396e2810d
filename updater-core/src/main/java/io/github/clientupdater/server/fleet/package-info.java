/** Dialect: devices register, and every update is a session whose status the server hears. */
@NullMarked
package io.github.clientupdater.server.fleet;

import org.jspecify.annotations.NullMarked;
