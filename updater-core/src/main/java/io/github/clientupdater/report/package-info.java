/** Who hears about an update: listeners in the process, reporters to a server. */
@NullMarked
package io.github.clientupdater.report;

import org.jspecify.annotations.NullMarked;
