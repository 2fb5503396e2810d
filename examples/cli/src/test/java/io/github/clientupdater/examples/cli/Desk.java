package io.github.clientupdater.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clientupdater.testing.Programs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okio.Buffer;

/** A publisher's desk: keys, built files, and a directory {@code web} that a web server shows. */
final class Desk implements AutoCloseable {
    static final String APP = "com.acme.notes";

    final Path dir;
    final Path web;
    private final MockWebServer server = new MockWebServer();

    Desk(Path dir) throws IOException {
        this.dir = Files.createDirectories(dir);
        this.web = dir.resolve("web");
        server.setDispatcher(new FilesDispatcher());
        server.start();
    }

    String url() {
        return server.url("/update.json").toString();
    }

    Path file(String name) {
        return dir.resolve(name);
    }

    /** Makes keys without a password. */
    void keygen(String... names) {
        for (String name : names) {
            succeed("keygen", "--no-password", "--out", file(name).toString());
        }
    }

    String publicKey(String name) throws IOException {
        return Files.readAllLines(file(name + ".pub")).get(1);
    }

    /** Runs a command that changes the feed, signed by {@code key}. */
    List<String> onFeed(String command, String key, String... further) {
        List<String> words = new ArrayList<>(List.of(command, "--dir", web.toString(), "--app-id", APP, "--json"));
        words.addAll(List.of("--key", file(key + ".key").toString()));
        words.addAll(List.of(further));
        return words;
    }

    List<String> publish(String key, String version, byte[] zip, String... further) throws IOException {
        Path file = Files.write(file("notes-" + version + ".zip"), zip);
        List<String> words = onFeed("publish", key, further);
        words.addAll(List.of("--version", version, "--artifact", "any-any=" + file));
        return words;
    }

    List<String> verify(String key, String... further) {
        List<String> words = new ArrayList<>(List.of("verify-feed", url(), "--app-id", APP, "--json"));
        words.addAll(List.of("--key", key));
        words.addAll(List.of(further));
        return words;
    }

    static Cli.Finished succeed(String... words) {
        return succeed(List.of(words));
    }

    static Cli.Finished succeed(List<String> words) {
        Cli.Finished finished = Cli.run(words);
        assertThat(finished.exitCode()).as("%s", finished).isZero();
        assertThat(finished.err()).isEmpty();
        return finished;
    }

    /** Runs a command in this directory with these variables and nobody to answer. */
    Cli.Finished run(Map<String, String> environment, String... words) {
        List<String> all = new ArrayList<>(Cli.command());
        all.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(all).directory(dir.toFile());
        builder.environment().remove("UPDATER_KEY_PASSWORD");
        builder.environment().putAll(environment);
        return Cli.startProcess(builder).finish();
    }

    String minisign(String input, String... words) {
        List<String> all = new ArrayList<>(List.of("minisign"));
        all.addAll(List.of(words));
        return Programs.run(dir, input, all.toArray(String[]::new));
    }

    @Override
    public void close() {
        server.close();
    }

    private final class FilesDispatcher extends Dispatcher {
        @Override
        public MockResponse dispatch(RecordedRequest request) {
            Path file = web.resolve(request.getUrl().encodedPath().substring(1));
            if (!Files.isRegularFile(file)) {
                return new MockResponse.Builder().code(404).build();
            }
            try {
                return new MockResponse.Builder()
                        .body(new Buffer().write(Files.readAllBytes(file)))
                        .build();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
