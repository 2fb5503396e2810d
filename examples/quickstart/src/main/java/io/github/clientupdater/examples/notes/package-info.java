/** Notes: a small application that keeps itself up to date. */
@NullMarked
package io.github.clientupdater.examples.notes;

import org.jspecify.annotations.NullMarked;
