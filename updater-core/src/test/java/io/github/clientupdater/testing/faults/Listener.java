package io.github.clientupdater.testing.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;

/** Accepts connections, each on a daemon thread of its own, until it is closed. */
final class Listener implements AutoCloseable {
    private static final int BACKLOG = 50;
    private static final byte[] LOOPBACK = {127, 0, 0, 1}; // And not ::1, wherever that comes first.

    private final ServerSocket listening;
    private final Optional<SSLContext> tls;
    private final Site site;
    private final ExchangeLog log;
    private final Pauses pauses = new Pauses();
    private final Set<Connection> open = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "faulty-server");
        thread.setDaemon(true);
        return thread;
    });

    private Listener(ServerSocket listening, Optional<SSLContext> tls, Site site, ExchangeLog log) {
        this.listening = listening;
        this.tls = tls;
        this.site = site;
        this.log = log;
    }

    static Listener start(Optional<SSLContext> tls, Site site, ExchangeLog log) throws IOException {
        ServerSocket listening = new ServerSocket(0, BACKLOG, InetAddress.getByAddress(LOOPBACK));
        Listener listener = new Listener(listening, tls, site, log);
        listener.threads.execute(listener::accept);
        return listener;
    }

    int port() {
        return listening.getLocalPort();
    }

    private void accept() {
        try {
            for (long number = 1; !pauses.isClosed(); number++) {
                serve(listening.accept(), number);
            }
        } catch (IOException e) {
            if (!pauses.isClosed()) throw new UncheckedIOException(e);
        }
    }

    /** Notes the connection before it asks whether we are closed: so nobody can be left over. */
    private void serve(Socket socket, long number) {
        Connection connection = new Connection(socket, number, tls, site, log, pauses);
        open.add(connection);
        if (pauses.isClosed()) connection.close();
        try {
            threads.execute(() -> serve(connection));
        } catch (RejectedExecutionException e) {
            connection.close(); // We were closed meanwhile.
        }
    }

    private void serve(Connection connection) {
        try {
            connection.run();
        } finally {
            open.remove(connection);
        }
    }

    /** Returns soon, whatever any connection waits for. */
    @Override
    public void close() throws IOException {
        pauses.close();
        listening.close();
        open.forEach(Connection::close);
        threads.shutdown();
        try {
            if (!threads.awaitTermination(5, TimeUnit.SECONDS)) throw new IllegalStateException("a thread is left");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
