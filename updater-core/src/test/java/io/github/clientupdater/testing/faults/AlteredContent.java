package io.github.clientupdater.testing.faults;

import java.util.Arrays;

/** Other bytes under the same tag: what a broken disk, proxy or mirror makes of a file. */
final class AlteredContent {
    private static final byte FILLER = '#';

    private AlteredContent() {}

    /** One byte is the opposite of what it was. */
    record Corrupted(Content content, long at) implements Content {
        @Override
        public long size() {
            return content.size();
        }

        @Override
        public void read(long offset, byte[] buffer, int length) {
            content.read(offset, buffer, length);
            if (at >= offset && at < offset + length) buffer[(int) (at - offset)] ^= (byte) 0xFF;
        }

        @Override
        public String tag() {
            return content.tag();
        }
    }

    /** Goes on behind its end, with a filler. */
    record Prolonged(Content content) implements Content {
        @Override
        public long size() {
            return Long.MAX_VALUE;
        }

        @Override
        public void read(long offset, byte[] buffer, int length) {
            int real = (int) Math.max(0, Math.min(length, content.size() - offset));
            if (real > 0) content.read(offset, buffer, real);
            Arrays.fill(buffer, real, length, FILLER);
        }

        @Override
        public String tag() {
            return content.tag();
        }
    }
}
