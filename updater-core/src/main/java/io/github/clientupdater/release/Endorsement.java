package io.github.clientupdater.release;

/**
 * Somebody's word for an artifact beyond its digest: a signature that still has to be verified, or the
 * proof that one was. What it is worth only the {@code verify} package can tell.
 */
public interface Endorsement {}
