package io.github.clientupdater.publish;

import io.github.clientupdater.release.Format;
import io.github.clientupdater.release.OsRange;
import io.github.clientupdater.release.Platform;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A file that was built, and whom it is for. Its name will be that in the feed's directory.
 *
 * @param platform where it runs
 * @param osRange on which versions of that system
 * @param file where it lies now
 * @param urls where else it will lie, absolute; the feed's own directory need not be named
 */
public record NewArtifact(Platform platform, OsRange osRange, Path file, List<URI> urls) {
    /** Copies the addresses. */
    public NewArtifact {
        urls = List.copyOf(urls);
        for (URI url : urls) {
            if (!"https".equals(url.getScheme())) throw new IllegalArgumentException("a further address is not https");
        }
    }

    /** Returns a file for all versions of a system. */
    public static NewArtifact of(Platform platform, Path file) {
        return new NewArtifact(platform, OsRange.ANY, file, List.of());
    }

    /** Returns the same file for some versions of its system. */
    public NewArtifact on(OsRange range) {
        return new NewArtifact(platform, range, file, urls);
    }

    /** Returns the same file with one more address. */
    public NewArtifact alsoAt(URI url) {
        return new NewArtifact(
                platform,
                osRange,
                file,
                Stream.concat(urls.stream(), Stream.of(url)).toList());
    }

    /** Returns the same file with one more address: under the same name in a directory, with or without a slash. */
    public NewArtifact alsoOnMirror(URI directory) {
        String base = directory.toString();
        return alsoAt(URI.create((base.endsWith("/") ? base : base + "/") + BuiltFile.url(name())));
    }

    String name() {
        return String.valueOf(file.getFileName());
    }

    Format format() {
        return Format.ofFileName(name());
    }
}
