package io.github.clientupdater.server.relay;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clientupdater.task.Cancellation;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import mockwebserver3.MockWebServer;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process is killed at random moments of its syncs, while the server's files change and a person edits some
 * of the folder's. {@code -Dupdater.rounds=N -Dupdater.seed=S} for more of it.
 */
class KilledSyncTest {
    private static final int FILES = 12;
    private static final int LONGEST = 800; // Milliseconds: some syncs.

    @StartStop
    final MockWebServer server = new MockWebServer();

    @TempDir
    Path temporary;

    private final FakeRelay relay = new FakeRelay(server);
    private final Map<String, String> remote = new TreeMap<>();
    private final List<String> published = new ArrayList<>();
    private final List<String> edits = new ArrayList<>();

    @Test
    @Timeout(value = 1, unit = TimeUnit.HOURS) // As many rounds as somebody wants.
    void filesAreWhole_nobodysWorkIsLost_andTheNextSyncIsRight() throws Exception {
        int rounds = Integer.getInteger("updater.rounds", 4);
        long seed = Long.getLong("updater.seed", System.nanoTime());
        Random random = new Random(seed);
        Path folder = Files.createDirectories(temporary.resolve("données"));
        Files.writeString(folder.resolve("own.json"), "mine");
        int unfinished = 0;
        for (int round = 1; round <= rounds; round++) {
            change(random, round);
            editOne(random, folder, round);
            killOne(folder, random, round);
            requireWhole(folder, "seed " + seed + ", round " + round);
            if (!matches(folder)) unfinished++;

            FolderSync.Result result =
                    FolderSync.of(relay.client(), FakeRelay.COMPANY, folder).sync(new Cancellation());

            assertThat(result.failures()).as("seed %d, round %d", seed, round).isEmpty();
            assertThat(matches(folder))
                    .as("seed %d, round %d: in step", seed, round)
                    .isTrue();
            requireWhole(folder, "seed " + seed + ", round " + round);
        }
        System.out.println("killed syncs, seed " + seed + ": " + rounds + " rounds, " + unfinished
                + " of them ended before the folder was in step; no file was cut off or lost");
    }

    private void change(Random random, int round) {
        for (int i = 0; i < FILES; i++) {
            String name = "data_" + i + ".json";
            if (random.nextInt(4) == 0 && remote.size() > 1) {
                remote.remove(name);
                relay.remove(name);
            } else if (random.nextBoolean() || remote.isEmpty()) {
                String content = "[\"" + round + "." + i + "\", \"" + "x".repeat(random.nextInt(100_000)) + "\"]";
                published.add(content);
                remote.put(name, content);
                relay.put(name, content);
            }
        }
    }

    private void editOne(Random random, Path folder, int round) throws IOException {
        Path file = folder.resolve("data_" + random.nextInt(FILES) + ".json");
        String edit = "\"edited in round " + round + "\"";
        if (Files.exists(file)) edits.remove(Files.readString(file)); // This person overwrites it, not the sync.
        edits.add(edit);
        Files.writeString(file, edit);
    }

    private void killOne(Path folder, Random random, int round) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Dfile.encoding=UTF-8",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        KilledSync.class.getName(),
                        server.url("/").toString(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            assertThat(out.readLine()).isEqualTo("begins");
            long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(random.nextInt(LONGEST));
            for (int step = 1; System.nanoTime() < end; step++) {
                change(random, round * 1000 + step); // So that there is always something on its way.
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
            }
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    private boolean matches(Path folder) throws IOException {
        Map<String, String> here = visible(folder);
        here.keySet().removeIf(name -> !name.startsWith("data_") || !name.endsWith(".json"));
        here.entrySet().removeIf(file -> !remote.containsKey(file.getKey()) && edits.contains(file.getValue())); // Own.
        return here.equals(remote);
    }

    /** Every file is one that the server once had, or a person's; and each of a person's is still somewhere. */
    private void requireWhole(Path folder, String when) throws IOException {
        Map<String, String> here = visible(folder);
        assertThat(here.remove("own.json")).as(when).isEqualTo("mine");
        List<String> known = new ArrayList<>(published);
        known.addAll(edits);
        here.forEach((name, content) -> assertThat(known.contains(content))
                .as("%s: %s is whole: %s", when, name, content.substring(0, Math.min(30, content.length())))
                .isTrue());
        assertThat(here.values()).as(when).containsAll(edits);
        here.keySet().removeIf(name -> !name.contains(".local-"));
        assertThat(edits).as("%s: only a person's files are kept aside", when).containsAll(here.values());
    }

    private static Map<String, String> visible(Path folder) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.list(folder)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(String.valueOf(file.getFileName()), Files.readString(file));
            }
        }
        return files;
    }
}
