package io.github.clientupdater.install;

import io.github.clientupdater.relaunch.ExitCodes;
import java.util.ArrayList;
import java.util.List;

/**
 * One way to install a kind of package: commands in which words in braces are filled in.
 *
 * @param audience for whom it is
 * @param codes what the exit codes of its first command mean
 * @param elevation how its first command gets its rights
 * @param commands in order; of those behind the first, only 0 is success
 * @param last runs whatever happened before; may be empty
 */
record Way(Audience audience, ExitCodes codes, Elevation elevation, List<List<String>> commands, List<String> last) {
    Way {
        commands = List.copyOf(commands);
        last = List.copyOf(last);
    }

    static Way of(Audience audience, ExitCodes codes, Elevation elevation, List<String> words) {
        return new Way(audience, codes, elevation, List.of(words), List.of());
    }

    static List<String> words(String command) {
        return List.of(command.split(" ", -1));
    }

    Way then(List<String> words) {
        List<List<String>> more = new ArrayList<>(commands);
        more.add(words);
        return new Way(audience, codes, elevation, more, last);
    }

    Way finallyDo(List<String> words) {
        return new Way(audience, codes, elevation, commands, words);
    }

    boolean isFor(boolean attended) {
        return switch (audience) {
            case ANYBODY -> true;
            case ATTENDED -> attended;
            case UNATTENDED -> !attended;
        };
    }

    /** The program as the table names it. */
    String program() {
        return commands.get(0).get(0);
    }

    /** Who is there while it runs. */
    enum Audience {
        /** It does not matter. */
        ANYBODY,
        /** Somebody who watches, and can answer. */
        ATTENDED,
        /** Nobody. */
        UNATTENDED
    }
}
