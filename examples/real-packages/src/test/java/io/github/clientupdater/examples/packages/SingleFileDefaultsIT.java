package io.github.clientupdater.examples.packages;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clientupdater.release.Platform;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An application in one executable file that does not say how it is started again: the library has to know. */
@Tag("real")
class SingleFileDefaultsIT {
    @TempDir
    Path temporary;

    /** The jar that runs lies in a directory that is gone with the process: only APPIMAGE says what stays. */
    @Test
    void isStartedAgainAsOneFile() throws Exception {
        try (SingleFileInstallation installed = SingleFileInstallation.make(temporary)) {
            World world = installed.world;
            Path next = installed.healthy("1.1.0");
            world.publish("1.1.0", Platform.ANY, next);
            installed.start();
            DiaryPage end = world.diary.await("ended", "1.1.0");
            world.awaitQuiet();

            assertThat(end.pending()).as("it said: %s", world.said()).isEqualTo("Installed");
            assertStartedAlike(installed, world.diary.await("started", "1.0.0"), world.diary.await("started", "1.1.0"));
            installed.assertInPlace(Files.readAllBytes(next));
        }
    }

    private static void assertStartedAlike(SingleFileInstallation installed, DiaryPage old, DiaryPage fresh) {
        assertThat(fresh.arguments()).isEqualTo(installed.world.arguments());
        assertThat(fresh.options()).isEqualTo(old.options());
        assertThat(fresh.variable("APPIMAGE")).contains(installed.file.toString());
        assertThat(fresh.variable("APPDIR")).isPresent().isNotEqualTo(old.variable("APPDIR"));
        assertThat(fresh.variable("OWD")).contains(installed.world.directory.toString());
        // The directory of the old version is gone: whoever still has it in a path looks where nothing is.
        assertThat(fresh.variable("LD_LIBRARY_PATH"))
                .contains(fresh.variable("APPDIR").orElseThrow() + "/usr/lib:/somebody's");
        assertThat(fresh.variablesUnlike(old)).containsOnly("APPDIR", "LD_LIBRARY_PATH", "PATH");
    }
}
