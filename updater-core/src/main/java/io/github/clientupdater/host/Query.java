package io.github.clientupdater.host;

import java.util.List;
import java.util.Optional;

/** Asks a program of the system a question. */
@FunctionalInterface
interface Query {
    /** Returns what {@code command} printed, if it succeeded in time. */
    Optional<String> ask(List<String> command);
}
