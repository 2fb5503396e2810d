package io.github.clientupdater.testing.faults;

import io.github.clientupdater.testing.faults.Delivery.Cut;
import io.github.clientupdater.testing.faults.Delivery.End;
import io.github.clientupdater.testing.faults.Delivery.Pace;
import io.github.clientupdater.testing.faults.Delivery.Part;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/** Puts answers on the wire of one connection, byte for byte as they are. */
final class ReplyWriter {
    private static final int PIECE = 16 * 1024;
    private static final byte[] LINE_END = {'\r', '\n'};
    private static final byte[] LAST_CHUNK = {'0', '\r', '\n', '\r', '\n'};

    private final OutputStream out;
    private final Pauses pauses;

    ReplyWriter(OutputStream out, Pauses pauses) {
        this.out = out;
        this.pauses = pauses;
    }

    /** Sends as much as the delivery lets through; returns how the connection goes on, or nothing if it may. */
    Optional<End> send(Reply reply, LiveExchange exchange) throws IOException {
        pauses.pause(reply.delivery().delay());
        Optional<Cut> cut = reply.delivery().cut();
        byte[] head = reply.head();
        long headBytes = limit(cut, Part.HEAD, head.length);
        if (headBytes > 0) exchange.answers(reply);
        out.write(head, 0, (int) headBytes);
        out.flush();
        if (cut.isPresent() && cut.get().part() == Part.HEAD)
            return Optional.of(cut.get().end());
        return sendBody(reply, exchange);
    }

    private Optional<End> sendBody(Reply reply, LiveExchange exchange) throws IOException {
        Optional<Cut> cut =
                reply.delivery().cut().filter(it -> it.after() <= reply.body().length());
        pieces(reply, limit(cut, Part.BODY, reply.body().length()), exchange);
        if (cut.isPresent()) return Optional.of(cut.get().end());
        if (reply.chunked()) out.write(LAST_CHUNK);
        out.flush();
        exchange.completed();
        return reply.delivery().last() ? Optional.of(End.FINISH) : Optional.empty();
    }

    private static long limit(Optional<Cut> cut, Part part, long whole) {
        return cut.filter(it -> it.part() == part)
                .map(it -> Math.min(it.after(), whole))
                .orElse(whole);
    }

    private void pieces(Reply reply, long length, LiveExchange exchange) throws IOException {
        Optional<Pace> pace = reply.delivery().pace();
        byte[] piece = new byte[Math.min(PIECE, pace.map(Pace::bytes).orElse(PIECE))];
        for (long done = 0; done < length; ) {
            int count = (int) Math.min(piece.length, length - done);
            reply.body().content().read(reply.body().offset() + done, piece, count);
            exchange.sending(count, () -> piece(piece, count, reply.chunked()));
            done += count;
            if (done < length) pauses.pause(pace.map(Pace::pause).orElse(Duration.ZERO));
        }
    }

    private void piece(byte[] piece, int count, boolean chunked) throws IOException {
        if (chunked) out.write((Integer.toHexString(count) + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.write(piece, 0, count);
        if (chunked) out.write(LINE_END);
        out.flush();
    }
}
