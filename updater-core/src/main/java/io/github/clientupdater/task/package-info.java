/** What every stage shares: how to stop it and how it fails. */
@NullMarked
package io.github.clientupdater.task;

import org.jspecify.annotations.NullMarked;
