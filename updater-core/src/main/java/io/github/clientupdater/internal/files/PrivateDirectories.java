package io.github.clientupdater.internal.files;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Directories that only their owner may enter, and their removal. */
public final class PrivateDirectories {
    private static final int OTHERS_WRITE = 0002;
    private static final int STICKY = 01000;

    private PrivateDirectories() {}

    /** Creates {@code directory} and what is missing above it; the last one is private. */
    public static void create(Path directory) throws IOException {
        if (Files.isDirectory(directory)) return;
        Files.createDirectories(parentOf(directory));
        try {
            createNew(directory);
        } catch (FileAlreadyExistsException e) {
            if (!Files.isDirectory(directory)) throw e; // Else another process was faster.
        }
    }

    /** Creates {@code directory}, which must not exist; its parent must. */
    public static void createNew(Path directory) throws IOException {
        if (isPosix(directory)) {
            Files.createDirectory(
                    directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } else {
            Files.createDirectory(directory); // Windows: the user's own data folder is private already.
        }
    }

    /**
     * Deletes {@code root} with all it holds. A symbolic link is deleted, never followed; what cannot
     * be listed because its owner took away the rights is given them back first.
     */
    public static void delete(Path root) throws IOException {
        if (!Files.exists(root, LinkOption.NOFOLLOW_LINKS)) return;
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
                    throws IOException {
                if (isPosix(directory) && !Files.isWritable(directory)) {
                    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure)
                    throws IOException {
                if (failure != null) throw failure;
                Files.delete(directory);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /** Deletes what lies in {@code directory}, but for the names that {@code kept} accepts. */
    public static void deleteAllBut(Path directory, Predicate<String> kept) throws IOException {
        try (Stream<Path> children = Files.list(directory)) {
            for (Path child : children.toList()) {
                if (!kept.test(String.valueOf(child.getFileName()))) delete(child);
            }
        }
    }

    /** Returns whether everybody on this machine may replace what lies in {@code directory}. */
    public static boolean isOpenToOthers(Path directory) throws IOException {
        if (!directory.getFileSystem().supportedFileAttributeViews().contains("unix")) return false;
        int mode = (Integer) Files.getAttribute(directory, "unix:mode");
        return (mode & OTHERS_WRITE) != 0 && (mode & STICKY) == 0;
    }

    /** Returns the directory that {@code path} lies in. */
    public static Path parentOf(Path path) {
        return Objects.requireNonNull(path.toAbsolutePath().getParent(), "the root of a file system");
    }

    /** Returns whether {@code path} lies on a file system with POSIX permissions. */
    public static boolean isPosix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
