/**
 * What a person sees of updates, as a state machine that knows no toolkit: a front end shows {@link
 * io.github.clientupdater.user.session.Scene}s and answers with {@link
 * io.github.clientupdater.user.session.Move}s.
 */
@NullMarked
package io.github.clientupdater.user.session;

import org.jspecify.annotations.NullMarked;
