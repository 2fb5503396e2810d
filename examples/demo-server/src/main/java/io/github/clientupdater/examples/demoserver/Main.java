package io.github.clientupdater.examples.demoserver;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command {@code demo-server}. */
@Command(
        name = "demo-server",
        description = "Serves all five update protocols from a folder of plain files. For demos and tests only.",
        mixinStandardHelpOptions = true)
public final class Main implements Callable<Integer> {
    @Option(names = "--data", required = true, paramLabel = "DIR", description = "The folder with the data.")
    private Path data = Path.of("");

    @Option(names = "--init", description = "Writes a small sample first, where there is none.")
    private boolean init;

    @Option(names = "--port", defaultValue = "8000", description = "0 for any; ${DEFAULT-VALUE} otherwise.")
    private int port;

    @Option(names = "--socket-io-port", defaultValue = "0", description = "Of the fleet's Socket.IO; any otherwise.")
    private int socketIoPort;

    private Main() {}

    /** Serves until it is told to end. */
    public static void main(String[] args) {
        System.exit(new CommandLine(new Main()).execute(args));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (init) DemoServer.init(data);
        DemoServer server = DemoServer.start(data, port, socketIoPort);
        Runtime.getRuntime().addShutdownHook(new Thread(server::close, "shutdown"));
        Addresses addresses = server.addresses();
        System.out.println("Listening on " + addresses.http() + " and, for Socket.IO, " + addresses.socketIo());
        new CountDownLatch(1).await();
        return 0;
    }
}
