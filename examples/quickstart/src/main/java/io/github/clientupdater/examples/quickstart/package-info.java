/** Shows one update from the first start to the new version, and checks it. */
@NullMarked
package io.github.clientupdater.examples.quickstart;

import org.jspecify.annotations.NullMarked;
