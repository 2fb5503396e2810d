package io.github.clientupdater.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ReadmeTest {
    /** What the README shows is what the compiler has seen. */
    @Test
    void tenLinesOfTheReadmeAreCompiled() throws IOException {
        String readme = Files.readString(Path.of("../../README.md"));
        String source = Files.readString(Path.of("src/main/java/io/github/clientupdater/examples/TenLines.java"));
        int start = readme.indexOf("```java\n") + "```java\n".length();
        String shown = readme.substring(start, readme.indexOf("```", start));

        assertThat(shown).contains("checkAndApply()");
        assertThat(source.replaceAll("(?m)^ {8}", "")).contains(shown);
    }
}
