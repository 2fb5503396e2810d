package io.github.clientupdater.testing.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/**
 * An HTTP/1.1 server on 127.0.0.1 that publishes files and a manifest, and misbehaves exactly as it is
 * told. Where nothing is injected it is honest: strong ETags, Last-Modified, conditions, one range with
 * If-Range, 206, 304 and 416 (RFC 9110, sections 8, 13 and 14), connections that stay open.
 *
 * <p>It writes to plain sockets and does not build on a web server, because those repair or hide what
 * is tested here: half a header, an RST behind the n-th byte, a length that lies, and the count of the
 * bytes that really left.
 *
 * <p>Safe for all threads; its own are daemons. Close it: that ends every stalled answer at once.
 */
public final class FaultyServer implements AutoCloseable {
    private static final String MANIFEST = "/manifest.json";
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Site site = new Site();
    private final ExchangeLog log = new ExchangeLog();
    private final Listener listener;
    private final String origin;

    private FaultyServer(Optional<SSLContext> tls) {
        try {
            this.listener = Listener.start(tls, site, log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.origin = (tls.isPresent() ? "https" : "http") + "://127.0.0.1:" + listener.port();
    }

    /** Starts a server for plain http at a free port. */
    public static FaultyServer start() {
        return new FaultyServer(Optional.empty());
    }

    /** Starts a server for https at a free port; the context's certificate should name 127.0.0.1. */
    public static FaultyServer start(SSLContext tls) {
        return new FaultyServer(Optional.of(tls));
    }

    /** Returns the address of {@code path}, which begins with a slash. */
    public URI uri(String path) {
        return URI.create(origin + path);
    }

    /** Returns where the manifest lies: {@code /manifest.json}. */
    public URI manifest() {
        return uri(MANIFEST);
    }

    /** Publishes a file, or replaces it by another with a new ETag and a later date. */
    public void publish(String path, Content content) {
        site.publish(path, content);
    }

    /** Publishes the manifest, or replaces it. */
    public void publish(Manifest manifest) {
        site.publish(MANIFEST, manifest.toContent());
    }

    /** Publishes a file, and a manifest that describes it with its SHA-256 and size. */
    public void release(String version, String path, Content content) {
        publish(path, content);
        publish(Manifest.of(version, path).describing(content));
    }

    /** Answers 404 for {@code path} from now on. */
    public void withdraw(String path) {
        site.withdraw(path);
    }

    /**
     * Injects faults into the answers for {@code path}, whatever its query. Several schedules for one
     * request add up in the order in which they were injected, as by {@link Fault#and}.
     */
    public void inject(String path, Schedule schedule) {
        site.inject(Optional.of(path), schedule);
    }

    /** Injects faults into the answers for all paths; the schedule counts all requests. */
    public void inject(Schedule schedule) {
        site.inject(Optional.empty(), schedule);
    }

    /** Is honest from the next request on. */
    public void heal() {
        site.heal();
    }

    /** Returns all requests so far, in the order of their arrival. */
    public List<Exchange> exchanges() {
        return log.all();
    }

    /** Returns the requests for {@code path} so far, whatever their query. */
    public List<Exchange> exchanges(String path) {
        return log.at(path);
    }

    /** Returns how many body bytes were sent for {@code path} in all. */
    public long bytesSent(String path) {
        return sum(log.at(path));
    }

    /**
     * Returns how many bytes of the file at {@code path} were sent although they had been sent before.
     * Zero is what a client that keeps everything it received can reach, as long as the file does not
     * change and no connection is reset.
     */
    public long bytesSentTwice(String path) {
        return ExchangeLog.sentTwice(log.at(path));
    }

    /**
     * Waits until {@code count} requests for {@code path} have arrived.
     *
     * @throws AssertionError if that takes longer than 10 seconds
     */
    public void awaitRequests(String path, int count) throws InterruptedException {
        log.await(path, PATIENCE, exchanges -> exchanges.size() >= count);
    }

    /**
     * Waits until {@code bytes} body bytes were sent for {@code path} in all.
     *
     * @throws AssertionError if that takes longer than 10 seconds
     */
    public void awaitBytes(String path, long bytes) throws InterruptedException {
        log.await(path, PATIENCE, exchanges -> sum(exchanges) >= bytes);
    }

    /**
     * Waits until {@code count} answers for {@code path} were sent to their end.
     *
     * @throws AssertionError if that takes longer than 10 seconds
     */
    public void awaitComplete(String path, int count) throws InterruptedException {
        log.await(
                path,
                PATIENCE,
                exchanges -> exchanges.stream().filter(Exchange::complete).count() >= count);
    }

    private static long sum(List<Exchange> exchanges) {
        return exchanges.stream().mapToLong(Exchange::bodyBytes).sum();
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
