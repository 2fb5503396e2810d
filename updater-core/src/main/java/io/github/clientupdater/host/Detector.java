package io.github.clientupdater.host;

import io.github.clientupdater.release.Format;
import io.github.clientupdater.release.Platform.Os;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells how an application was installed. The first rule that fits wins; programs are asked late. */
final class Detector {
    /** Beside the application, by whoever packs it: one word of {@link InstallKind#word}. */
    static final String MARKER = "updater.install-kind";

    private static final Logger LOG = LoggerFactory.getLogger(Detector.class);
    private static final List<Function<Facts, Optional<Detection>>> RULES = List.of(
            Detector::marked,
            Detector::flatpak,
            Detector::snap,
            Detector::appImage,
            ManagedPaths::of,
            Detector::readOnlyVolume,
            SystemPackages::of,
            WindowsInstallers::of,
            Detector::jpackage,
            Detector::said,
            Detector::fatJar,
            Detector::development);

    private Detector() {}

    static Detection detect(Facts facts) {
        return RULES.stream()
                .flatMap(rule -> rule.apply(facts).stream())
                .findFirst()
                .orElse(Detection.of(InstallKind.UNKNOWN));
    }

    /** Names what somebody says is of {@code kind}. */
    static Detection named(InstallKind kind, Facts facts) {
        return switch (kind) {
            case FLATPAK -> new Detection(kind, facts.variable("FLATPAK_ID").orElseGet(pathName(kind, facts)));
            case SNAP -> new Detection(kind, facts.variable("SNAP_NAME").orElseGet(pathName(kind, facts)));
            default -> new Detection(kind, ManagedPaths.nameOf(kind, facts));
        };
    }

    private static Supplier<String> pathName(InstallKind kind, Facts facts) {
        return () -> ManagedPaths.nameOf(kind, facts);
    }

    private static Optional<Detection> marked(Facts facts) {
        return markers(facts)
                .flatMap(file -> facts.disk().read(file).stream())
                .flatMap(text -> InstallKind.of(text.strip()).or(() -> unknown(text)).stream())
                .findFirst()
                .map(kind -> named(kind, facts));
    }

    private static Optional<InstallKind> unknown(String text) {
        LOG.warn("{} holds no kind of installation: \"{}\"", MARKER, text.strip());
        return Optional.empty();
    }

    private static Stream<String> markers(Facts facts) {
        return Stream.of(
                        facts.directory(),
                        facts.file().flatMap(file -> Facts.above(file, 1)),
                        facts.imageRoot(),
                        facts.codeSource().flatMap(jar -> Facts.above(jar, 1)))
                .flatMap(Optional::stream)
                .map(directory -> directory + "/" + MARKER);
    }

    private static Optional<Detection> flatpak(Facts facts) {
        boolean sandboxed = facts.own()
                && (facts.disk().exists("/.flatpak-info")
                        || facts.variable("FLATPAK_ID").isPresent());
        return sandboxed ? Optional.of(named(InstallKind.FLATPAK, facts)) : Optional.empty();
    }

    /** The variable alone is not enough: a terminal inside a snap gives it to everything started from there. */
    private static Optional<Detection> snap(Facts facts) {
        return facts.variable("SNAP").filter(facts::isAnyIn).map(root -> named(InstallKind.SNAP, facts));
    }

    private static Optional<Detection> appImage(Facts facts) {
        return DefaultPlace.appImage(facts).map(file -> Detection.of(InstallKind.APP_IMAGE));
    }

    private static Optional<Detection> readOnlyVolume(Facts facts) {
        boolean readOnly = facts.os() == Os.MACOS
                && facts.foremost().filter(facts.disk()::isReadOnlyVolume).isPresent();
        return readOnly ? Optional.of(Detection.of(InstallKind.DISK_IMAGE)) : Optional.empty();
    }

    private static Optional<Detection> jpackage(Facts facts) {
        return facts.launcher().map(path -> Detection.of(InstallKind.JPACKAGE));
    }

    /** The application knows what it is, by saying what is replaced. */
    private static Optional<Detection> said(Facts facts) {
        if (facts.directory().isPresent()) return Optional.of(Detection.of(InstallKind.DIRECTORY));
        return facts.file().map(Format::ofFileName).map(format -> Detection.of(kindOf(format)));
    }

    private static InstallKind kindOf(Format format) {
        return switch (format) {
            case JAR -> InstallKind.FAT_JAR;
            case APP_IMAGE -> InstallKind.APP_IMAGE;
            default -> InstallKind.UNKNOWN;
        };
    }

    private static Optional<Detection> fatJar(Facts facts) {
        return DefaultPlace.fatJar(facts).map(jar -> Detection.of(InstallKind.FAT_JAR));
    }

    private static Optional<Detection> development(Facts facts) {
        return facts.codeSource()
                .filter(facts.disk()::isDirectory)
                .map(directory -> Detection.of(InstallKind.DEVELOPMENT));
    }
}
