/** One small program for each kind of server. Each runs against the demo server: {@code bash examples/dialects/run.sh}. */
@NullMarked
package io.github.clientupdater.examples.dialects;

import org.jspecify.annotations.NullMarked;
