package io.github.clientupdater.server.relay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * What changes when somebody writes to a file.
 *
 * @param bytes how many it has
 * @param time when it was written, as finely as the system tells
 */
record FileStamp(long bytes, String time) {
    static FileStamp of(Path file) throws IOException {
        return of(Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS));
    }

    static FileStamp of(BasicFileAttributes attributes) {
        return new FileStamp(
                attributes.size(), attributes.lastModifiedTime().toInstant().toString());
    }
}
