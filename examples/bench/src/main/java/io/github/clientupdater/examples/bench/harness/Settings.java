package io.github.clientupdater.examples.bench.harness;

import java.nio.file.Path;

/**
 * What run.sh says.
 *
 * @param work a directory of our own, where nginx serves "www" from
 * @param http the address of nginx
 * @param https the same over TLS
 * @param size of the file, in bytes
 * @param coldRounds how often a new process is measured
 * @param warmRounds how often one JVM is asked, after its first time
 * @param big whether the largest file is tried too
 */
record Settings(Path work, String http, String https, long size, int coldRounds, int warmRounds, boolean big) {
    static final String HEAP = "-Xmx32m";
    static final long MIB = 1 << 20;

    static Settings of(String[] args) {
        return new Settings(
                Path.of(args[0]),
                args[1],
                args[2],
                Long.parseLong(args[3]) * MIB,
                Integer.parseInt(args[4]),
                Integer.parseInt(args[5]),
                args[6].equals("1"));
    }

    Target target(String url, Payload payload, String heap) {
        return new Target(url, work.resolve("arena"), payload, heap, work.resolve("cert.pem"));
    }

    /** While this file exists, nginx sends the second half of the payload slowly. */
    Path slow() {
        return work.resolve("slow");
    }

    Path errors() {
        return work.resolve("errors");
    }
}
