package io.github.clientupdater.testing.faults;

/** Bytes in memory. The array is never handed out. */
final class BytesContent implements Content {
    private final byte[] bytes;

    BytesContent(byte[] bytes) {
        this.bytes = bytes;
    }

    @Override
    public long size() {
        return bytes.length;
    }

    @Override
    public void read(long offset, byte[] buffer, int length) {
        System.arraycopy(bytes, Math.toIntExact(offset), buffer, 0, length);
    }

    @Override
    public String tag() {
        return sha256().hex().substring(0, 32);
    }
}
