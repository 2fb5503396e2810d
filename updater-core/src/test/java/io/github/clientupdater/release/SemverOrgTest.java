package io.github.clientupdater.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The lists of valid and invalid versions that the semver.org FAQ links to (CC BY 3.0). */
class SemverOrgTest {
    private static final Path LISTS = Path.of("src/test/resources/semver");

    @Test
    void everyValidOneIsRead() throws IOException {
        List<String> valid = Files.readAllLines(LISTS.resolve("valid.txt"));

        assertThat(valid)
                .hasSize(31)
                .allSatisfy(text -> assertThat(Version.parse(text)).hasToString(text));
    }

    /** "1.2" is in the list of invalid ones and is our documented leniency. */
    @Test
    void everyInvalidOneIsRefused() throws IOException {
        List<String> accepted = Files.readAllLines(LISTS.resolve("invalid.txt")).stream()
                .filter(SemverOrgTest::isRead)
                .distinct()
                .toList();

        assertThat(accepted).containsExactly("1.2");
    }

    private static boolean isRead(String text) {
        try {
            return Version.parse(text) != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
