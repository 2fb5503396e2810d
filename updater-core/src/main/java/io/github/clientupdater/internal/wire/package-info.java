/** What several servers write in the same way: fields of their answers, and what they are told of failures. */
@NullMarked
package io.github.clientupdater.internal.wire;

import org.jspecify.annotations.NullMarked;
