package io.github.clientupdater.verify;

/**
 * What must hold before anything is installed. Always a choice: there is no default.
 *
 * <p>In every case the address is https, or this very machine.
 */
public final class Trust {
    private static final Trust CHECKSUM_ONLY = new Trust("checksum only", true);
    private static final Trust NONE = new Trust("none", false);

    private final String name;
    private final boolean digestRequired;

    private Trust(String name, boolean digestRequired) {
        this.name = name;
        this.digestRequired = digestRequired;
    }

    /**
     * Trusts the server, and wants from it a SHA-256 that the file meets. Whoever takes over the server
     * can publish what he likes.
     */
    public static Trust checksumOnly() {
        return CHECKSUM_ONLY;
    }

    /**
     * Trusts the server and the way to it blindly; for servers whose answers carry no digest. A digest
     * that is announced all the same has to match.
     */
    public static Trust dangerouslyNone() {
        return NONE;
    }

    boolean isDigestRequired() {
        return digestRequired;
    }

    @Override
    public String toString() {
        return "Trust[" + name + "]";
    }
}
