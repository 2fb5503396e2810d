package io.github.clientupdater.server.relay;

import io.github.clientupdater.task.Cancellation;
import java.net.URI;
import java.nio.file.Path;

/** A process that keeps a folder in step until somebody kills it. */
final class KilledSync {
    private KilledSync() {}

    public static void main(String[] args) throws Exception {
        FolderSync sync = FolderSync.of(RelayServer.at(URI.create(args[0])), FakeRelay.COMPANY, Path.of(args[1]));
        System.out.println("begins");
        while (true) sync.sync(new Cancellation());
    }
}
