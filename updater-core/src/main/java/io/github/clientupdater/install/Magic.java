package io.github.clientupdater.install;

import java.nio.charset.StandardCharsets;

/** By which bytes a kind of file is recognised. */
@FunctionalInterface
interface Magic {
    boolean isIn(FileSample sample);

    /** Returns the magic of files with these bytes at {@code offset}. */
    static Magic at(int offset, String bytes) {
        byte[] wanted = bytes.getBytes(StandardCharsets.ISO_8859_1);
        return sample -> sample.startsAt(offset, wanted);
    }

    /** Returns the magic of files with these bytes at the beginning of their last {@code length}. */
    static Magic trailer(int length, String bytes) {
        byte[] wanted = bytes.getBytes(StandardCharsets.ISO_8859_1);
        return sample -> sample.endBeginsWith(length, wanted);
    }

    /** Returns the magic of files that hold {@code text} near their beginning, one or two bytes to a letter. */
    static Magic text(String text) {
        byte[] narrow = text.getBytes(StandardCharsets.US_ASCII);
        byte[] wide = text.getBytes(StandardCharsets.UTF_16LE);
        return sample -> sample.contains(narrow) || sample.contains(wide);
    }

    /** Returns the magic of Windows programs: that of DOS, which says where theirs is. */
    static Magic windowsProgram() {
        byte[] dos = {'M', 'Z'};
        byte[] windows = {'P', 'E', 0, 0};
        return sample -> sample.startsAt(0, dos) && sample.startsAt(sample.littleEndian(0x3C), windows);
    }

    default Magic and(Magic other) {
        return sample -> isIn(sample) && other.isIn(sample);
    }

    default Magic or(Magic other) {
        return sample -> isIn(sample) || other.isIn(sample);
    }
}
