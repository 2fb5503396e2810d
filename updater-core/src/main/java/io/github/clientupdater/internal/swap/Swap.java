package io.github.clientupdater.internal.swap;

import java.nio.file.FileSystem;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.function.Predicate;

/**
 * What takes whose place.
 *
 * @param root the directory whose content changes
 * @param area the hidden directory beside it, on the same volume, in which the new tree is {@code new}
 * @param whole whether what the new tree does not have goes; otherwise only what it has is put in place
 * @param last the path that is put in place last, because it decides which version starts; or empty
 * @param preserved patterns (glob, of relative paths) of what belongs to the user: if it is there, it stays
 * @param digest of the new tree, as it was when it was verified
 */
public record Swap(Path root, Path area, boolean whole, String last, List<String> preserved, String digest) {
    /** Copies the patterns. */
    public Swap {
        preserved = List.copyOf(preserved);
    }

    Predicate<String> preservation() {
        FileSystem system = root.getFileSystem();
        List<PathMatcher> matchers = preserved.stream()
                .map(pattern -> system.getPathMatcher("glob:" + pattern))
                .toList();
        return path -> matchers.stream().anyMatch(matcher -> matcher.matches(system.getPath(path)));
    }
}
