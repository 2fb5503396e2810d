package io.github.clientupdater.host;

import io.github.clientupdater.release.Platform.Os;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whose package an installation on Linux is. Asks dpkg and rpm, and then whether a repository offers that
 * package: what {@code apt upgrade} would bring is not ours to replace. Programs are named by their full paths.
 */
final class SystemPackages {
    private static final String DPKG = "/usr/bin/dpkg";
    private static final String APT_CACHE = "/usr/bin/apt-cache";
    private static final String RPM = "/usr/bin/rpm";
    private static final String DNF = "/usr/bin/dnf";

    /** {@code acme:amd64: /opt/acme/bin/acme}, of several owners the first. */
    private static final Pattern OWNER =
            Pattern.compile("^([a-z0-9][a-z0-9+.-]*)(?::[a-z0-9-]+)?(?:, [^/]*)?: /", Pattern.MULTILINE);
    /** {@code 500 https://…}; what was installed by hand has only {@code 100 /var/lib/dpkg/status}. */
    private static final Pattern ORIGIN = Pattern.compile("^ +-?[0-9]+ [a-z+]+:", Pattern.MULTILINE);

    private SystemPackages() {}

    static Optional<Detection> of(Facts facts) {
        if (facts.os() != Os.LINUX || !isForPackages(facts)) return Optional.empty();
        Optional<String> path = facts.foremost().filter(SystemPackages::isLiteral);
        if (path.isEmpty()) return Optional.empty();
        Optional<Detection> debian = debian(path.get(), facts);
        return debian.isPresent() ? debian : redHat(path.get(), facts);
    }

    /** jpackage may be told any place; whatever else lies in a person's own directories is no package. */
    private static boolean isForPackages(Facts facts) {
        return facts.launcher().isPresent() || isSystemDirectory(facts);
    }

    /** Returns whether it lies where packages are installed. */
    static boolean isSystemDirectory(Facts facts) {
        return facts.os() == Os.LINUX && (facts.isAnyIn("/usr") || facts.isAnyIn("/opt"));
    }

    /** dpkg would take the others for a pattern, and answer for another file. */
    private static boolean isLiteral(String path) {
        return path.startsWith("/") && path.chars().noneMatch(c -> "*?[]\\\n".indexOf(c) >= 0);
    }

    private static Optional<Detection> debian(String path, Facts facts) {
        return ask(facts, DPKG, "-S", path)
                .flatMap(answer -> first(OWNER, answer))
                .map(name -> new Detection(
                        isOfferedByApt(name, facts) ? InstallKind.APT_REPOSITORY : InstallKind.DEB, name));
    }

    private static boolean isOfferedByApt(String name, Facts facts) {
        return ask(facts, APT_CACHE, "policy", name)
                .filter(answer -> ORIGIN.matcher(answer).find())
                .isPresent();
    }

    private static Optional<Detection> redHat(String path, Facts facts) {
        return ask(facts, RPM, "-qf", "--qf", "%{NAME}\\n", path)
                .map(answer -> answer.lines().findFirst().orElse(""))
                .map(name -> new Detection(redHatKind(name, facts), name));
    }

    private static InstallKind redHatKind(String name, Facts facts) {
        if (facts.disk().exists("/run/ostree-booted")) return InstallKind.OSTREE;
        boolean offered = ask(facts, DNF, "-C", "-q", "repoquery", "--qf", "%{name}\\n", name) // Without the network.
                .filter(answer -> !answer.isBlank())
                .isPresent();
        return offered ? InstallKind.RPM_REPOSITORY : InstallKind.RPM;
    }

    private static Optional<String> ask(Facts facts, String program, String... arguments) {
        if (!facts.disk().exists(program)) return Optional.empty();
        List<String> command = new ArrayList<>(List.of(program));
        command.addAll(List.of(arguments));
        return facts.query().ask(command);
    }

    private static Optional<String> first(Pattern pattern, String text) {
        Matcher found = pattern.matcher(text);
        return found.find() ? Optional.of(found.group(1)) : Optional.empty();
    }
}
