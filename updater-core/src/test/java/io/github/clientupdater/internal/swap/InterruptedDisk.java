package io.github.clientupdater.internal.swap;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** A disk that something happens to just before one of its operations; the following ones are counted too. */
public final class InterruptedDisk implements Disk {
    /** What a kill looks like from inside: nobody catches it. */
    public static final class Kill extends Error {
        private static final long serialVersionUID = 1L;
    }

    private final Disk disk;
    private final IntPredicate fails;
    private final boolean kills;
    private @Nullable Path watched;
    private boolean touched;
    private int count;

    private InterruptedDisk(Disk disk, IntPredicate fails, boolean kills) {
        this.disk = disk;
        this.fails = fails;
        this.kills = kills;
    }

    /** Ends everything before operation {@code at}, counted from 0. A write is torn: half of it arrives. */
    static InterruptedDisk killedAt(int at) {
        return killedAt(at, Disk.real());
    }

    /** As {@link #killedAt(int)}, of {@code disk}. */
    public static InterruptedDisk killedAt(int at, Disk disk) {
        return new InterruptedDisk(disk, index -> index == at, true);
    }

    /** Refuses operation {@code at} and no other. */
    static InterruptedDisk failingAt(int at) {
        return new InterruptedDisk(Disk.real(), index -> index == at, false);
    }

    /** Refuses everything from operation {@code at} on. */
    static InterruptedDisk failingFrom(int at) {
        return new InterruptedDisk(Disk.real(), index -> index >= at, false);
    }

    /** Ends everything as soon as one file in {@code directory} has been replaced. */
    static InterruptedDisk killedOnceIn(Path directory) {
        InterruptedDisk disk = killedAt(-1);
        disk.watched = directory;
        return disk;
    }

    /** Returns how many operations there were. */
    public int count() {
        return count;
    }

    private void before() throws IOException {
        if (touched) throw new Kill();
        if (!fails.test(count++)) return;
        if (kills) throw new Kill();
        throw new IOException("No space left on device");
    }

    @Override
    public void createDirectory(Path directory, String permissions, Path model) throws IOException {
        before();
        disk.createDirectory(directory, permissions, model);
    }

    @Override
    public void link(Path existing, Path name) throws IOException {
        before();
        disk.link(existing, name);
    }

    @Override
    public void move(Path source, Path target) throws IOException {
        before();
        disk.move(source, target);
        touched = watched != null && target.startsWith(watched);
    }

    @Override
    public void write(Path file, byte[] content) throws IOException {
        try {
            before();
        } catch (Kill | IOException e) {
            disk.write(file, Arrays.copyOf(content, content.length / 2));
            throw e;
        }
        disk.write(file, content);
    }

    @Override
    public void delete(Path path) throws IOException {
        before();
        disk.delete(path);
    }

    @Override
    public void force(Path file) throws IOException {
        before();
        disk.force(file);
    }

    @Override
    public void forceDirectory(Path directory) throws IOException {
        before();
        disk.forceDirectory(directory);
    }
}
