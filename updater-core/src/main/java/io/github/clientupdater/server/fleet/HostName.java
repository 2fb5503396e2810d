package io.github.clientupdater.server.fleet;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** What this computer calls itself: what {@code gethostname} answers, and so Node's {@code os.hostname()}. */
final class HostName {
    private static final Path LINUX = Path.of("/proc/sys/kernel/hostname");

    private HostName() {}

    /** Elsewhere than on Linux the JVM looks the name up, too, which may take some seconds. */
    static String find() {
        try {
            String name = Files.readString(LINUX).strip();
            if (!name.isEmpty()) return name;
        } catch (IOException e) {
            // No Linux.
        }
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return fromEnvironment(System.getenv());
        }
    }

    /** Always the same answer, or the computer would be a new device each time. */
    static String fromEnvironment(Map<String, String> environment) {
        String windows = environment.getOrDefault("COMPUTERNAME", "");
        String other = environment.getOrDefault("HOSTNAME", "localhost");
        return windows.isBlank() ? other : windows;
    }
}
