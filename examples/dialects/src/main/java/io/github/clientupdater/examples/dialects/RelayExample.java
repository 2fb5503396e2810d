package io.github.clientupdater.examples.dialects;

import io.github.clientupdater.server.relay.FolderSync;
import io.github.clientupdater.server.relay.RelayNews;
import io.github.clientupdater.server.relay.RelayServer;
import io.github.clientupdater.task.Cancellation;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** A folder kept in step with a company's data files, by the relay's news. */
public final class RelayExample {
    private RelayExample() {}

    /** Takes the server's address and the company. */
    public static void main(String[] args) throws Exception {
        RelayServer server = RelayServer.at(URI.create(args[0]));
        System.out.println("companies: " + server.companies(new Cancellation()));
        Path folder = Files.createTempDirectory("relay");
        FolderSync sync = FolderSync.of(server, args[1], folder);
        System.out.println("in step: " + sync.sync(new Cancellation()));

        CountDownLatch arrived = new CountDownLatch(1);
        ScheduledExecutorService timer = Executors.newScheduledThreadPool(2);
        try (RelayNews news = RelayNews.builder(server, timer)
                .folder(sync)
                .listener(new RelayNews.Listener() {
                    @Override
                    public void connected() {
                        upload(server, args[1]);
                    }

                    @Override
                    public void synced(FolderSync.Result result) {
                        System.out.println("in step: " + result);
                        if (Files.exists(folder.resolve("news.json"))) arrived.countDown();
                    }
                })
                .open()) {
            System.out.println(arrived.await(30, TimeUnit.SECONDS) ? "the news brought the file" : "no news");
        }
        timer.shutdown(); // What is under way comes to its end.
        timer.awaitTermination(10, TimeUnit.SECONDS);
    }

    /** Somebody else's file, for the news. */
    private static void upload(RelayServer server, String company) {
        try {
            Path file = Files.writeString(Files.createTempDirectory("other").resolve("news.json"), "{\"year\": 2026}");
            server.upload(company, file, new Cancellation());
        } catch (Exception e) {
            System.out.println("not uploaded: " + e.getMessage());
        }
    }
}
