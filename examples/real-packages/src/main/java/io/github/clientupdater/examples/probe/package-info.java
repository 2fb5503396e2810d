/** An application that updates itself and writes down what it was given: the content of real packages. */
@NullMarked
package io.github.clientupdater.examples.probe;

import org.jspecify.annotations.NullMarked;
