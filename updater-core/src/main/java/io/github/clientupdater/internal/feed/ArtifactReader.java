package io.github.clientupdater.internal.feed;

import io.github.clientupdater.internal.feed.FeedArtifact.RemovedFile;
import io.github.clientupdater.internal.json.JsonObject;
import io.github.clientupdater.release.Format;
import io.github.clientupdater.release.OsRange;
import io.github.clientupdater.release.OsVersion;
import io.github.clientupdater.release.PackageFile;
import io.github.clientupdater.release.Platform;
import io.github.clientupdater.task.UpdateException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads one element of {@code artifacts}. */
final class ArtifactReader {
    private static final int MAX_FILES = 20_000;
    private static final int MAX_URLS = 8;
    private static final int MAX_URL = 2048;
    private static final long MAX_SIZE = 1L << 53;
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,31}+");
    private static final Pattern OS_VERSION = Pattern.compile("\\d{1,9}+(?:\\.\\d{1,9}+){0,7}+");

    private static final Set<String> SYSTEMS = Set.of("any", "linux", "macos", "mac", "darwin", "windows", "win");

    private final JsonObject json;
    private final PackagePaths files = new PackagePaths();

    private ArtifactReader(JsonObject json) {
        this.json = json;
    }

    /** Returns the file, or nothing if it is of a kind or for a system that this library does not know yet. */
    static Optional<FeedArtifact> read(JsonObject json) throws UpdateException {
        return new ArtifactReader(json).artifact();
    }

    private Optional<FeedArtifact> artifact() throws UpdateException {
        json.requireOnly(
                "os", "arch", "kind", "minimumOs", "maximumOs", "urls", "size", "sha256", "files", "removes", "ext");
        json.optionalObject("ext");
        String os = word("os");
        String arch = word("arch");
        String kind = word("kind");
        FeedArtifact artifact = new FeedArtifact(
                Platform.ANY,
                new OsRange(osVersion("minimumOs"), osVersion("maximumOs")),
                Format.ofFileName("." + kind),
                urls(),
                Fields.number(json, "size", 0, MAX_SIZE),
                Fields.digest(json, "sha256"),
                files(),
                removes());
        if (!isKnown(kind)) return Optional.empty();
        return platform(os, arch).map(platform -> on(platform, artifact));
    }

    private static FeedArtifact on(Platform platform, FeedArtifact artifact) {
        return new FeedArtifact(
                platform,
                artifact.osRange(),
                artifact.format(),
                artifact.urls(),
                artifact.size(),
                artifact.sha256(),
                artifact.files(),
                artifact.removes());
    }

    /** Only whole names: some "delta.zip" of the future is no package. */
    private static boolean isKnown(String kind) {
        return kind.equalsIgnoreCase("tgz")
                || Arrays.stream(Format.values()).anyMatch(format -> kind.equalsIgnoreCase(format.extension()));
    }

    /** Only whole names again: {@link Platform} takes whatever begins with "win" for Windows. */
    private static Optional<Platform> platform(String os, String arch) {
        if (!SYSTEMS.contains(os.toLowerCase(Locale.ROOT))) return Optional.empty();
        try {
            return Optional.of(Platform.of(os, arch));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // A system of the future hinders nobody on those of today.
        }
    }

    private String word(String name) throws UpdateException {
        String word = json.text(name);
        if (!WORD.matcher(word).matches()) throw json.malformed(name, "is not a plain word");
        return word;
    }

    private @Nullable OsVersion osVersion(String name) throws UpdateException {
        Optional<String> text = json.optionalText(name);
        if (text.isEmpty()) return null;
        if (!OS_VERSION.matcher(text.get()).matches()) throw json.malformed(name, "is not numbers with dots between");
        return OsVersion.parse(text.get());
    }

    private List<URI> urls() throws UpdateException {
        List<String> texts = json.textList("urls");
        if (texts.isEmpty() || texts.size() > MAX_URLS) {
            throw json.malformed("urls", "does not hold 1 to " + MAX_URLS + " addresses");
        }
        List<URI> urls = new ArrayList<>();
        for (String text : texts) urls.add(url(text));
        return List.copyOf(urls);
    }

    private URI url(String text) throws UpdateException {
        try {
            URI url = new URI(text);
            if (isPlain(text) && !url.isOpaque() && !hasUser(url)) return url;
        } catch (URISyntaxException e) {
            // Said below, without the text: it may hold a secret.
        }
        throw json.malformed("urls", "holds something that is not an address");
    }

    /** An address is ASCII (RFC 3986); {@link URI} takes more, and halves of characters among it. */
    private static boolean isPlain(String url) {
        return !url.isEmpty() && url.length() <= MAX_URL && url.chars().allMatch(c -> c <= '~');
    }

    /** {@link URI} finds no user where the host is not one, either. */
    private static boolean hasUser(URI url) {
        return url.getRawAuthority() != null && url.getRawAuthority().contains("@");
    }

    private List<PackageFile> files() throws UpdateException {
        if (!json.names().contains("files")) return List.of();
        List<PackageFile> list = new ArrayList<>();
        for (JsonObject file : json.objects("files", MAX_FILES)) {
            file.requireOnly("path", "size", "sha256", "mode");
            String path = files.claim(file, "path");
            long size = Fields.number(file, "size", 0, MAX_SIZE);
            list.add(new PackageFile(path, size, Fields.digest(file, "sha256"), isExecutable(file)));
        }
        return List.copyOf(list);
    }

    private static boolean isExecutable(JsonObject file) throws UpdateException {
        return switch (file.optionalText("mode").orElse("644")) {
            case "644" -> false;
            case "755" -> true;
            default -> throw file.malformed("mode", "is neither 644 nor 755");
        };
    }

    private List<RemovedFile> removes() throws UpdateException {
        if (!json.names().contains("removes")) return List.of();
        List<RemovedFile> removes = new ArrayList<>();
        PackagePaths paths = new PackagePaths();
        for (JsonObject file : json.objects("removes", MAX_FILES)) {
            file.requireOnly("path", "sha256");
            String path = paths.claim(file, "path");
            if (files.contains(path)) throw file.malformed("path", "is one of the files that are to stay");
            removes.add(new RemovedFile(path, Fields.digest(file, "sha256")));
        }
        return List.copyOf(removes);
    }
}
