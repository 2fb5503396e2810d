/** The publisher's side of a signed feed: keys, signatures, releases, the exchange of keys. */
@NullMarked
package io.github.clientupdater.publish;

import org.jspecify.annotations.NullMarked;
