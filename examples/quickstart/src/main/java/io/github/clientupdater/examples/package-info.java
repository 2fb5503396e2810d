/** What an application developer writes. */
@NullMarked
package io.github.clientupdater.examples;

import org.jspecify.annotations.NullMarked;
