package io.github.clientupdater.examples.bench.harness;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The directory in which the contestants work, one after the other, each from nothing. */
final class Arena {
    private final Processes processes;

    Arena(Processes processes) {
        this.processes = processes;
    }

    /** Measures a new process that finds an empty directory. */
    Usage cold(Contestant contestant, Target target) throws IOException, InterruptedException {
        empty(target.directory());
        return again(contestant, target);
    }

    /** Measures a new process that finds what an earlier one has left. */
    Usage again(Contestant contestant, Target target) throws IOException, InterruptedException {
        List<List<String>> commands = contestant.commands().apply(target);
        Usage usage = Usage.NONE;
        for (List<String> command : commands) {
            boolean digest = !contestant.isJava() && command == commands.get(commands.size() - 1);
            usage = usage.then(processes.run(command, digest ? target.payload().sha256() : ""));
        }
        return usage;
    }

    /** Empties just before the clock starts: pages that were freed long ago are gone to the host. */
    static void empty(Path directory) throws IOException {
        Files.createDirectories(directory);
        Files.walkFileTree(directory, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path each, @Nullable IOException e) throws IOException {
                if (!each.equals(directory)) Files.delete(each);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /** Returns how many bytes lie in the directory now; files may vanish meanwhile. */
    static long bytesIn(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.map(Path::toFile)
                    .filter(File::isFile)
                    .mapToLong(File::length)
                    .sum();
        } catch (UncheckedIOException e) {
            return 0;
        }
    }
}
