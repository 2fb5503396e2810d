package io.github.clientupdater.examples.cli;

import io.github.clientupdater.publish.NewArtifact;
import io.github.clientupdater.publish.NewRelease;
import io.github.clientupdater.release.OsRange;
import io.github.clientupdater.release.OsVersion;
import io.github.clientupdater.release.Platform;
import io.github.clientupdater.release.Rollout;
import io.github.clientupdater.release.Version;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** What a release is. */
final class ReleaseOptions {
    @Option(
            names = "--artifact",
            required = true,
            paramLabel = "OS-ARCH[@MIN..MAX]=FILE",
            converter = Artifact.class,
            description = "A file, for whom it is, and on which versions of that system; such as "
                    + "linux-x64=notes.zip or macos-any@13..=notes.pkg. May be repeated.")
    private List<NewArtifact> artifacts = List.of();

    @Option(
            names = "--mirror",
            paramLabel = "URL",
            converter = ServerOptions.Address.class,
            description = "A directory, https, that has the files too. May be repeated.")
    private List<URI> mirrors = List.of();

    @Option(
            names = "--notes",
            paramLabel = "[LANGUAGE=]FILE",
            description = "What is new: a text, or Markdown if its name ends in .md. Without a language it is "
                    + "for whoever finds no own. May be repeated.")
    private List<String> notes = List.of();

    @Option(names = "--critical", description = "It mends something dangerous.")
    private boolean critical;

    @Option(names = "--mandatory", description = "Everybody has to have it.")
    private boolean mandatory;

    @Option(names = "--minimum-version", paramLabel = "V", description = "Older versions take a step between.")
    private @Nullable String minimum;

    @Option(
            names = "--rollout",
            paramLabel = "PERCENT",
            defaultValue = "100",
            description = "How many get it by themselves (default: ${DEFAULT-VALUE}).")
    private double percent = 100;

    ReleaseOptions() {}

    NewRelease release(Version version) {
        try {
            NewRelease.Builder release =
                    NewRelease.builder(version).rollout(new Rollout(percent)).notes(NotesFiles.read(notes));
            for (NewArtifact artifact : artifacts) release.artifact(mirrored(artifact));
            if (critical) release.critical();
            if (mandatory) release.mandatory();
            if (minimum != null) release.minimumVersion(Version.parse(minimum));
            return release.build();
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }

    private NewArtifact mirrored(NewArtifact artifact) {
        NewArtifact all = artifact;
        for (URI mirror : mirrors) all = all.alsoOnMirror(mirror);
        return all;
    }

    /** {@code linux-x64@5.10..6=dist/notes.zip}. */
    static final class Artifact implements ITypeConverter<NewArtifact> {
        Artifact() {}

        @Override
        public NewArtifact convert(String text) {
            int equals = text.indexOf('=');
            if (equals < 0) throw new TypeConversionException("expected OS-ARCH=FILE, not " + text);
            String[] target = text.substring(0, equals).split("@", 2);
            try {
                NewArtifact artifact = NewArtifact.of(Platform.parse(target[0]), Path.of(text.substring(equals + 1)));
                return target.length == 1 ? artifact : artifact.on(range(target[1]));
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(String.valueOf(e.getMessage()));
            }
        }

        private static OsRange range(String text) {
            int dots = text.indexOf("..");
            if (dots < 0) throw new TypeConversionException("expected MIN..MAX, MIN.. or ..MAX, not " + text);
            return new OsRange(
                    version(text.substring(0, dots)).orElse(null),
                    version(text.substring(dots + 2)).orElse(null));
        }

        private static Optional<OsVersion> version(String text) {
            if (text.isEmpty()) return Optional.empty();
            if (!text.matches("[0-9.]+")) throw new TypeConversionException("not the version of a system: " + text);
            return Optional.of(OsVersion.parse(text));
        }
    }
}
