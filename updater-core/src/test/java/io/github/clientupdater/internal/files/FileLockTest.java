package io.github.clientupdater.internal.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileLockTest {
    private static final int GOT_IT = 0;
    private static final int REFUSED = 3;

    @TempDir
    Path directory;

    private int otherProcess(Path file) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        OtherProcess.class.getName(),
                        file.toString())
                .inheritIO()
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    @Test
    void oneHasIt_andAfterwardsAnother() throws Exception {
        Path file = directory.resolve("lock");
        try (FileLock lock = FileLock.tryLock(file).orElseThrow()) {
            assertThat(FileLock.tryLock(file)).isEmpty();
            assertThat(otherProcess(file)).isEqualTo(REFUSED);
        }
        assertThat(otherProcess(file)).isEqualTo(GOT_IT);
        FileLock.tryLock(file).orElseThrow().close();
    }

    /** On POSIX the end of any other channel to the file would give the lock up. */
    @Test
    void tryOfAnotherThreadDoesNotLoseIt() throws Exception {
        Path file = directory.resolve("lock");
        Path otherWay =
                Files.createSymbolicLink(directory.resolve("link"), directory).resolve("lock");
        try (FileLock lock = FileLock.tryLock(file).orElseThrow()) {
            assertThat(FileLock.tryLock(file)).isEmpty();
            assertThat(FileLock.tryLock(otherWay)).isEmpty();
            assertThat(FileLock.lock(file, Duration.ofMillis(30))).isEmpty();

            assertThat(otherProcess(file)).isEqualTo(REFUSED);
        }
    }

    @Test
    void whatCannotBeOpenedIsNotHeld() throws IOException {
        Path file = Files.createDirectory(directory.resolve("lock"));
        assertThat(catchThrowable(() -> FileLock.tryLock(file))).isInstanceOf(IOException.class);
        Files.delete(file);

        FileLock.tryLock(file).orElseThrow().close();
    }
}
