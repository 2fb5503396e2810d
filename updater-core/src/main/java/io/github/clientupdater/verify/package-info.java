/** Turns untrusted files into trusted ones. */
@NullMarked
package io.github.clientupdater.verify;

import org.jspecify.annotations.NullMarked;
