package io.github.clientupdater.host;

import io.github.clientupdater.release.Platform.Os;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The places where others keep what they installed: the one table to read or to extend. */
final class ManagedPaths {
    private static final List<Realm> REALMS = List.of(
            // The first group of a pattern, if it has one, is the name of the package.
            new Realm(InstallKind.FLATPAK, Os.LINUX, "(?:/var/lib|.*/\\.local/share)/flatpak/app/([^/]+)/.*"),
            new Realm(InstallKind.SNAP, Os.LINUX, "(?:/snap|/var/lib/snapd/snap)/([^/]+)/.*"),
            new Realm(InstallKind.NIX, Os.ANY, "/nix/store/.*"),
            new Realm(InstallKind.HOMEBREW, Os.ANY, ".*/(?:Caskroom|Cellar)/([^/]+)/.*"),
            new Realm(InstallKind.SCOOP, Os.WINDOWS, ".*/scoop/apps/([^/]+)/.*"),
            new Realm(InstallKind.CHOCOLATEY, Os.WINDOWS, ".*/chocolatey/lib/([^/]+)/.*"),
            new Realm(InstallKind.WINGET, Os.WINDOWS, ".*/Microsoft/WinGet/Packages/([^/_]+)[^/]*/.*"),
            new Realm(InstallKind.MSIX, Os.WINDOWS, ".*/WindowsApps/.*"),
            new Realm(InstallKind.TRANSLOCATED, Os.MACOS, ".*/AppTranslocation/.*"),
            new Realm(InstallKind.DISK_IMAGE, Os.MACOS, "/Volumes/.*"));

    private ManagedPaths() {}

    static Optional<Detection> of(Facts facts) {
        return REALMS.stream().flatMap(realm -> realm.match(facts).stream()).findFirst();
    }

    /** Returns the name of the package, where somebody says that it is of {@code kind}. */
    static String nameOf(InstallKind kind, Facts facts) {
        return REALMS.stream()
                .filter(realm -> realm.kind == kind)
                .flatMap(realm -> realm.match(facts).stream())
                .map(Detection::name)
                .findFirst()
                .orElse("");
    }

    private static final class Realm {
        private final InstallKind kind;
        private final Os os;
        private final Pattern pattern;

        private Realm(InstallKind kind, Os os, String pattern) {
            this.kind = kind;
            this.os = os;
            // Of Windows names only the letters count, not their case.
            this.pattern = Pattern.compile(pattern, os == Os.WINDOWS ? Pattern.CASE_INSENSITIVE : 0);
        }

        private Optional<Detection> match(Facts facts) {
            if (os != Os.ANY && os != facts.os()) return Optional.empty();
            return facts.places().stream()
                    .map(place -> pattern.matcher(place + "/"))
                    .filter(Matcher::matches)
                    .map(found -> new Detection(kind, found.groupCount() > 0 ? found.group(1) : ""))
                    .findFirst();
        }
    }
}
