/** Doubles for tests of this library and of applications that use it. Written by hand, in memory where possible. */
package io.github.clientupdater.testing;
