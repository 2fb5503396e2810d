package io.github.clientupdater.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** Real programs of this machine that ours have to agree with. */
public final class Programs {
    private static final int PATIENCE_SECONDS = 60;

    private Programs() {}

    /** Ends the test, with a reason, where {@code name} is not installed; in CI it has to be. */
    public static void require(String name) {
        boolean found = Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, name)));
        if (found) return;
        String reason = name + " is not installed here: whether it agrees with ours is not tested";
        if (System.getenv("CI") != null) throw new AssertionError(reason);
        System.out.println(reason);
        Assumptions.abort(reason);
    }

    /** Runs a program in {@code directory}, types {@code input}, and returns what it printed; it must succeed. */
    public static String run(Path directory, String input, String... words) {
        Result result = tryRun(directory, input, words);
        assertThat(result.exitCode())
                .as("%s: %s", List.of(words), result.text())
                .isZero();
        return result.text();
    }

    /** As {@link #run}, whether it succeeds or not. */
    public static Result tryRun(Path directory, String input, String... words) {
        try {
            Process process = new ProcessBuilder(words)
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .start();
            process.getOutputStream().write(input.getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().close();
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
            return new Result(process.exitValue(), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * What a program left.
     *
     * @param exitCode what it ended with
     * @param text both of its outputs
     */
    public record Result(int exitCode, String text) {}
}
