package io.github.clientupdater.install;

import java.io.File;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The file of an installation that decides which version starts. It is replaced last: whoever starts the
 * application while the others are being replaced starts the old program, and that undoes the rest.
 */
final class Bootstrap {
    private Bootstrap() {}

    /**
     * Returns its path below {@code live}, or nothing: the jar that is run, the first of the class path,
     * or the program itself.
     */
    static String of(Path live, List<String> command, String classPath) {
        int jar = command.indexOf("-jar") + 1;
        Stream<String> candidates = Stream.of(
                        Stream.of(jar > 0 && jar < command.size() ? command.get(jar) : ""),
                        Stream.of(classPath.split(File.pathSeparator, 2)[0]),
                        command.stream())
                .flatMap(words -> words);
        return candidates
                .flatMap(word -> below(live, word).stream())
                .findFirst()
                .orElse("");
    }

    private static Optional<String> below(Path live, String word) {
        try {
            Path path = Path.of(word).normalize();
            if (!path.isAbsolute() || !path.startsWith(live) || path.equals(live)) return Optional.empty();
            return Optional.of(live.relativize(path).toString().replace(File.separatorChar, '/'));
        } catch (InvalidPathException e) {
            return Optional.empty(); // An argument like any other.
        }
    }
}
