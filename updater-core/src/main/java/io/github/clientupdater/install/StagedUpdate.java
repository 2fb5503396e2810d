package io.github.clientupdater.install;

import io.github.clientupdater.release.Release;
import io.github.clientupdater.verify.VerifiedArtifact;
import java.nio.file.Path;

/**
 * An update that only has to be committed.
 *
 * @param release what it leads to
 * @param verified the file it was made from
 * @param prepared what {@link Installer#stage} made: the new directory, file, or package
 */
public record StagedUpdate(Release release, VerifiedArtifact verified, Path prepared) {}
