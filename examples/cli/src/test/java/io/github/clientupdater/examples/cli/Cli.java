package io.github.clientupdater.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** The packaged command as a real process: no class of it is loaded by the tests. */
final class Cli {
    static final long PATIENCE_SECONDS = 60;
    private static final JsonMapper JSON = new JsonMapper();

    private Cli() {}

    /** The words that start the command; arguments follow. */
    static List<String> command() {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return List.of(java, "-XX:TieredStopAtLevel=1", "-jar", System.getProperty("updater.jar"));
    }

    static Finished run(List<String> arguments) {
        return start(arguments).finish();
    }

    static Running start(List<String> arguments) {
        List<String> words = new ArrayList<>(command());
        words.addAll(arguments);
        return startProcess(new ProcessBuilder(words));
    }

    /** Starts a command that nobody is there to answer. */
    static Running startProcess(ProcessBuilder builder) {
        try {
            Running running = startWithInput(builder);
            running.process.getOutputStream().close();
            return running;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Running startWithInput(ProcessBuilder builder) throws IOException {
        return new Running(builder.start());
    }

    /** A command that may still be running. */
    static final class Running {
        private final Process process;
        private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
        private final StringBuffer out = new StringBuffer();
        private final CompletableFuture<Void> outRead;
        private final CompletableFuture<String> err;

        private Running(Process process) {
            this.process = process;
            this.outRead = CompletableFuture.runAsync(this::readLines, task -> new Thread(task, "stdout").start());
            this.err = CompletableFuture.supplyAsync(
                    () -> text(process.getErrorStream()), task -> new Thread(task, "stderr").start());
        }

        private void readLines() {
            try (BufferedReader reader =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
                for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                    out.append(line).append('\n');
                    lines.add(line);
                }
            } catch (IOException e) {
                lines.add("standard output broke off: " + e.getMessage());
            }
        }

        private static String text(InputStream stream) {
            try (stream) {
                return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** Waits until a line of standard output has something that {@code regex} matches. */
        void awaitLine(String regex) throws InterruptedException {
            List<String> seen = new ArrayList<>();
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
            while (true) {
                String line = lines.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
                assertThat(line).as("a line with %s after %s", regex, seen).isNotNull();
                seen.add(line);
                if (Pattern.compile(regex).matcher(line).find()) return;
            }
        }

        void type(String text) throws IOException {
            process.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().flush();
        }

        /** As {@code kill -9} does: nothing of the command runs any more. */
        Finished kill() {
            process.toHandle().destroyForcibly();
            return finish();
        }

        /** As Ctrl-C and {@code kill} do. */
        Finished interrupt() {
            process.toHandle().destroy(); // Process.destroy() would also close its standard output.
            return finish();
        }

        Finished finish() {
            try {
                boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
                if (!ended) process.destroyForcibly();
                assertThat(ended).as("ended by itself; it said %s", out).isTrue();
                outRead.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
                return new Finished(process.exitValue(), out.toString(), err.get(PATIENCE_SECONDS, TimeUnit.SECONDS));
            } catch (Exception e) {
                throw new AssertionError("the command cannot be waited for", e);
            }
        }
    }

    /** What a command left. */
    record Finished(int exitCode, String out, String err) {
        /** Every line of standard output, which must all be JSON objects. */
        List<JsonNode> json() {
            return out.lines().map(Finished::parse).toList();
        }

        private static JsonNode parse(String line) {
            try {
                JsonNode node = JSON.readTree(line);
                assertThat(node.isObject()).as("an object: %s", line).isTrue();
                return node;
            } catch (IOException e) {
                throw new AssertionError("not JSON: " + line, e);
            }
        }

        /** The last line, the only one that tells an outcome. */
        JsonNode outcome() {
            List<JsonNode> all = json();
            assertThat(all).as("lines; standard error says: %s", err).isNotEmpty();
            assertThat(all.stream().filter(line -> line.has("outcome"))).hasSize(1);
            return all.get(all.size() - 1);
        }

        String outcomeName() {
            return outcome().path("outcome").asText();
        }

        List<String> events() {
            return json().stream()
                    .filter(line -> line.has("event"))
                    .map(line -> line.get("event").asText())
                    .toList();
        }
    }
}
