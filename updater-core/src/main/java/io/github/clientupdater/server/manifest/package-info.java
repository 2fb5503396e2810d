/** Dialect: one JSON document on any web server. */
@NullMarked
package io.github.clientupdater.server.manifest;

import org.jspecify.annotations.NullMarked;
