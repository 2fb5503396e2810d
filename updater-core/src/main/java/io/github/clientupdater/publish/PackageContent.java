package io.github.clientupdater.publish;

import io.github.clientupdater.internal.archive.Unpacked;
import io.github.clientupdater.internal.feed.PackagePaths;
import io.github.clientupdater.internal.files.PrivateDirectories;
import io.github.clientupdater.internal.files.Reasons;
import io.github.clientupdater.release.Format;
import io.github.clientupdater.task.Cancellation;
import io.github.clientupdater.task.UpdateException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What an archive unpacks to, found out as a client does it: one that a client would refuse is refused
 * here.
 *
 * @param files the elements of {@code files}; empty if they cannot be listed
 * @param remark why not, or an empty text
 */
record PackageContent(List<Map<String, Object>> files, String remark) {
    private static final int MAX_FILES = 20_000;

    static PackageContent of(BuiltFile file, Format format) throws PublishException {
        if (format != Format.ZIP && format != Format.TAR_GZ) return new PackageContent(List.of(), "");
        try {
            Path scratch = Files.createTempDirectory("updater-publish");
            try {
                return unpacked(file, format, scratch);
            } finally {
                PrivateDirectories.delete(scratch);
            }
        } catch (IOException e) {
            throw new PublishException("no client could unpack " + file.name() + ": " + Reasons.of(e), e);
        } catch (UpdateException e) {
            throw new PublishException("no client could unpack " + file.name() + ": " + e.getMessage(), e);
        }
    }

    private static PackageContent unpacked(BuiltFile file, Format format, Path scratch)
            throws IOException, UpdateException {
        Path root = scratch.resolve("content");
        Unpacked.of(file.file(), format, List.of(), root, new Cancellation());
        if (!PrivateDirectories.isPosix(root)) {
            return new PackageContent(
                    List.of(),
                    file.name() + " gets no list of its files: this system cannot tell which are executable");
        }
        return listed(top(root), file.name());
    }

    /** A single directory at the top is taken off, as the installation does. */
    private static Path top(Path root) throws IOException {
        try (Stream<Path> children = Files.list(root)) {
            List<Path> top = children.toList();
            boolean single = top.size() == 1 && Files.isDirectory(top.get(0), LinkOption.NOFOLLOW_LINKS);
            return single ? top.get(0) : root;
        }
    }

    private static PackageContent listed(Path root, String name) throws IOException {
        List<Map<String, Object>> files = new ArrayList<>();
        PackagePaths paths = new PackagePaths();
        for (Path path : leavesBelow(root)) {
            String relative = root.relativize(path).toString().replace('\\', '/');
            String problem = problemOf(path, relative, paths);
            if (files.size() == MAX_FILES) problem = "is one of more than " + MAX_FILES;
            if (!problem.isEmpty()) {
                return new PackageContent(
                        List.of(), name + " gets no list of its files: \"" + relative + "\" " + problem);
            }
            files.add(entry(relative, path));
        }
        return new PackageContent(files, "");
    }

    /** A list knows files alone, and a client that has one takes nothing else. */
    private static String problemOf(Path path, String relative, PackagePaths paths) {
        if (Files.isSymbolicLink(path)) return "is a link";
        return isDirectory(path) ? "is an empty directory" : paths.problemOf(relative);
    }

    private static boolean isDirectory(Path path) {
        return Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
    }

    /** Returns all files, links and empty directories. */
    private static List<Path> leavesBelow(Path root) throws IOException {
        List<Path> all;
        try (Stream<Path> paths = Files.walk(root)) {
            all = paths.sorted().toList();
        }
        Set<Path> parents = new HashSet<>();
        for (Path path : all) parents.add(path.getParent());
        return all.stream().filter(path -> !parents.contains(path)).toList();
    }

    private static Map<String, Object> entry(String relative, Path path) throws IOException {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("path", relative);
        entry.put("size", Files.size(path));
        entry.put("sha256", BuiltFile.digestOf(path).hex());
        boolean executable = Files.getPosixFilePermissions(path).contains(PosixFilePermission.OWNER_EXECUTE);
        entry.put("mode", executable ? "755" : "644");
        return entry;
    }
}
