/** The separate process that waits for the exit, swaps and starts again: an operating system script. */
@NullMarked
package io.github.clientupdater.relaunch;

import org.jspecify.annotations.NullMarked;
