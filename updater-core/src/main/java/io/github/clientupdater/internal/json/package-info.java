/** The one configured JSON parser. */
@NullMarked
package io.github.clientupdater.internal.json;

import org.jspecify.annotations.NullMarked;
