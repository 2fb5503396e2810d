package io.github.clientupdater.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A crash after each step, or an upload that got so far: clients read the old feed or the new one, never none. */
class InterruptedPublishingTest {
    @TempDir
    Path dir;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void feedIsGoodAfterEachStepAndTheNextPublishWorks(int steps) throws Exception {
        PublishedDirectory desk = new PublishedDirectory(dir);
        desk.first().build().publish(desk.release("1.0.0").build());
        Path before = copyOf(desk.web);
        List<Path> written =
                desk.publisher().build().publish(desk.release("1.1.0").build()).written();
        Path after = copyOf(desk.web);

        replace(desk.web, before);
        Files.writeString(desk.web.resolve(".update.json.new"), "half of a f");
        for (Path file : written.subList(0, steps)) {
            Files.copy(
                    after.resolve(file.getFileName()),
                    desk.web.resolve(file.getFileName()),
                    StandardCopyOption.REPLACE_EXISTING);
        }

        assertThat(written).hasSize(3);
        assertThat(desk.feed().sequence()).isEqualTo(steps < 3 ? 1 : 2);
        String next = steps < 3 ? "1.1.0" : "1.2.0";
        desk.publisher().build().publish(desk.release(next).build());
        assertThat(desk.versions()).contains(next);
        assertThat(desk.web.resolve(".update.json.new")).doesNotExist();
    }

    private Path copyOf(Path directory) throws Exception {
        Path copy = Files.createTempDirectory(dir, "copy");
        replace(copy, directory);
        return copy;
    }

    private static void replace(Path target, Path source) throws Exception {
        for (Path directory : List.of(target, source)) Files.createDirectories(directory);
        try (var old = Files.list(target)) {
            for (Path file : old.toList()) Files.delete(file);
        }
        try (var files = Files.list(source)) {
            for (Path file : files.toList()) Files.copy(file, target.resolve(file.getFileName()));
        }
    }
}
