package io.github.clientupdater.internal.archive;

/**
 * One member of a tar file.
 *
 * @param name as stored
 * @param type what it is
 * @param mode Unix permissions
 * @param size bytes of content
 * @param linkTarget where a link points
 */
record TarEntry(String name, Type type, int mode, long size, String linkTarget) {
    /** The kinds that an application directory may hold. */
    enum Type {
        FILE,
        DIRECTORY,
        LINK
    }

    /** {@code tar -C dir -cf x.tar .} starts every name with {@code ./}. */
    String relativeName() {
        String plain = name.startsWith("./") ? name.substring(2) : name;
        return plain.endsWith("/") ? plain.substring(0, plain.length() - 1) : plain;
    }

    boolean isRoot() {
        return name.equals(".") || name.equals("./");
    }
}
