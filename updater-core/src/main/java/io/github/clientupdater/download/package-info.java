/** Bytes to disk: limits, digest, progress. */
@NullMarked
package io.github.clientupdater.download;

import org.jspecify.annotations.NullMarked;
