/** Messages for a server that outlive its absence, and this process. */
@NullMarked
package io.github.clientupdater.internal.outbox;

import org.jspecify.annotations.NullMarked;
