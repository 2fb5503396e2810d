package io.github.clientupdater.testing.faults;

/**
 * Bodies whose length is not told, or told wrongly (RFC 9112, section 6). Where an answer does not fit its
 * announcement, the connection is closed behind it.
 */
public final class LengthFaults {
    private static final String LENGTH = "Content-Length";

    private LengthFaults() {}

    /** Sends the body in chunks, without a length. No fault, but not every client expects it. */
    public static Fault chunked() {
        return Fault.ofReply("in chunks", Reply::inChunks);
    }

    /** Sends the body without a length: it ends where the connection does. */
    public static Fault untilClose() {
        return Fault.ofReply("until close", LengthFaults::untilClose);
    }

    /** Ends a chunked body in good order, but behind {@code bytes} bytes. */
    public static Fault truncatedInChunks(long bytes) {
        return Fault.ofReply(
                "chunks end after " + bytes + " bytes",
                reply -> shorter(reply, bytes).inChunks());
    }

    /** Ends a body without a length behind {@code bytes} bytes: to the client it is whole. */
    public static Fault truncatedUntilClose(long bytes) {
        return Fault.ofReply(
                "close, without a length, after " + bytes + " bytes", reply -> untilClose(shorter(reply, bytes)));
    }

    /** Announces {@code by} bytes more than it sends. */
    public static Fault announceMore(long by) {
        return Fault.ofReply(
                "announces " + by + " bytes too many",
                reply -> announced(reply, reply.body().length() + by));
    }

    /** Announces {@code by} bytes less than it sends. */
    public static Fault announceLess(long by) {
        return Fault.ofReply(
                "announces " + by + " bytes too few",
                reply -> announced(reply, Math.max(0, reply.body().length() - by)));
    }

    /** Announces whatever {@code value} is: a negative number, a word. */
    public static Fault announce(String value) {
        return Fault.ofReply(
                "announces " + value, reply -> reply.with(LENGTH, value).delivered(Delivery::asLast));
    }

    /** Announces two lengths, the true one and one byte more. */
    public static Fault announceTwice() {
        return Fault.ofReply(
                "announces two lengths",
                reply -> reply.withHeaders(reply.headers()
                                .plus(LENGTH, Long.toString(reply.body().length() + 1)))
                        .delivered(Delivery::asLast));
    }

    /** Sends {@code surplus} bytes behind the announced ones: what follows in the file, then a filler. */
    public static Fault sendMore(long surplus) {
        return Fault.ofReply(
                "sends " + surplus + " bytes too many",
                reply -> reply.withBody(reply.body().ofLength(reply.body().length() + surplus))
                        .delivered(Delivery::asLast));
    }

    /** Sends chunks without an end, the file's bytes first. */
    public static Fault endless() {
        return Fault.ofReply(
                "endless", reply -> reply.inChunks().withBody(reply.body().ofLength(Long.MAX_VALUE / 2)));
    }

    /** Says that the body is in chunks, and sends it as it is: its first bytes are no length. */
    public static Fault brokenChunks() {
        return Fault.ofReply(
                "broken chunks",
                reply -> reply.without(LENGTH)
                        .with("Transfer-Encoding", "chunked")
                        .delivered(Delivery::asLast));
    }

    private static Reply untilClose(Reply reply) {
        return reply.without(LENGTH).with("Connection", "close").delivered(Delivery::asLast);
    }

    private static Reply shorter(Reply reply, long bytes) {
        return reply.withBody(reply.body().ofLength(Math.min(bytes, reply.body().length())));
    }

    private static Reply announced(Reply reply, long length) {
        return reply.with(LENGTH, Long.toString(length)).delivered(Delivery::asLast);
    }
}
