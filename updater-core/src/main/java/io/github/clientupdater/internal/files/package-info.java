/** Atomic moves, locks, private directories, safe names. */
@NullMarked
package io.github.clientupdater.internal.files;

import org.jspecify.annotations.NullMarked;
