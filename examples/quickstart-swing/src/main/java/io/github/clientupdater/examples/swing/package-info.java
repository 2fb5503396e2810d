/** The dialog to look at. */
@NullMarked
package io.github.clientupdater.examples.swing;

import org.jspecify.annotations.NullMarked;
