package io.github.clientupdater.install;

import io.github.clientupdater.install.PackageRow.Use;
import io.github.clientupdater.internal.files.Reasons;
import io.github.clientupdater.relaunch.ExitCodes;
import io.github.clientupdater.relaunch.InstallStep;
import io.github.clientupdater.release.Format;
import io.github.clientupdater.task.UpdateException;
import io.github.clientupdater.task.UpdateException.Code;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Looks things up in {@link PackageKind}, for this system and these options. */
final class PackageTable {
    private static final Duration BOUND = Duration.ofMinutes(55); // An installer may ask questions.

    private final InstallOptions options;
    private final ThisSystem system;

    PackageTable(InstallOptions options, ThisSystem system) {
        this.options = options;
        this.system = system;
    }

    /** Returns whether files of this format are put to {@code use}. */
    boolean knows(Format format, Use use) {
        return Arrays.stream(PackageKind.values())
                .anyMatch(kind -> kind.format() == format && kind.row().use() == use);
    }

    /** Fails if no file of this format, whatever its kind, can be installed here. */
    void requireWay(Format format) throws UpdateException {
        List<PackageKind> kinds = of(format).toList();
        if (kinds.isEmpty()) throw refused(instead(format));
        for (PackageKind kind : kinds) requireNoObstacle(kind);
        if (kinds.stream().noneMatch(this::isPossible)) throw refused(why(kinds.get(kinds.size() - 1)));
    }

    /** Recognises {@code file}, which claims to be of this format. */
    PackageKind recognise(Path file, Format format) throws UpdateException {
        try {
            FileSample sample = FileSample.of(file);
            return of(format)
                    .filter(kind -> kind.row().magic().isIn(sample))
                    .findFirst()
                    .orElseThrow(() -> mismatch(format));
        } catch (IOException e) {
            throw new UpdateException(Code.STAGING_FAILED, "the package cannot be read: " + Reasons.of(e), e);
        }
    }

    /** Returns the commands that install a package of this kind. */
    List<InstallStep> steps(PackageKind kind, Path directory, Map<String, String> places) throws UpdateException {
        if (kind.row().use() == Use.IS_THE_APPLICATION) return List.of();
        Way way =
                kind.row().ways().stream().filter(this::isPossible).findFirst().orElseThrow(() -> refused(why(kind)));
        List<InstallStep> steps = new ArrayList<>();
        for (List<String> template : way.commands()) {
            List<String> command = filled(template, places);
            steps.add(
                    steps.isEmpty()
                            ? step(way.elevation().raise(command, system), directory, codes(way), false)
                            : step(command, directory, ExitCodes.zero(), false));
        }
        if (!way.last().isEmpty()) steps.add(step(filled(way.last(), places), directory, ExitCodes.zero(), true));
        return steps;
    }

    private ExitCodes codes(Way way) {
        return way.elevation().raise(way.codes(), system);
    }

    private static InstallStep step(List<String> command, Path directory, ExitCodes codes, boolean always) {
        return new InstallStep(command, directory, codes, BOUND, always);
    }

    /** What the application says goes before what is written in the file, which has to agree. */
    private Stream<PackageKind> of(Format format) {
        if (options.kind().filter(kind -> kind.format() == format).isPresent()) {
            return options.kind().stream();
        }
        return Arrays.stream(PackageKind.values())
                .filter(kind -> kind.format() == format)
                .filter(kind -> kind.row().guidance().isEmpty());
    }

    private boolean isPossible(PackageKind kind) {
        return kind.row().use() == Use.IS_THE_APPLICATION
                || kind.row().ways().stream().anyMatch(this::isPossible);
    }

    private boolean isPossible(Way way) {
        boolean itself = way.program().equals(PackagePlaces.PACKAGE);
        return way.isFor(options.attended())
                && way.elevation().isPossibleOn(system)
                && (itself || system.isExecutable(filled(way.program(), Map.of())));
    }

    private void requireNoObstacle(PackageKind kind) throws UpdateException {
        var obstacle = kind.row().obstacle().filter(there -> system.has(there.file()));
        if (obstacle.isPresent()) throw refused(obstacle.get().instead());
    }

    private List<String> filled(List<String> template, Map<String, String> places) {
        return template.stream().map(word -> filled(word, places)).toList();
    }

    private String filled(String word, Map<String, String> places) {
        return PackagePlaces.fill(word, places, system);
    }

    private String why(PackageKind kind) {
        List<String> programs = kind.row().ways().stream()
                .filter(way -> way.isFor(options.attended()))
                .map(way -> filled(way.program(), Map.of()))
                .toList();
        if (programs.isEmpty()) {
            return "a package of the kind " + kind + " is not installed while nobody watches: its maker knows no way";
        }
        return "of " + programs + " nothing is here and can get the rights it needs, so no ."
                + kind.format().extension() + " can be installed";
    }

    private static String instead(Format format) {
        return Arrays.stream(PackageKind.values())
                .filter(kind -> kind.format() == format)
                .flatMap(kind -> kind.row().guidance().stream())
                .findFirst()
                .orElse("nothing here installs a ." + format.extension() + " file");
    }

    private static UpdateException refused(String message) {
        return new UpdateException(Code.NO_INSTALLER, message);
    }

    private static UpdateException mismatch(Format format) {
        return new UpdateException(
                Code.PACKAGE_KIND_MISMATCH,
                "the package is called ." + format.extension() + " and is none by its bytes");
    }
}
