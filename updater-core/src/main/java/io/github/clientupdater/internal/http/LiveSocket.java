package io.github.clientupdater.internal.http;

import io.github.clientupdater.task.UpdateException;
import io.github.clientupdater.task.UpdateException.Code;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A WebSocket (RFC 6455) that is made again when it is lost, after waits that grow from one second to one
 * minute. The receiver is called one call at a time.
 */
public final class LiveSocket implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LiveSocket.class);
    private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);
    private static final int NORMAL = 1000; // RFC 6455, section 7.4.1.

    private final Http http;
    private final Request request;
    private final ScheduledExecutorService timer;
    private final Receiver receiver;
    private @Nullable Connection connection; // Guarded by this, as all below.
    private @Nullable Future<?> planned;
    private int failures;
    private boolean closed;

    private LiveSocket(Http http, Request request, ScheduledExecutorService timer, Receiver receiver) {
        this.http = http;
        this.request = request;
        this.timer = timer;
        this.receiver = receiver;
    }

    /**
     * Begins to connect, and returns at once.
     *
     * @param request asked before each try
     * @param timer runs the tries; not shut down here
     */
    public static LiveSocket open(Http http, Request request, ScheduledExecutorService timer, Receiver receiver) {
        LiveSocket socket = new LiveSocket(http, request, timer, receiver);
        socket.connectAfter(Duration.ZERO);
        return socket;
    }

    private void connectAfter(Duration wait) {
        try {
            Future<?> next = timer.schedule(this::connect, wait.toMillis(), TimeUnit.MILLISECONDS);
            synchronized (this) {
                planned = next;
            }
        } catch (RejectedExecutionException e) {
            LOG.debug("the timer was shut down: not connecting again");
        }
    }

    private void connect() {
        Connection next = new Connection();
        synchronized (this) {
            if (closed) return;
            connection = next;
        }
        try {
            next.start(http.socket(request.next(), next));
        } catch (UpdateException e) {
            lost(next, e);
        } catch (RuntimeException e) {
            lost(next, new UpdateException(Code.UNEXPECTED, "unexpected: " + e, e));
        }
    }

    private synchronized boolean isCurrent(Connection some) {
        return !closed && some.equals(connection);
    }

    private synchronized void works(Connection some) {
        if (isCurrent(some)) failures = 0;
    }

    private void lost(Connection some, UpdateException reason) {
        Duration wait;
        synchronized (this) {
            if (!isCurrent(some)) return;
            connection = null;
            wait = waitAfter(failures++);
        }
        receiver.lost(reason);
        connectAfter(reason.retryAfter()
                .filter(asked -> asked.compareTo(wait) > 0)
                .map(LiveSocket::bounded)
                .orElse(wait));
    }

    private static Duration bounded(Duration wait) {
        return wait.compareTo(Duration.ofHours(1)) > 0 ? Duration.ofHours(1) : wait;
    }

    /** By chance between the half and the whole, so that a thousand clients do not come back at once. */
    private static Duration waitAfter(int failures) {
        long whole = Math.min(FIRST_WAIT.toMillis() << Math.min(failures, 10), LONGEST_WAIT.toMillis());
        return Duration.ofMillis(whole / 2 + ThreadLocalRandom.current().nextLong(whole / 2 + 1));
    }

    /** No call to the receiver begins after this returns. */
    @Override
    public void close() {
        Connection last;
        synchronized (this) {
            closed = true;
            last = connection;
            connection = null;
            if (planned != null) planned.cancel(false);
        }
        if (last != null) last.end();
    }

    /** Says where to connect to. */
    @FunctionalInterface
    public interface Request {
        /**
         * Returns the request for the next try; an http address means ws, and https wss.
         *
         * @throws UpdateException if it cannot be made now: that counts as a failed try
         */
        HttpFetch next() throws UpdateException;
    }

    /** Hears what comes. */
    public interface Receiver {
        /** The connection is there; {@code line} sends. */
        void opened(Line line);

        /** A text has come. */
        void received(String text);

        /** The connection is lost, or was not to be had; the next try follows. */
        void lost(UpdateException reason);
    }

    /** One connection's way to the server. */
    public interface Line {
        /** Sends a text; does nothing where the connection is lost. */
        void send(String text);

        /** Gives this connection up; the next one follows, and {@code reason} is told. */
        void drop(UpdateException reason);
    }

    /** One connection; what comes from an older one is not heard. */
    private final class Connection extends WebSocketListener implements Line {
        private volatile @Nullable WebSocket socket;
        private volatile boolean opened;

        void start(WebSocket started) {
            socket = started;
            if (!isCurrent(this)) end();
        }

        /** With a farewell where there is somebody to hear it; OkHttp does not wait for its answer for ever. */
        void end() {
            WebSocket known = socket;
            if (known != null && !(opened && known.close(NORMAL, null))) known.cancel();
        }

        @Override
        public void send(String text) {
            WebSocket open = socket;
            if (open != null) open.send(text);
        }

        @Override
        public void drop(UpdateException reason) {
            lost(this, reason);
            WebSocket silent = socket;
            if (silent != null) silent.cancel();
        }

        @Override
        public void onOpen(WebSocket made, Response response) {
            socket = made;
            opened = true;
            if (isCurrent(this)) receiver.opened(this);
        }

        @Override
        public void onMessage(WebSocket from, String text) {
            works(this);
            if (isCurrent(this)) receiver.received(text);
        }

        @Override
        public void onClosing(WebSocket from, int code, String reason) {
            from.close(NORMAL, null);
            lost(this, new UpdateException(Code.SOURCE_UNREACHABLE, "the server closed the connection (" + code + ")"));
        }

        @Override
        public void onFailure(WebSocket from, Throwable failure, @Nullable Response response) {
            lost(this, reason(failure, response));
        }

        private UpdateException reason(Throwable failure, @Nullable Response response) {
            if (response != null && response.code() != 101) {
                boolean refused = response.code() >= 300 && response.code() < 500 && response.code() != 429;
                return new UpdateException(
                        refused ? Code.SOURCE_REJECTED : Code.SOURCE_FAILED,
                        "the server answered HTTP " + response.code() + " instead of opening a WebSocket");
            }
            if (failure instanceof IOException e) {
                return new UpdateException(Code.SOURCE_UNREACHABLE, "the WebSocket is lost", e);
            }
            return new UpdateException(Code.UNEXPECTED, "unexpected: " + failure, failure);
        }
    }
}
