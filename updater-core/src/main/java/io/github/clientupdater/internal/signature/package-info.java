/** Ed25519 signatures as minisign, signify and OpenSSL write them, verified with the JDK. */
@NullMarked
package io.github.clientupdater.internal.signature;

import org.jspecify.annotations.NullMarked;
