package io.github.clientupdater.internal.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clientupdater.task.UpdateException;
import io.github.clientupdater.task.UpdateException.Code;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class FilesTest {
    @TempDir
    Path temporary;

    @Test
    void atomicWriteReplaces_evenAfterACrash() throws Exception {
        Path file = Files.writeString(temporary.resolve("state"), "old");
        Files.writeString(temporary.resolve("state.new"), "half of what a cra");

        AtomicFiles.write(file, "new".getBytes(StandardCharsets.UTF_8));

        assertThat(file).hasContent("new");
        assertThat(temporary.resolve("state.new")).doesNotExist();
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "compares Unix permissions")
    void privateDirectoryIsForItsOwnerOnly() throws Exception {
        Path directory = temporary.resolve("a/b");

        PrivateDirectories.create(directory);
        PrivateDirectories.create(directory);

        assertThat(Files.getPosixFilePermissions(directory)).isEqualTo(PosixFilePermissions.fromString("rwx------"));
        assertThatThrownBy(() -> PrivateDirectories.createNew(directory))
                .isInstanceOf(FileAlreadyExistsException.class);
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "makes symbolic links and changes Unix permissions")
    void deletingNeverFollowsALink() throws Exception {
        Path precious = Files.createDirectory(temporary.resolve("precious"));
        Files.writeString(precious.resolve("file"), "kept");
        Path root = Files.createDirectories(temporary.resolve("root/locked")).getParent();
        Files.createSymbolicLink(root.resolve("link"), precious);
        Files.writeString(root.resolve("locked/file"), "x");
        Files.setPosixFilePermissions(root.resolve("locked"), PosixFilePermissions.fromString("r-x------"));

        PrivateDirectories.delete(root);
        PrivateDirectories.delete(root);

        assertThat(root).doesNotExist();
        assertThat(precious.resolve("file")).hasContent("kept");
    }

    @Test
    void lockIsHeldOnce_andFreeAfterClose() throws Exception {
        Path file = temporary.resolve("lock");
        Optional<FileLock> first = FileLock.tryLock(file);

        assertThat(first).isPresent();
        assertThat(FileLock.tryLock(file)).isEmpty();
        first.get().close();
        Optional<FileLock> again = FileLock.tryLock(file);
        assertThat(again).isPresent();
        again.get().close();
    }

    @Test
    void missingRoomIsToldInBytes() {
        assertThatThrownBy(() -> DiskSpace.require(temporary, Long.MAX_VALUE / 2))
                .isInstanceOfSatisfying(
                        UpdateException.class, e -> assertThat(e.code()).isEqualTo(Code.DISK_FULL))
                .hasMessageMatching(".* \\d+ bytes are missing");
    }

    @Test
    void fullDiskIsRecognised() {
        assertThat(DiskSpace.isExhausted(new IOException("No space left on device")))
                .isTrue();
        assertThat(DiskSpace.isExhausted(new IOException("Disk quota exceeded")))
                .isTrue();
        assertThat(DiskSpace.isExhausted(new IOException("Permission denied"))).isFalse();
        assertThat(DiskSpace.isExhausted(new IOException())).isFalse();
    }
}
