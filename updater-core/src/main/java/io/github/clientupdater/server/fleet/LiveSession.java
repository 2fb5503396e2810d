package io.github.clientupdater.server.fleet;

import io.github.clientupdater.internal.http.HttpFetch;
import io.github.clientupdater.internal.http.HttpPurpose;
import io.github.clientupdater.internal.http.LiveSocket;
import io.github.clientupdater.source.ReleaseSignal;
import io.github.clientupdater.task.UpdateException;
import io.github.clientupdater.task.UpdateException.Code;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One subscription to the hints, over as many connections as it takes. */
final class LiveSession implements ReleaseSignal.Subscription {
    private static final Logger LOG = LoggerFactory.getLogger(LiveSession.class);
    private static final Duration UNTIL_OPEN = Duration.ofSeconds(45); // Socket.IO's own default: 25 and 20.
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);
    private static final int LONGEST_TEXT = 1024 * 1024;

    private final Endpoint endpoint;
    private final Supplier<String> hardwareId;
    private final ReleaseSignal.Listener listener;
    private volatile String token = ""; // Of the connection that is there or being made.
    private volatile String device = "";
    private volatile boolean tokenRefused;
    private LiveSocket.@Nullable Line line; // Guarded by this, as all below.
    private final Alarm alarm;
    private Duration silence = UNTIL_OPEN;
    private boolean joined;
    private boolean missed;
    private int refusals; // In a row.
    private boolean closed;
    private @Nullable LiveSocket socket;

    private LiveSession(
            Endpoint endpoint,
            Supplier<String> hardwareId,
            ScheduledExecutorService timer,
            ReleaseSignal.Listener listener) {
        this.endpoint = endpoint;
        this.hardwareId = hardwareId;
        this.alarm = new Alarm(timer);
        this.listener = listener;
    }

    /** Begins to connect, and returns at once; {@code hardwareId} is asked on the timer's thread. */
    static LiveSession begin(
            Endpoint endpoint,
            Supplier<String> hardwareId,
            ScheduledExecutorService timer,
            ReleaseSignal.Listener listener) {
        LiveSession session = new LiveSession(endpoint, hardwareId, timer, listener);
        synchronized (session) {
            session.socket = LiveSocket.open(endpoint.http(), session::request, timer, session.new Receiver());
        }
        return session;
    }

    /** Not under the lock: the application may take its time to find a token. */
    private HttpFetch request() throws UpdateException {
        if (tokenRefused) endpoint.tokens().replace(token);
        tokenRefused = false;
        token = endpoint.tokens().current();
        device = hardwareId.get(); // Here, because it may take a moment.
        Map<String, String> query = new LinkedHashMap<>();
        query.put("EIO", "4");
        query.put("transport", "websocket");
        return new HttpFetch(
                endpoint.socket(query), endpoint.socketHeaders(token), HttpPurpose.CHECK, endpoint.deadline());
    }

    private void received(LiveSocket.Line from, String text) {
        listenFor(from);
        if (text.length() > LONGEST_TEXT) {
            from.drop(failed("sends more than " + LONGEST_TEXT + " characters at a time"));
            return;
        }
        switch (Frame.of(text)) {
            case OPEN -> opened(from, text);
            case PING -> {
                from.send(Frame.pong(text));
                if (joined) refusals = 0; // It has lasted.
            }
            case CONNECTED -> joined(from);
            case REFUSED -> from.drop(refused("does not let this client join"));
            case DISCONNECTED -> from.drop(refused("has disconnected this client"));
            case CLOSE -> from.drop(refused("has closed the session"));
            case FORCE_UPDATE -> listener.hinted();
            case OTHER -> LOG.trace("something else came");
        }
    }

    private void opened(LiveSocket.Line from, String text) {
        try {
            silence = Frame.silence(text);
        } catch (UpdateException e) {
            from.drop(e);
            return;
        }
        listenFor(from);
        from.send(endpoint.isLiveAtHome() ? Frame.connect(token) : Frame.connect());
    }

    /** What was sent while nobody was there is not sent again: one look makes up for it. */
    private void joined(LiveSocket.Line from) {
        joined = true;
        from.send(Frame.register(device));
        listener.connected();
        if (missed) listener.hinted();
        missed = false;
    }

    /** A server that lives is heard within its own time; a connection that lost it looks like one that is quiet. */
    private void listenFor(LiveSocket.Line from) {
        alarm.set(silence, () -> silent(from));
    }

    private synchronized void silent(LiveSocket.Line quiet) {
        if (!quiet.equals(line)) return;
        quiet.drop(new UpdateException(
                Code.SOURCE_TIMEOUT, endpoint.display() + " was silent for " + silence.toMillis() + " ms"));
    }

    private UpdateException failed(String what) {
        return new UpdateException(Code.SOURCE_FAILED, endpoint.display() + " " + what);
    }

    /** It did answer, which alone would make the next wait short. */
    private UpdateException refused(String what) {
        long whole = Math.min(1000L << Math.min(refusals++, 10), LONGEST_WAIT.toMillis());
        long wait = whole / 2 + ThreadLocalRandom.current().nextLong(whole / 2 + 1);
        return UpdateException.retryAfter(
                Code.SOURCE_REJECTED, endpoint.display() + " " + what, Optional.of(Duration.ofMillis(wait)));
    }

    @Override
    public void close() {
        LiveSocket last;
        synchronized (this) {
            closed = true;
            alarm.stop();
            last = socket;
        }
        if (last != null) last.close();
    }

    /** One call at a time, and none after the end. */
    private final class Receiver implements LiveSocket.Receiver {
        @Override
        public void opened(LiveSocket.Line opened) {
            synchronized (LiveSession.this) {
                if (closed) return;
                line = opened;
                joined = false;
                silence = UNTIL_OPEN;
                listenFor(opened);
            }
        }

        @Override
        public void received(String text) {
            synchronized (LiveSession.this) {
                if (closed || line == null) return;
                LiveSession.this.received(line, text);
            }
        }

        @Override
        public void lost(UpdateException reason) {
            synchronized (LiveSession.this) {
                alarm.stop();
                line = null;
                missed = true;
                tokenRefused = reason.code() == Code.SOURCE_REJECTED;
                if (!closed) listener.disconnected(reason);
            }
        }
    }
}
