/** The questions only a person can answer. */
@NullMarked
package io.github.clientupdater.user;

import org.jspecify.annotations.NullMarked;
