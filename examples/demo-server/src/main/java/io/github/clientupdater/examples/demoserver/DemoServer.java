package io.github.clientupdater.examples.demoserver;

import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.config.SizeUnit;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;

/**
 * A server of the five protocols whose data are plain files.
 *
 * <p>It is for demos and tests: it listens on 127.0.0.1 only, logs credentials, and lets anybody there use
 * {@code /admin/}. It may be started from any thread, more than once in a process; each needs a folder of its own.
 */
public final class DemoServer implements AutoCloseable {
    private static final String HOST = "127.0.0.1";

    private final FleetPush push;
    private final Javalin http;
    private final Addresses addresses;

    private DemoServer(FleetPush push, Javalin http) {
        this.push = push;
        this.http = http;
        addresses = new Addresses(address(http.port()), address(push.port()));
    }

    /** Writes a small sample of each protocol's data, where there is none yet. */
    public static void init(Path data) throws IOException {
        new Sample(new Folder(data)).create();
    }

    /** Starts on this port (0 for any), with Socket.IO on any free one. */
    public static DemoServer start(Path data, int port) {
        return start(data, port, 0);
    }

    /**
     * Starts, and returns when it listens.
     *
     * @param data what {@link #init} made; may be edited while the server runs
     * @param port of HTTP, 0 for any free one
     * @param socketIoPort of Socket.IO, 0 for any free one
     */
    public static DemoServer start(Path data, int port, int socketIoPort) {
        Folder folder = new Folder(data);
        RequestLog log = new RequestLog(folder);
        Faults faults = new Faults(folder);
        FleetPush push = new FleetPush(HOST, socketIoPort, log, faults);
        try {
            Javalin http = Javalin.create(config -> {
                configure(config);
                routes(config.routes, folder, log, faults, push);
            });
            return new DemoServer(push, http.start(HOST, port));
        } catch (RuntimeException failed) {
            push.close();
            throw failed;
        }
    }

    /** Where it listens. */
    public Addresses addresses() {
        return addresses;
    }

    /** Stops listening and closes what is open. */
    @Override
    public void close() {
        http.stop();
        push.close();
    }

    private static void configure(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        // A compressed download would have no length, and no parts to resume from.
        config.http.compressionStrategy = CompressionStrategy.NONE;
        // Larger files wait on the disk, not in memory.
        config.jetty.multipartConfig.maxInMemoryFileSize(64, SizeUnit.KB);
        config.jetty.multipartConfig.maxFileSize(4, SizeUnit.GB);
        config.jetty.multipartConfig.maxTotalRequestSize(4, SizeUnit.GB);
    }

    private static void routes(RoutesConfig routes, Folder folder, RequestLog log, Faults faults, FleetPush push) {
        RelayNews news = new RelayNews(log, faults);
        PlatformReleases releases = new PlatformReleases(folder);
        routes.before(log::request);
        routes.before(faults::apply);
        new ManifestApi(folder).routes(routes);
        new FleetApi(folder, push).routes(routes);
        new PlatformsApi(folder, releases).routes(routes);
        new PlatformsAdminApi(folder, releases).routes(routes);
        new LicenseApi(folder).routes(routes);
        new RelayApi(folder, news).routes(routes);
        routes.post("/admin/drop", request -> {
            news.drop();
            push.drop();
            request.status(204);
        });
        routes.exception(Refusal.class, (refusal, request) -> refuse(request, refusal.status(), refusal));
        // A data file that was edited badly: whoever edits has to see it.
        routes.exception(UncheckedIOException.class, (failure, request) -> refuse(request, 500, failure));
        routes.exception(
                HttpResponseException.class, (refusal, request) -> refuse(request, refusal.getStatus(), refusal));
    }

    private static void refuse(Context request, int status, RuntimeException refusal) {
        request.status(status)
                .json(Folder.JSON.createObjectNode().put("statusCode", status).put("message", refusal.getMessage()));
    }

    private static URI address(int port) {
        return URI.create("http://" + HOST + ":" + port);
    }
}
