package io.github.clientupdater.install;

import io.github.clientupdater.release.Version;
import io.github.clientupdater.task.UpdateException;
import java.util.Optional;

/**
 * How a commit that was cut off came out.
 *
 * @param version what it was to lead to
 * @param failure why that is not in place, or does not work; empty if it is and does
 */
public record CommitEnding(Version version, Optional<UpdateException> failure) {}
