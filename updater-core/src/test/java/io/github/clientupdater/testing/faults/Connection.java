package io.github.clientupdater.testing.faults;

import io.github.clientupdater.testing.faults.Delivery.End;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** One client's connection: answers its requests one after the other, on one thread. */
final class Connection {
    private static final int IDLE_MILLIS = 60_000;
    /** An RST overtakes what still waits to be sent: that gets a moment to leave. */
    private static final Duration BEFORE_RESET = Duration.ofMillis(50);

    private final Socket socket;
    private final long number;
    private final Optional<SSLContext> tls;
    private final Site site;
    private final ExchangeLog log;
    private final Pauses pauses;

    Connection(Socket socket, long number, Optional<SSLContext> tls, Site site, ExchangeLog log, Pauses pauses) {
        this.socket = socket;
        this.number = number;
        this.tls = tls;
        this.site = site;
        this.log = log;
        this.pauses = pauses;
    }

    void run() {
        try (socket) {
            socket.setTcpNoDelay(true); // A trickle is to be seen as one.
            socket.setSoTimeout(IDLE_MILLIS);
            end(serve(tls.isPresent() ? secured(tls.get()) : socket));
        } catch (IOException e) {
            // The client has gone, or the server was closed. What was sent until then is in the log.
        }
    }

    /** Whoever closes the layer above says farewell; whoever closes the one below cuts TLS off. */
    private Socket secured(SSLContext context) throws IOException {
        SSLSocket secured = (SSLSocket) context.getSocketFactory().createSocket(socket, null, socket.getPort(), true);
        secured.setUseClientMode(false);
        return secured;
    }

    private Optional<End> serve(Socket stream) throws IOException {
        RequestReader requests = new RequestReader(new BufferedInputStream(stream.getInputStream()));
        ReplyWriter replies = new ReplyWriter(new BufferedOutputStream(stream.getOutputStream(), 64 * 1024), pauses);
        for (Optional<RequestReader.Head> head = requests.next(); head.isPresent(); head = requests.next()) {
            Optional<End> end = answer(head.get(), replies);
            boolean finished = end.equals(Optional.of(End.FINISH))
                    || (end.isEmpty() && !head.get().keepsAlive());
            if (finished) break;
            if (end.isPresent()) return end;
        }
        stream.close();
        return Optional.empty();
    }

    private Optional<End> answer(RequestReader.Head head, ReplyWriter replies) throws IOException {
        LiveExchange exchange = log.open(number, head.method(), head.target(), head.headers());
        Reply reply = site.answer(exchange.request());
        return replies.send(head.keepsAlive() ? reply : reply.with("Connection", "close"), exchange);
    }

    private void end(Optional<End> end) throws IOException {
        if (end.equals(Optional.of(End.STALL))) pauses.forever();
        if (end.equals(Optional.of(End.RESET))) {
            pauses.pause(BEFORE_RESET);
            socket.setSoLinger(true, 0);
        }
    }

    void close() {
        try {
            socket.close();
        } catch (IOException e) {
            // It is closed, and that was the aim.
        }
    }
}
