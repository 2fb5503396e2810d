package io.github.clientupdater.security;

import static io.github.clientupdater.security.SignedApplication.DAILY;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.clientupdater.UpdateOutcome;
import io.github.clientupdater.decision.Decision.Reason;
import io.github.clientupdater.decision.UpdateTrigger;
import io.github.clientupdater.task.UpdateException.Code;
import io.github.clientupdater.testing.Programs;
import io.github.clientupdater.testing.RecordingProcessLauncher;
import io.github.clientupdater.testing.faults.Content;
import io.github.clientupdater.user.UserDriver.Timing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Part G of docs/security-tests.md: launching installers. Rows about the table itself are in PackageKindTest. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the installers of this test are shell scripts")
class PartGLaunchTest {
    @TempDir
    Path directory;

    private SignedApplication app;
    private Path record;
    private Path file;

    @BeforeEach
    void install() throws IOException {
        app = new SignedApplication(directory);
        app.timing = Timing.NOW;
        record = directory.resolve("record");
        file = app.workDir.resolve("downloads/2.0.0/com.acme.app-2.0.0.run");
    }

    @AfterEach
    void close() {
        app.close();
    }

    /** An installer that writes down what it was started with. */
    private Content installer() {
        return Content.of(text());
    }

    private byte[] text() {
        String script = "#!/bin/sh\nfor word in \"$0\" \"$@\"; do echo \"<$word>\"; done > '" + record + "'\n";
        return script.getBytes(StandardCharsets.UTF_8);
    }

    private FeedText publish(String kind, Content content, String path, String url) {
        app.server.publish("/" + path, content);
        FeedText feed = FeedText.of("2.0.0", content).withArtifact("kind", kind).withArtifact("urls", List.of(url));
        app.publish(feed, DAILY);
        return feed;
    }

    private void assertRanWithoutArguments() {
        app.launcher = RecordingProcessLauncher.starting();
        assertThat(app.update()).isInstanceOf(UpdateOutcome.Installed.class);
        assertThat(record).hasContent("<" + file + ">");
    }

    @ParameterizedTest(name = "G1 the feed names arguments, as {0}")
    @ValueSource(strings = {"args", "arguments", "command", "installer", "silentArgs"})
    void arguments(String field) throws IOException {
        FeedText feed = publish("run", installer(), "app.run", "app.run");
        app.publish(feed.withArtifact(field, List.of("/S & calc", "--evil")), DAILY);

        app.assertRejected(Code.FEED_MALFORMED);
    }

    @ParameterizedTest(name = "G2 CVE-2024-24576 the file is a .{0}")
    @ValueSource(strings = {"bat", "cmd", "BAT", "ps1", "vbs", "scr", "com"})
    void batchFile(String kind) throws IOException {
        publish(kind, installer(), "app." + kind, "app." + kind);

        app.assertNotOffered(Reason.NOTHING_FOR_PLATFORM);
    }

    @ParameterizedTest(name = "G3 CVE-2024-39698 the file lies at {0}")
    @CsvSource({
        "d/%25TEMP%25.run",
        "d/%60id%60.run",
        "d/it's.run",
        "d/a&b.run",
        "d/$(id).run",
        "d/%22q%22.run",
        "d/a%20b.run"
    })
    void nameThatBreaksACommand(String url) {
        publish("run", installer(), url, url);

        assertRanWithoutArguments();
    }

    @ParameterizedTest(name = "G4 CVE-2025-9164 CVE-2017-20051 {0} lies beside the installer")
    @ValueSource(strings = {"version.dll", "app.exe.local", ".hidden", "com.acme.app-2.0.0.run.config"})
    void plantedLibrary(String name) throws IOException {
        publish("run", installer(), "app.run", "app.run");
        app.heard.whenStaged = () -> plant(file.resolveSibling(name));

        app.assertRejected(Code.PACKAGE_DIRECTORY_UNSAFE);
        assertThat(record).doesNotExist();
    }

    private static void plant(Path path) {
        try {
            Files.writeString(path, "evil");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    @DisplayName("G6 the environment would put code into the installer")
    void environment() throws Exception {
        Map<String, String> harm = Map.of(
                "JAVA_TOOL_OPTIONS", "-Devil=1",
                "_JAVA_OPTIONS", "-Devil=2",
                "JDK_JAVA_OPTIONS", "-Devil=3",
                "CLASSPATH", "/evil.jar",
                "LD_PRELOAD", "/evil.so",
                "DYLD_INSERT_LIBRARIES", "/evil.dylib",
                "_JPACKAGE_LAUNCHER", "evil");
        ProcessBuilder helper = new ProcessBuilder(java(PoisonedHelper.class.getName(), directory.toString()))
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("helper.log").toFile());
        helper.environment().putAll(harm);
        helper.environment().put("WANTED", "yes");

        assertThat(helper.start().waitFor()).isZero();

        assertThat(directory.resolve("log")).content().contains("WANTED=yes").doesNotContain("evil");
    }

    private static String[] java(String... words) {
        String program = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return Stream.concat(Stream.of(program, "-cp", System.getProperty("java.class.path")), Stream.of(words))
                .toArray(String[]::new);
    }

    @ParameterizedTest(name = "G7 a ZIP archive that is called .{0}")
    @ValueSource(strings = {"run", "appimage"})
    void wrongKind(String kind) throws IOException {
        publish(kind, SignedApplication.ZIP, "app." + kind, "app." + kind);

        app.assertRejected(Code.PACKAGE_KIND_MISMATCH);
    }

    @Test
    @DisplayName("G8 the system starts nothing: the application goes on, the file is kept")
    void nothingStarts() throws IOException {
        publish("run", installer(), "app.run", "app.run");

        assertThat(app.update())
                .isInstanceOfSatisfying(
                        UpdateOutcome.Failed.class,
                        failed -> assertThat(failed.cause().code()).isEqualTo(Code.LAUNCH_FAILED));
        assertThat(file).hasBinaryContent(text());
        assertThat(app.workDir.resolve("state/pending")).doesNotExist();
    }

    @Test
    @DisplayName("G9 the session ends: nothing is begun that would be cut off")
    void sessionEnds() {
        String said = Programs.run(directory, "", java("io.github.clientupdater.install.EndingJvm"));

        assertThat(said.lines()).endsWith("allowed", Code.SHUTTING_DOWN.name());
    }

    @Test
    @DisplayName("G10 the same update again and again")
    void loop() {
        publish("run", installer(), "app.run", "app.run");
        app.trigger = UpdateTrigger.STARTUP;

        assertThat(app.update()).isInstanceOf(UpdateOutcome.Failed.class);
        assertThat(app.update()).isInstanceOf(UpdateOutcome.Failed.class);
        assertThat(app.update()).isEqualTo(new UpdateOutcome.UpToDate(Reason.FAILED_BEFORE));
    }
}
