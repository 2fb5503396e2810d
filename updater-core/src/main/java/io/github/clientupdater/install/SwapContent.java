package io.github.clientupdater.install;

import io.github.clientupdater.host.HostApplication;
import io.github.clientupdater.internal.archive.Unpacked;
import io.github.clientupdater.internal.files.PrivateDirectories;
import io.github.clientupdater.internal.swap.SwapArea;
import io.github.clientupdater.release.Artifact;
import io.github.clientupdater.release.Format;
import io.github.clientupdater.release.Release;
import io.github.clientupdater.task.Cancellation;
import io.github.clientupdater.task.UpdateException;
import io.github.clientupdater.verify.VerifiedArtifact;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.Optional;

/** What takes the place of the installation, and how it is made from a package. */
enum SwapContent {
    /** A directory with one directory for each version, and a file that names the one to start. */
    SLOTS {
        @Override
        boolean comesFrom(Format format) {
            return DIRECTORY.comesFrom(format);
        }

        @Override
        Optional<Path> installation(HostApplication host) {
            return host.installDir().filter(Slots::areAt);
        }

        @Override
        boolean isAt(Path live) {
            return Slots.areAt(live);
        }

        @Override
        Path root(Path live) {
            return live;
        }

        @Override
        String last(Path live, HostApplication host) {
            return Slots.POINTER;
        }

        @Override
        void make(VerifiedArtifact verified, Release release, Site site, Cancellation cancellation)
                throws IOException, UpdateException {
            Path current = Slots.current(site.live());
            Slots.makeRoom(site.live(), release.version());
            Path slot = Slots.prepare(site.area().fresh(), release.version());
            unpack(verified, site, current, slot, cancellation);
            Ownership.copy(current, slot);
        }
    },
    /** An application directory, from an archive. */
    DIRECTORY {
        @Override
        boolean comesFrom(Format format) {
            return format == Format.ZIP || format == Format.TAR_GZ;
        }

        @Override
        Optional<Path> installation(HostApplication host) {
            return host.installDir().filter(directory -> !Slots.areAt(directory));
        }

        @Override
        boolean isAt(Path live) {
            return Files.isDirectory(live);
        }

        @Override
        Path root(Path live) {
            return live;
        }

        @Override
        String last(Path live, HostApplication host) {
            return Bootstrap.of(live, host.relaunchCommand(), System.getProperty("java.class.path", ""));
        }

        @Override
        void make(VerifiedArtifact verified, Release release, Site site, Cancellation cancellation)
                throws IOException, UpdateException {
            unpack(verified, site, site.live(), site.area().fresh(), cancellation);
            Ownership.copy(site.live(), site.area().fresh());
        }
    },
    /** One file, as it came: a runnable jar, an AppImage. */
    FILE {
        @Override
        boolean comesFrom(Format format) {
            return format == Format.JAR || format == Format.APP_IMAGE;
        }

        @Override
        Optional<Path> installation(HostApplication host) {
            return host.installFile();
        }

        @Override
        boolean isAt(Path live) {
            return Files.isRegularFile(live);
        }

        @Override
        Path root(Path live) {
            return PrivateDirectories.parentOf(live);
        }

        @Override
        String last(Path live, HostApplication host) {
            return live.getFileName().toString();
        }

        @Override
        void make(VerifiedArtifact verified, Release release, Site site, Cancellation cancellation) throws IOException {
            PrivateDirectories.createNew(site.area().fresh());
            Path file = site.area().fresh().resolve(site.live().getFileName());
            Files.copy(verified.file(), file);
            Ownership.copy(site.live(), file);
        }
    };

    abstract boolean comesFrom(Format format);

    abstract Optional<Path> installation(HostApplication host);

    abstract boolean isAt(Path live);

    /** Returns the directory whose content changes. */
    abstract Path root(Path live);

    /** Returns the path below the root that decides which version starts, or nothing. */
    abstract String last(Path live, HostApplication host);

    /** Makes the new tree, {@link SwapArea#fresh}. */
    abstract void make(VerifiedArtifact verified, Release release, Site site, Cancellation cancellation)
            throws IOException, UpdateException;

    /** Returns whether what the new tree does not have goes from the installation. */
    boolean isWhole() {
        return this == DIRECTORY;
    }

    private static void unpack(
            VerifiedArtifact verified, Site site, Path installed, Path target, Cancellation cancellation)
            throws IOException, UpdateException {
        SwapArea area = site.area();
        Artifact artifact = verified.artifact();
        Unpacked unpacked =
                Unpacked.of(verified.file(), artifact.format(), artifact.files(), area.unpacked(), cancellation);
        Files.move(unpacked.application(installed), target, StandardCopyOption.ATOMIC_MOVE);
        PrivateDirectories.delete(area.unpacked());
    }

    /** Where one installation lies, and the area beside it. */
    record Site(Path live, SwapArea area) {}

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
