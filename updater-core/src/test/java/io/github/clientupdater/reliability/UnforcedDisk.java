package io.github.clientupdater.reliability;

import io.github.clientupdater.internal.swap.Disk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A disk that forgets to make files durable, and perhaps names too: a rig that finds nothing wrong with it is blind. */
final class UnforcedDisk implements Disk {
    private final Disk disk = Disk.real();
    private final boolean forcesNames;

    private UnforcedDisk(boolean forcesNames) {
        this.forcesNames = forcesNames;
    }

    /** Forgets the content of files. */
    static Disk forgettingContent() {
        return new UnforcedDisk(true);
    }

    /** Forgets everything. */
    static Disk forgettingAll() {
        return new UnforcedDisk(false);
    }

    @Override
    public void createDirectory(Path directory, String permissions, Path model) throws IOException {
        disk.createDirectory(directory, permissions, model);
    }

    @Override
    public void link(Path existing, Path name) throws IOException {
        disk.link(existing, name);
    }

    @Override
    public void move(Path source, Path target) throws IOException {
        disk.move(source, target);
    }

    @Override
    public void write(Path file, byte[] content) throws IOException {
        Files.write(file, content, StandardOpenOption.CREATE_NEW);
    }

    @Override
    public void delete(Path path) throws IOException {
        disk.delete(path);
    }

    @Override
    public void force(Path file) {}

    @Override
    public void forceDirectory(Path directory) throws IOException {
        if (forcesNames) disk.forceDirectory(directory);
    }
}
