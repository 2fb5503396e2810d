/** Where releases come from and where their files lie. */
@NullMarked
package io.github.clientupdater.source;

import org.jspecify.annotations.NullMarked;
