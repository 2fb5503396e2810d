/** The application being updated and its doors: processes, exit, remembered state. */
@NullMarked
package io.github.clientupdater.host;

import org.jspecify.annotations.NullMarked;
