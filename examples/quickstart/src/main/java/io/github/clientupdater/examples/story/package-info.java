/** What Notes tells about its updates, and how that is written down. */
@NullMarked
package io.github.clientupdater.examples.story;

import org.jspecify.annotations.NullMarked;
