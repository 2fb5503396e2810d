package io.github.clientupdater.testing.faults;

import java.io.IOException;

/** An exchange under way: written by its connection's thread, read by the test's. */
final class LiveExchange {
    private final Request request;
    private final long connection;
    private final Runnable changed;
    private int status; // This and the following guarded by this.
    private long offset = -1;
    private long bodyBytes;
    private boolean complete;

    LiveExchange(Request request, long connection, Runnable changed) {
        this.request = request;
        this.connection = connection;
        this.changed = changed;
    }

    Request request() {
        return request;
    }

    void answers(Reply reply) {
        synchronized (this) {
            status = reply.status();
            if (reply.body().ofFile()) offset = reply.body().offset();
        }
        changed.run();
    }

    /** Counts before it writes, so that whoever has received the bytes finds them counted. */
    void sending(int count, Writing writing) throws IOException {
        add(count);
        try {
            writing.write();
        } catch (IOException e) {
            add(-count);
            throw e;
        }
    }

    private void add(int count) {
        synchronized (this) {
            bodyBytes += count;
        }
        changed.run();
    }

    void completed() {
        synchronized (this) {
            complete = true;
        }
        changed.run();
    }

    synchronized Exchange snapshot() {
        return new Exchange(
                request.number(),
                connection,
                request.method(),
                request.target(),
                request.headers().toMap(),
                status,
                offset,
                bodyBytes,
                complete);
    }

    /** Writes to a socket. */
    @FunctionalInterface
    interface Writing {
        void write() throws IOException;
    }
}
