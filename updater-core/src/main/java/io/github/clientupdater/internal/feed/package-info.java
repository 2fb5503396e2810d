/** The documents of a signed feed, format 1 ({@code docs/signed-feed.md}): read strictly. */
@NullMarked
package io.github.clientupdater.internal.feed;

import org.jspecify.annotations.NullMarked;
