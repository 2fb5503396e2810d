package io.github.clientupdater.internal.files;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The one digest algorithm of this library (FIPS 180-4). */
public final class Sha256 {
    private Sha256() {}

    /** Returns a fresh computation. */
    public static MessageDigest start() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
