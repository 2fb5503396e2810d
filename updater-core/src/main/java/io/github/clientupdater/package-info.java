/** The façade: configure an updater and run it. Start with {@link io.github.clientupdater.Updater}. */
@NullMarked
package io.github.clientupdater;

import org.jspecify.annotations.NullMarked;
