package io.github.clientupdater.server.relay;

import io.github.clientupdater.internal.http.LiveSocket;
import io.github.clientupdater.task.UpdateException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Listens to a relay's news by WebSocket, and keeps folders in step by them. A lost connection is made again
 * after waits that grow from one second to one minute.
 *
 * <p>News are hints: each leads to a {@link FolderSync} of its company, once for all that come within half a
 * second. Each new connection does too, since nobody says what happened meanwhile; so does time, every 15
 * minutes, and a failure, after waits that grow from 5 seconds to 5 minutes or as long as the server asks.
 *
 * <p>The syncs run on the caller's timer, each for as long as it takes; nothing else is started but the
 * connection. {@link #close} ends everything.
 */
public final class RelayNews implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RelayNews.class);

    private final List<FolderWatch> watches = new ArrayList<>();
    private final Listener listener;
    private volatile boolean closed;
    private volatile Optional<LiveSocket> socket = Optional.empty();

    private RelayNews(Builder builder) {
        this.listener = builder.listener;
        for (FolderSync folder : builder.folders) {
            watches.add(new FolderWatch(folder, builder.timer, this::tell, builder.pace()));
        }
    }

    /**
     * Starts to listen to {@code server}.
     *
     * @param timer runs the connecting and the syncs; the caller's, and not shut down here. With one thread,
     *     folders wait for each other
     */
    public static Builder builder(RelayServer server, ScheduledExecutorService timer) {
        return new Builder(server, timer);
    }

    private void begin(Builder builder) {
        socket = Optional.of(LiveSocket.open(
                builder.server.requests().api().http(),
                builder.server.requests()::news,
                builder.timer,
                new Receiver()));
        watches.forEach(FolderWatch::begin);
    }

    private void tell(Consumer<Listener> event) {
        if (closed) return;
        try {
            event.accept(listener);
        } catch (RuntimeException e) {
            LOG.warn("a listener failed", e);
        }
    }

    /** Ends the listening, and the sync that runs. No call to the listener begins after this returns. */
    @Override
    public void close() {
        closed = true;
        socket.ifPresent(LiveSocket::close);
        watches.forEach(FolderWatch::close);
    }

    /** What a relay tells. More kinds may come. */
    public sealed interface Notification {
        /** Returns when, in the server's own words: of no known zone. */
        Optional<String> timestamp();

        /**
         * The server says that it is connected.
         *
         * @param timestamp when
         */
        record Connection(Optional<String> timestamp) implements Notification {}

        /**
         * A file is new, or another one.
         *
         * @param company whose
         * @param name of the file, as the server writes it
         * @param timestamp when
         */
        record FileUploaded(String company, String name, Optional<String> timestamp) implements Notification {}

        /**
         * A file is no more.
         *
         * @param company whose
         * @param name of the file, as the server writes it
         * @param timestamp when
         */
        record FileDeleted(String company, String name, Optional<String> timestamp) implements Notification {}

        /**
         * Somebody says that a company's files are complete.
         *
         * @param company whose
         * @param files how many there are, if it says so
         * @param timestamp when
         */
        record SyncCompleted(String company, OptionalLong files, Optional<String> timestamp) implements Notification {}

        /**
         * Something that the document does not have.
         *
         * @param type what the server calls it
         * @param company whose, if it says so; else it may be about all
         * @param timestamp when
         */
        record Other(String type, Optional<String> company, Optional<String> timestamp) implements Notification {}
    }

    /**
     * Hears what happens, on threads of the connection and of the timer: what is about one folder in turn, and
     * of two folders maybe at the same time. It should return quickly; what it throws is logged.
     */
    public interface Listener {
        /** The connection is there; every folder is brought in step. */
        default void connected() {}

        /** The connection is lost, or was not to be had; it is tried again. */
        default void disconnected(UpdateException reason) {}

        /** The server has told something. */
        default void notified(Notification notification) {}

        /** A folder was brought in step, maybe not with all its files. */
        default void synced(FolderSync.Result result) {}

        /** A folder could not be brought in step; it is tried again. */
        default void failed(String company, UpdateException failure) {}
    }

    /** Collects the parts of a {@link RelayNews}. */
    public static final class Builder {
        private final RelayServer server;
        private final ScheduledExecutorService timer;
        private final List<FolderSync> folders = new ArrayList<>();
        private Listener listener = new Listener() {};
        private Duration debounce = Duration.ofMillis(500);
        private Duration interval = Duration.ofMinutes(15);

        private Builder(RelayServer server, ScheduledExecutorService timer) {
            this.server = Objects.requireNonNull(server, "server == null");
            this.timer = Objects.requireNonNull(timer, "timer == null");
        }

        /** Adds a folder to keep in step. Without any, only the listener hears of the news. */
        public Builder folder(FolderSync folder) {
            folders.add(Objects.requireNonNull(folder, "folder == null"));
            return this;
        }

        /** Sets who hears what happens; nobody by default. */
        public Builder listener(Listener who) {
            listener = Objects.requireNonNull(who, "who == null");
            return this;
        }

        /** Sets how long news are collected before they lead to a sync; half a second by default. */
        public Builder debounce(Duration time) {
            if (time.isNegative()) throw new IllegalArgumentException("debounce < 0: " + time);
            debounce = time;
            return this;
        }

        /** Sets how long a folder goes without a sync where no news come; 15 minutes by default. */
        public Builder interval(Duration time) {
            if (time.isNegative() || time.isZero()) throw new IllegalArgumentException("interval <= 0: " + time);
            interval = time;
            return this;
        }

        private FolderWatch.Pace pace() {
            return new FolderWatch.Pace(debounce, interval);
        }

        /** Begins to listen, and returns at once. Close what it returns. */
        public RelayNews open() {
            RelayNews news = new RelayNews(this);
            news.begin(this);
            return news;
        }
    }

    /** Calls of the connection, one at a time. */
    private final class Receiver implements LiveSocket.Receiver {
        @Override
        public void opened(LiveSocket.Line line) {
            tell(Listener::connected);
            watches.forEach(FolderWatch::hint);
        }

        @Override
        public void received(String text) {
            NewsReader.read(text).ifPresent(this::heard);
        }

        private void heard(Notification news) {
            tell(to -> to.notified(news));
            for (FolderWatch watch : watches) if (NewsReader.concerns(news, watch.company())) watch.hint(news);
        }

        @Override
        public void lost(UpdateException reason) {
            tell(to -> to.disconnected(reason));
            watches.forEach(FolderWatch::hintUnlessSynced);
        }
    }
}
