package io.github.clientupdater.internal.http;

import java.time.Duration;
import java.util.concurrent.Executors;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;

/** The library's own HTTP client. */
final class Clients {
    private Clients() {}

    /** Each wait has a bound, and no thread of it keeps the JVM alive (OkHttp's own would, for 60 s). */
    static OkHttpClient standard() {
        Dispatcher dispatcher = new Dispatcher(Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "updater-http");
            thread.setDaemon(true);
            return thread;
        }));
        return new OkHttpClient.Builder()
                .dispatcher(dispatcher)
                .connectTimeout(Duration.ofSeconds(10))
                .readTimeout(Duration.ofSeconds(20))
                .writeTimeout(Duration.ofSeconds(20))
                .build();
    }
}
