package io.github.clientupdater.internal.http;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javax.net.SocketFactory;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The HTTP clients of this library, made from its own settings or from a caller's client. */
final class Clients {
    private static final Logger LOG = LoggerFactory.getLogger(Clients.class);

    private Clients() {}

    /** Each wait has a bound, and a proxy is asked where a user would expect it. */
    static OkHttpClient standard() {
        SystemProxies proxies = SystemProxies.ofThisMachine();
        return new OkHttpClient.Builder()
                .proxySelector(proxies)
                .proxyAuthenticator(proxies)
                .connectTimeout(Duration.ofSeconds(10))
                .readTimeout(Duration.ofSeconds(20))
                .writeTimeout(Duration.ofSeconds(20))
                .build();
    }

    /** Returns {@code client} with our threads, and without its redirects. */
    static OkHttpClient derived(OkHttpClient client) {
        return client.newBuilder()
                .followRedirects(false)
                .followSslRedirects(false)
                .dispatcher(new Dispatcher(threads()))
                .build();
    }

    /**
     * Returns {@code client} made for big files. A limit of time between two bytes costs a lock for each
     * 8 KiB, which halves the speed; whoever uses this client has to look at the clock himself. One big
     * file comes faster by HTTP/1.1 than by HTTP/2. Whoever downloads tries again himself, and counts.
     */
    static OkHttpClient forFiles(OkHttpClient client) {
        OkHttpClient.Builder builder = derived(client).newBuilder();
        builder.readTimeout(Duration.ZERO).writeTimeout(Duration.ZERO).callTimeout(Duration.ZERO);
        builder.retryOnConnectionFailure(false);
        if (!client.protocols().contains(Protocol.H2_PRIOR_KNOWLEDGE)) builder.protocols(List.of(Protocol.HTTP_1_1));
        if (client.socketFactory() == SocketFactory.getDefault()) builder.socketFactory(new FileSockets());
        return builder.build();
    }

    /** None of these threads keeps the JVM alive, as OkHttp's own would for a minute. */
    private static ExecutorService threads() {
        return new ThreadPoolExecutor(0, Integer.MAX_VALUE, 1, TimeUnit.SECONDS, new SynchronousQueue<>(), task -> {
            Thread thread = new Thread(task, "updater-http");
            thread.setDaemon(true);
            thread.setUncaughtExceptionHandler((t, e) -> LOG.debug("a request ended unexpectedly", e));
            return thread;
        });
    }
}
