/** The programs that are measured, one per contestant; each runs in a JVM of its own. */
@NullMarked
package io.github.clientupdater.examples.bench.contestant;

import org.jspecify.annotations.NullMarked;
