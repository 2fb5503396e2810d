/** Blocking, bounded, cancellable requests; redirect and header rules. */
@NullMarked
package io.github.clientupdater.internal.http;

import org.jspecify.annotations.NullMarked;
