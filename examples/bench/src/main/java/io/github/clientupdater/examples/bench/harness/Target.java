package io.github.clientupdater.examples.bench.harness;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a contestant is told.
 *
 * @param url the server's address, without a slash at the end
 * @param directory where its files may lie
 * @param payload the file to bring
 * @param heap the JVM's option for the largest heap
 * @param certificate who vouches for the server: a PEM file, with the trust store beside it
 */
record Target(String url, Path directory, Payload payload, String heap, Path certificate) {
    /** Returns the arguments that make curl fail for errors and say nothing. */
    List<String> curl(String... arguments) {
        List<String> command =
                new ArrayList<>(List.of("curl", "-sf", "--noproxy", "*", "--cacert", certificate.toString()));
        command.addAll(List.of(arguments));
        command.add(url + "/payload.zip");
        return command;
    }

    String file() {
        return directory.resolve("payload.zip").toString();
    }
}
