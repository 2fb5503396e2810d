package io.github.clientupdater.examples.bench.contestant;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/**
 * What all contestants have in common: {@code main} is given the server's address, an empty directory
 * and the SHA-256 of the file; then each line on standard input is one round, answered by its
 * microseconds. One line and the end of the input is a cold start; many lines are a warm JVM.
 */
final class Rounds {
    private Rounds() {}

    /** Serves rounds until the input ends. No lambda here: linking one would be measured too. */
    static void serve(Round round) throws Exception {
        BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        while (commands.readLine() != null) {
            long started = System.nanoTime();
            round.run();
            System.out.println((System.nanoTime() - started) / 1000);
        }
    }

    /** One download or one check. Throws if it does not end as it should. */
    interface Round {
        void run() throws Exception;
    }
}
