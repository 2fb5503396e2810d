package io.github.clientupdater.host;

import io.github.clientupdater.release.Platform.Os;
import java.util.Optional;

/** What an update replaces, where the application has not said it. Reads no more than a manifest. */
final class DefaultPlace {
    private DefaultPlace() {}

    /** Returns the AppImage that runs. The variable alone is not enough: children inherit it. */
    static Optional<String> appImage(Facts facts) {
        boolean mounted = facts.os() == Os.LINUX
                && facts.own()
                && facts.variable("APPDIR")
                        .filter(root -> runsFrom(root, facts))
                        .isPresent();
        return mounted ? facts.variable("APPIMAGE").filter(file -> file.startsWith("/")) : Optional.empty();
    }

    private static boolean runsFrom(String root, Facts facts) {
        return facts.launcher().filter(path -> facts.isIn(path, root)).isPresent()
                || facts.codeSource().filter(path -> facts.isIn(path, root)).isPresent();
    }

    /** Returns the jar that is the whole application, if it is one and Java is not a part of it. */
    static Optional<String> fatJar(Facts facts) {
        if (facts.launcher().isPresent()) return Optional.empty();
        return facts.codeSource()
                .filter(path -> path.endsWith(".jar"))
                .filter(path -> facts.property("java.class.path").equals(Optional.of(path)))
                .filter(path -> Facts.above(path, 1)
                        .filter(folder -> facts.property("java.home")
                                .filter(home -> facts.isIn(home, folder))
                                .isPresent())
                        .isEmpty())
                .filter(facts.disk()::isWholeJar);
    }

    /** Returns the file that is replaced, if it is one and nothing else was said. */
    static Optional<String> file(Facts facts) {
        if (isSaid(facts)) return Optional.empty();
        Optional<String> image = appImage(facts);
        if (image.isPresent()) return image;
        return isOfPackages(facts) ? Optional.empty() : fatJar(facts);
    }

    /** As {@link #file}, of the directory. */
    static Optional<String> directory(Facts facts) {
        if (isSaid(facts)) return Optional.empty();
        if (appImage(facts).isPresent() || isOfPackages(facts)) return Optional.empty();
        return facts.imageRoot();
    }

    private static boolean isSaid(Facts facts) {
        return facts.directory().isPresent() || facts.file().isPresent();
    }

    /** There a package would be chosen over an archive; whoever unpacks archives there says {@code installDir}. */
    private static boolean isOfPackages(Facts facts) {
        return SystemPackages.isSystemDirectory(facts);
    }
}
