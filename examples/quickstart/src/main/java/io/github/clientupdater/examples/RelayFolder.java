package io.github.clientupdater.examples;

import io.github.clientupdater.server.relay.FolderSync;
import io.github.clientupdater.server.relay.RelayNews;
import io.github.clientupdater.server.relay.RelayServer;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/**
 * Keeps a folder in step with one company's files at a relay, such as {@code examples/servers/relay}, until it is
 * interrupted: {@code java -cp quickstart.jar io.github.clientupdater.examples.RelayFolder
 * http://127.0.0.1:8000 rsp-bgs data}.
 */
public final class RelayFolder {
    private RelayFolder() {}

    /** Takes the server's address, the company and the folder. */
    public static void main(String[] args) throws Exception {
        ScheduledExecutorService timer = Executors.newScheduledThreadPool(2);
        RelayServer server = RelayServer.at(URI.create(args[0]));
        RelayNews.builder(server, timer)
                .folder(FolderSync.of(server, args[1], Path.of(args[2])))
                .listener(new RelayNews.Listener() {
                    @Override
                    public void synced(FolderSync.Result result) {
                        System.out.println("in step: " + result); // Close what open() returns, and then the timer.
                    }
                })
                .open();
    }
}
