package io.github.clientupdater.service;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** A service that says over TCP how it is and which version it was started from, as its program's files want it. */
public final class NodeService {
    private NodeService() {}

    /** Runs until it is ended. Arguments: the installation, and where to write the port. */
    public static void main(String[] args) throws IOException {
        String version = Files.readString(Path.of(args[0], "version"));
        String behaviour = Files.readString(Path.of(args[0], "behaviour"));
        if (behaviour.equals("does not start")) System.exit(3);
        if (behaviour.equals("does not stop")) refuseToEnd();
        String answer = (behaviour.equals("is sick") ? "sick " : "well ") + version + "\n";
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Files.writeString(Path.of(args[1]), Integer.toString(server.getLocalPort()));
            System.out.println("ready");
            while (true) {
                try (Socket caller = server.accept()) {
                    caller.getOutputStream().write(answer.getBytes(StandardCharsets.UTF_8));
                }
            }
        }
    }

    private static void refuseToEnd() {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }));
    }
}
