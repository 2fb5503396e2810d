/** A server seen as the roles it plays. */
@NullMarked
package io.github.clientupdater.server;

import org.jspecify.annotations.NullMarked;
