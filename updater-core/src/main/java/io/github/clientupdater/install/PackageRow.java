package io.github.clientupdater.install;

import io.github.clientupdater.install.Way.Audience;
import io.github.clientupdater.relaunch.ExitCodes;
import io.github.clientupdater.release.Format;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A row of the table {@link PackageKind}. Immutable; each method returns a row that says one thing more.
 *
 * @param format what its files are called
 * @param magic by which bytes it is recognised
 * @param use what becomes of the file
 * @param guidance what to do instead where it is only for applications that ask for it; absent where it is for all
 * @param obstacle a system on which it is not installed
 * @param ways the first that can be gone is
 */
record PackageRow(
        Format format, Magic magic, Use use, Optional<String> guidance, Optional<Obstacle> obstacle, List<Way> ways) {
    PackageRow {
        ways = List.copyOf(ways);
    }

    static PackageRow of(Format format, Magic magic) {
        return new PackageRow(format, magic, Use.INSTALLS, Optional.empty(), Optional.empty(), List.of());
    }

    PackageRow anyway(ExitCodes codes, Elevation elevation, String command) {
        return or(Way.of(Audience.ANYBODY, codes, elevation, Way.words(command)));
    }

    /** For a command with a script, whose words hold blanks. */
    PackageRow anyway(ExitCodes codes, Elevation elevation, List<String> words) {
        return or(Way.of(Audience.ANYBODY, codes, elevation, words));
    }

    PackageRow attended(ExitCodes codes, Elevation elevation, String command) {
        return or(Way.of(Audience.ATTENDED, codes, elevation, Way.words(command)));
    }

    PackageRow unattended(ExitCodes codes, Elevation elevation, String command) {
        return unattended(codes, elevation, Way.words(command));
    }

    /** For a command with a script, whose words hold blanks. */
    PackageRow unattended(ExitCodes codes, Elevation elevation, List<String> words) {
        return or(Way.of(Audience.UNATTENDED, codes, elevation, words));
    }

    /** Adds a command to the last way. */
    PackageRow then(String command) {
        return withLast(last().then(Way.words(command)));
    }

    /** Adds a command to the last way that runs whatever happened before. */
    PackageRow finallyDo(String command) {
        return withLast(last().finallyDo(Way.words(command)));
    }

    PackageRow unpacks() {
        return with(Use.UNPACKS);
    }

    PackageRow isTheApplication() {
        return with(Use.IS_THE_APPLICATION);
    }

    PackageRow onlyOnDemand(String instead) {
        return new PackageRow(format, magic, use, Optional.of(instead), obstacle, ways);
    }

    PackageRow notWhere(String file, String instead) {
        return new PackageRow(format, magic, use, guidance, Optional.of(new Obstacle(file, instead)), ways);
    }

    private PackageRow with(Use other) {
        return new PackageRow(format, magic, other, guidance, obstacle, ways);
    }

    private PackageRow or(Way way) {
        List<Way> more = new ArrayList<>(ways);
        more.add(way);
        return new PackageRow(format, magic, use, guidance, obstacle, more);
    }

    private Way last() {
        return ways.get(ways.size() - 1);
    }

    private PackageRow withLast(Way way) {
        List<Way> others = new ArrayList<>(ways.subList(0, ways.size() - 1));
        others.add(way);
        return new PackageRow(format, magic, use, guidance, obstacle, others);
    }

    /** What becomes of a package. */
    enum Use {
        /** Its commands install it. */
        INSTALLS,
        /** Its commands take a macOS application out of it, which then takes the place of the installed one. */
        UNPACKS,
        /** It is started as it is. */
        IS_THE_APPLICATION
    }

    /**
     * A kind of system on which a package is not installed.
     *
     * @param file is there on such a system
     * @param instead what to do there
     */
    record Obstacle(String file, String instead) {}
}
