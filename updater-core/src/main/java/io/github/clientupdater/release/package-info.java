/** What is published: releases, artifacts, versions, channels, platforms, digests. Values only. */
@NullMarked
package io.github.clientupdater.release;

import org.jspecify.annotations.NullMarked;
