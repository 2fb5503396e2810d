package io.github.clientupdater.install;

import io.github.clientupdater.release.Release;
import io.github.clientupdater.verify.VerifiedArtifact;
import java.nio.file.Path;

/**
 * An update that only has to be committed.
 *
 * @param release what it leads to
 * @param verified the file it was made from
 * @param prepared what {@link Installer#stage} made: the new directory, or the package
 * @param seal by which the installer knows what it prepared again: a digest, or empty where it looks itself
 */
public record StagedUpdate(Release release, VerifiedArtifact verified, Path prepared, String seal) {}
