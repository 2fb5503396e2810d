/** A command that keeps an application up to date on behalf of somebody else: a script, an administrator. */
@NullMarked
package io.github.clientupdater.examples.cli;

import org.jspecify.annotations.NullMarked;
