/** Starts the contestants in turn, measures them from outside and prints the tables. */
@NullMarked
package io.github.clientupdater.examples.bench.harness;

import org.jspecify.annotations.NullMarked;
