/** Unpacks archives into a new directory, and nowhere else. */
@NullMarked
package io.github.clientupdater.internal.archive;

import org.jspecify.annotations.NullMarked;
