package io.github.clientupdater.testing.faults;

/**
 * The part of a content that an answer carries.
 *
 * @param ofFile whether these are bytes of the published file at that offset, not of an error page
 */
record Body(Content content, long offset, long length, boolean ofFile) {
    static final Body NONE = page(Content.of(""));

    static Body file(Content content, long offset, long length) {
        return new Body(content, offset, length, true);
    }

    static Body page(Content content) {
        return new Body(content, 0, content.size(), false);
    }

    /** Returns as many bytes from further behind or, if negative, from further ahead. */
    Body shifted(long by) {
        return new Body(prolonged(), Math.max(0, offset + by), length, ofFile);
    }

    Body ofLength(long other) {
        return new Body(prolonged(), offset, Math.max(0, other), ofFile);
    }

    /** Returns it in memory. */
    byte[] bytes() {
        return content.bytes(offset, Math.toIntExact(length));
    }

    private Content prolonged() {
        return content instanceof AlteredContent.Prolonged ? content : new AlteredContent.Prolonged(content);
    }
}
