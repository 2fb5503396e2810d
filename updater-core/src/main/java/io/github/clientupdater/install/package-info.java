/** Puts a verified artifact in place: stage, then commit. */
@NullMarked
package io.github.clientupdater.install;

import org.jspecify.annotations.NullMarked;
