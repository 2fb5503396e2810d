/** Dialect: a map of platforms behind an API key, and its admin side ({@code docs/servers/platforms.md}). */
@NullMarked
package io.github.clientupdater.server.platforms;

import org.jspecify.annotations.NullMarked;
