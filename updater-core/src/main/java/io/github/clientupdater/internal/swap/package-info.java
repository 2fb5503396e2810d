/** Replaces files so that whatever interrupts it leaves the old tree or the new one. JDK only. */
@NullMarked
package io.github.clientupdater.internal.swap;

import org.jspecify.annotations.NullMarked;
