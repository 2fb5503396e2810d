package io.github.clientupdater.examples.packages;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clientupdater.publish.FeedPublisher;
import io.github.clientupdater.publish.NewArtifact;
import io.github.clientupdater.publish.NewRelease;
import io.github.clientupdater.publish.SigningKey;
import io.github.clientupdater.release.Platform;
import io.github.clientupdater.release.Version;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

/**
 * One application, its publisher and its updater's directory, all in a directory whose name hurts, with a
 * real web server. Nothing of the library is reached but through its public API, by the application itself.
 */
final class World implements AutoCloseable {
    static final String APP = "io.github.clientupdater.examples.probe";
    private static final int PATIENCE_SECONDS = 120;

    final Path directory;
    final Path diaryDirectory;
    private final Path settingsFile;
    private final SigningKey key = SigningKey.generate();
    private final Properties settings = new Properties();
    private final WebSite site;
    final Diaries diary;
    private boolean published;
    private Path standing;

    World(Path parent) throws IOException {
        this(parent, Awkward.NAME);
    }

    World(Path parent, String name) throws IOException {
        directory = Files.createDirectories(parent.resolve(name)).toRealPath();
        diaryDirectory = Files.createDirectory(directory.resolve("diary"));
        settingsFile = directory.resolve("settings é.properties");
        site = WebSite.serve(Files.createDirectory(directory.resolve("site")));
        diary = new Diaries(diaryDirectory);
        standing = directory;
        settings.setProperty("feed", site.uri("update.json").toString());
        settings.setProperty("key", key.publicKey());
        settings.setProperty("workDir", workDir().toString());
        settings.setProperty("diary", diaryDirectory.toString());
    }

    Path workDir() {
        return directory.resolve("its work");
    }

    /** Tells the application something more of its {@code ProbeSettings}. */
    World setting(String name, Object value) {
        settings.setProperty(name, value.toString());
        return this;
    }

    /** Starts the application in another directory. */
    World standingIn(Path where) {
        standing = where;
        return this;
    }

    /** Publishes {@code file}, signed, as the newest version. */
    void publish(String version, Platform platform, Path file) throws Exception {
        FeedPublisher.Builder publisher = FeedPublisher.builder(site.directory(), APP, List.of(key));
        if (!published) publisher.firstFeed(1);
        published = true;
        publisher
                .build()
                .publish(NewRelease.builder(Version.parse(version))
                        .artifact(NewArtifact.of(platform, file))
                        .build());
    }

    /** Starts the application and returns once that process has ended, as it should, for an update or for good. */
    void run(List<String> program) throws IOException, InterruptedException {
        run(program, Map.of());
    }

    void run(List<String> program, Map<String, String> environment) throws IOException, InterruptedException {
        try (Writer out = Files.newBufferedWriter(settingsFile)) {
            settings.store(out, null);
        }
        List<String> command = new ArrayList<>(program);
        command.addAll(arguments());
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(standing.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
        builder.environment().putAll(environment);
        Process process = builder.start();
        boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (!ended) process.destroyForcibly();
        assertThat(ended).as("the application ends; it said: %s", said()).isTrue();
        assertThat(process.exitValue()).as("it said: %s", said()).isZero();
    }

    /** What the application is started with, each time. */
    List<String> arguments() {
        List<String> arguments = new ArrayList<>(List.of(settingsFile.toString()));
        arguments.addAll(Awkward.ARGUMENTS);
        return arguments;
    }

    private Path log() {
        return directory.resolve("output.txt");
    }

    /** What application and relauncher said, for the messages of failures. */
    String said() throws IOException {
        StringBuilder said = new StringBuilder();
        try (var files = Files.walk(workDir())) {
            for (Path file : (Iterable<Path>) files::iterator) {
                if (file.toString().endsWith("log")) said.append(Files.readString(file));
            }
        } catch (NoSuchFileException e) {
            said.append("(no work directory)\n");
        }
        return said.append(Files.exists(log()) ? Files.readString(log()) : "").toString();
    }

    /** Waits until no process of this world is left: what comes after the last page is the relauncher's. */
    void awaitQuiet() {
        Processes.awaitEndOf(directory);
    }

    @Override
    public void close() {
        Processes.destroy(directory);
        site.close();
    }
}
