package io.github.clientupdater.service;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** An updater of {@link NodeService} in a process of its own, to be killed. */
public final class NodeUpdater {
    private NodeUpdater() {}

    /** Updates once. Arguments: the node's home and the address of its server. */
    public static void main(String[] args) throws IOException {
        Path home = Path.of(args[0]);
        Files.writeString(
                home.resolve("updater.pid"),
                Long.toString(ProcessHandle.current().pid()));
        System.out.println(Node.updater(home, args[1], "1.0.0").build().checkAndApply());
    }
}
