package io.github.clientupdater.examples.packages;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clientupdater.release.Platform;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An application in one executable file, replaced by another such file; it says how it is started again. */
@Tag("real")
class SingleFileIT {
    @TempDir
    Path temporary;

    @Test
    void isReplacedAsOneFileAndStartsAgain() throws Exception {
        try (SingleFileInstallation installed = SingleFileInstallation.make(temporary)) {
            World world = installed.world.setting("relaunch", installed.file);
            Path next = installed.healthy("1.1.0");
            world.publish("1.1.0", Platform.ANY, next);
            installed.start();
            DiaryPage end = world.diary.await("ended", "1.1.0");
            world.awaitQuiet();

            assertThat(end.pending()).as("it said: %s", world.said()).isEqualTo("Installed");
            assertThat(world.diary.starts()).containsExactly("1.0.0", "1.1.0");
            DiaryPage fresh = world.diary.await("started", "1.1.0");
            assertThat(fresh.arguments()).isEqualTo(world.arguments());
            assertThat(fresh.variable("APPIMAGE")).contains(installed.file.toString());
            installed.assertInPlace(Files.readAllBytes(next));
        }
    }

    @Test
    void oldFileComesBackWhenTheNewOneDoesNotStart() throws Exception {
        try (SingleFileInstallation installed = SingleFileInstallation.make(temporary)) {
            World world = installed.world.setting("relaunch", installed.file);
            byte[] before = Files.readAllBytes(installed.file);
            world.publish("1.1.0", Platform.ANY, installed.broken("1.1.0"));
            installed.start();
            DiaryPage end = world.diary.await("ended", "1.0.0");
            world.awaitQuiet();

            assertThat(world.diary.starts()).containsExactly("1.0.0", "1.1.0", "1.0.0");
            assertThat(end.pending()).startsWith("Failed ROLLED_BACK: ").contains("exit code 3");
            installed.assertInPlace(before);
        }
    }
}
