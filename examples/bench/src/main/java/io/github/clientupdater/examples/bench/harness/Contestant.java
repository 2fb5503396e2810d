package io.github.clientupdater.examples.bench.harness;

import java.util.List;
import java.util.function.Function;

/**
 * Somebody who is measured.
 *
 * @param name as it stands in the tables
 * @param isJava whether it can stay and do further rounds
 * @param commands what is run, one after the other
 */
record Contestant(String name, boolean isJava, Function<Target, List<List<String>>> commands) {
    static final String REFERENCE = "curl, then openssl";

    List<String> command(Target target) {
        return commands.apply(target).get(0);
    }
}
