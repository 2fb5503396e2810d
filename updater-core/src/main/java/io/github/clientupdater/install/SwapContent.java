package io.github.clientupdater.install;

import io.github.clientupdater.host.HostApplication;
import io.github.clientupdater.internal.archive.Archive;
import io.github.clientupdater.internal.archive.Extraction;
import io.github.clientupdater.internal.files.PrivateDirectories;
import io.github.clientupdater.release.Format;
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
    /** An application directory, from an archive. */
    DIRECTORY {
        @Override
        boolean comesFrom(Format format) {
            return format == Format.ZIP || format == Format.TAR_GZ;
        }

        @Override
        Optional<Path> installation(HostApplication host) {
            return host.installDir();
        }

        @Override
        boolean isAt(Path live) {
            return Files.isDirectory(live);
        }

        @Override
        void make(VerifiedArtifact verified, SwapArea area, Cancellation cancellation)
                throws IOException, UpdateException {
            Extraction extraction = Extraction.into(area.unpacked());
            Archive.open(verified.file(), verified.artifact().format()).extractTo(extraction, cancellation);
            extraction.finish();
            Path root = ArchiveRoot.of(area.unpacked(), area.live());
            extraction.requireLinksInside(root);
            Files.move(root, area.fresh(), StandardCopyOption.ATOMIC_MOVE);
            PrivateDirectories.delete(area.unpacked());
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
        void make(VerifiedArtifact verified, SwapArea area, Cancellation cancellation) throws IOException {
            Files.copy(verified.file(), area.fresh());
        }
    };

    abstract boolean comesFrom(Format format);

    abstract Optional<Path> installation(HostApplication host);

    abstract boolean isAt(Path live);

    /** Makes {@link SwapArea#fresh}. */
    abstract void make(VerifiedArtifact verified, SwapArea area, Cancellation cancellation)
            throws IOException, UpdateException;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
