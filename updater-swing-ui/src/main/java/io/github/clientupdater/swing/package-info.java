/** A user driver with one plain window. */
@NullMarked
package io.github.clientupdater.swing;

import org.jspecify.annotations.NullMarked;
