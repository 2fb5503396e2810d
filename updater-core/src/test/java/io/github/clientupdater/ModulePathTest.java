package io.github.clientupdater;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clientupdater.testing.TreeSnapshot;
import io.github.clientupdater.testing.Zips;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.junit5.StartStop;
import okio.Buffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs a program from the module path, where a package that is not exported, a module that is not
 * required and a resource that is not found would show. The other tests run from the class path.
 */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the relauncher has not been run on Windows yet")
class ModulePathTest {
    private static final List<String> RUN_TIME = List.of(
            "okhttp-jvm-",
            "okio-jvm-",
            "kotlin-stdlib-",
            "annotations-13",
            "jackson-",
            "semver4j-",
            "slf4j-api-",
            "jspecify-");

    @StartStop
    final MockWebServer server = new MockWebServer();

    @TempDir
    Path temporary;

    @Test
    void moduleUpdatesAnApplication() throws Exception {
        Path installDir = Files.createDirectory(temporary.resolve("app"));
        byte[] zip = Zips.of(Map.of("version", "two"));
        server.enqueue(new MockResponse.Builder().body(manifest(zip)).build());
        server.enqueue(new MockResponse.Builder().body(new Buffer().write(zip)).build());
        compile();

        String output = run(
                server.url("/latest.json").toString(),
                installDir.toString(),
                temporary.resolve("work").toString());

        assertThat(output).contains("Installed[release=Release[2.0.0, stable]]");
        assertThat(installDir.resolve("version")).hasContent("two");
    }

    private static String manifest(byte[] zip) {
        return """
                {"version": "2.0.0", "release_date": "2026-11-21", "download_url": "app.zip", "changelog": [],
                 "sha256": "%s", "size": %d}
                """.formatted(TreeSnapshot.digest(zip), zip.length);
    }

    private void compile() {
        Path sources = Path.of("src/test/resources/modulepath");
        int errors = ToolProvider.findFirst("javac")
                .orElseThrow()
                .run(
                        System.out,
                        System.err,
                        "-d",
                        temporary.resolve("demo").toString(),
                        "-p",
                        modulePath(),
                        sources.resolve("module-info.java").toString(),
                        sources.resolve("demo/Demo.java").toString());
        assertThat(errors).isZero();
    }

    private String run(String... args) throws Exception {
        String path = modulePath() + File.pathSeparator + temporary.resolve("demo");
        List<String> command = Stream.concat(Stream.of(java(), "-p", path, "-m", "demo/demo.Demo"), Arrays.stream(args))
                .toList();
        Path output = temporary.resolve("output");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(process.waitFor(50, TimeUnit.SECONDS)).isTrue();
        return Files.readString(output, StandardCharsets.UTF_8);
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private static String modulePath() {
        Stream<String> libraries = Arrays.stream(
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))
                                .split(File.pathSeparator))
                .filter(entry ->
                        RUN_TIME.stream().anyMatch(Path.of(entry).getFileName().toString()::startsWith));
        return Stream.concat(Stream.of("target/classes"), libraries).collect(Collectors.joining(File.pathSeparator));
    }
}
