/** A server of all five protocols, written from their documents alone: the second implementation, for demos and tests. */
@NullMarked
package io.github.clientupdater.examples.demoserver;

import org.jspecify.annotations.NullMarked;
