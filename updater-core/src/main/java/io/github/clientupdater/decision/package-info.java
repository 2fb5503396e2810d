/** Whether to update and to what. Pure functions: no clock, disk or network. */
@NullMarked
package io.github.clientupdater.decision;

import org.jspecify.annotations.NullMarked;
