package io.github.clientupdater.internal.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveRootTest {
    @TempDir
    Path temporary;

    @Test
    void singleTopDirectoryIsTakenOff() throws Exception {
        Path unpacked = Files.createDirectories(temporary.resolve("unpacked/notes-1.1.0"))
                .getParent();
        Path live = Files.createDirectory(temporary.resolve("live"));

        assertThat(ArchiveRoot.of(unpacked, live)).isEqualTo(unpacked.resolve("notes-1.1.0"));
        Files.createDirectory(live.resolve("notes-1.1.0"));
        assertThat(ArchiveRoot.of(unpacked, live)).isEqualTo(unpacked);
    }
}
