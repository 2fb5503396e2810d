package io.github.clientupdater.life;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Everything is killed at a random moment of an update: the application, the relauncher, the new version. Then
 * the application is started as a person would. {@code -Dupdater.rounds=N -Dupdater.seed=S} for more of it.
 */
@EnabledOnOs(value = OS.LINUX, disabledReason = "finds the processes of an application below /proc")
class RandomKillsTest {
    private static final int LONGEST = 3000; // Milliseconds: longer than an update takes here.

    @TempDir
    Path temporary;

    @Test
    @Timeout(value = 1, unit = TimeUnit.HOURS) // As many rounds as somebody wants.
    void whatStartsIsTheOldVersionOrTheNewOne() throws Exception {
        int rounds = Integer.getInteger("updater.rounds", 4);
        long seed = Long.getLong("updater.seed", System.nanoTime());
        Random random = new Random(seed);
        int updated = 0;
        try (Life life = new Life(temporary.resolve("Démo d'app"), "healthy, check")) {
            for (int round = 1; round <= rounds; round++) {
                String before = life.version();
                String after = (round + 1) + ".0.0";
                life.publish(after, "healthy, check");
                life.startAndKill(random.nextInt(LONGEST));
                life.start();
                life.awaitQuiet();

                String now = life.version();
                assertThat(now).as("seed %d, round %d", seed, round).isIn(before, after);
                life.requireWhole(now);
                if (now.equals(after)) updated++;
            }
            System.out.println("random kills, seed " + seed + ": " + rounds + " rounds, " + updated + " ended with the"
                    + " new version, " + (rounds - updated) + " with the old one, none with a mixture");
        }
    }
}
