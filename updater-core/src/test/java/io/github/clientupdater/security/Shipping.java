package io.github.clientupdater.security;

import static io.github.clientupdater.security.SignedApplication.DAILY;
import static io.github.clientupdater.security.SignedApplication.FILE;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.clientupdater.UpdateOutcome;
import io.github.clientupdater.release.Digest;
import io.github.clientupdater.release.Format;
import io.github.clientupdater.task.UpdateException.Code;
import io.github.clientupdater.testing.ForgedEntry;
import io.github.clientupdater.testing.ForgedTar;
import io.github.clientupdater.testing.ForgedZip;
import io.github.clientupdater.testing.faults.Content;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Publishes any bytes as the package of 2.0.0, signed; with a list of what is in it, or with none. */
final class Shipping {
    static final String VERSION = "two";
    static final String RUN = "#!/bin/sh";
    /** What an honest package of 2.0.0 holds. */
    static final List<Map<String, Object>> LIST = List.of(file("version", VERSION, "644"), file("bin/run", RUN, "755"));

    private final SignedApplication app;
    private int sequence = 10;

    Shipping(SignedApplication app) {
        this.app = app;
    }

    /** Returns an honest package, to be made worse. */
    static ForgedZip zip() {
        return new ForgedZip().with("version", VERSION).with(run());
    }

    static ForgedEntry run() {
        return ForgedEntry.of("bin/run", RUN).mode(0100755);
    }

    /** Returns an honest package, to be made worse. */
    static ForgedTar tar() {
        return new ForgedTar().with("version", VERSION).member('0', "bin/run", 0755, RUN);
    }

    static Map<String, Object> file(String path, String content, String mode) {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        return Map.of(
                "path",
                path,
                "size",
                bytes.length,
                "sha256",
                Digest.ofContent(bytes).hex(),
                "mode",
                mode);
    }

    void ship(Format format, byte[] bytes) {
        ship(format, bytes, List.of());
    }

    void ship(Format format, byte[] bytes, List<Map<String, Object>> list) {
        Content content = Content.of(bytes);
        Map<String, Object> artifact = FeedText.with(FeedText.artifact(content, "app.zip"), "kind", format.extension());
        if (!list.isEmpty()) artifact = FeedText.with(artifact, "files", list);
        app.server.publish(FILE, content);
        app.publish(
                SignedApplication.feed("2.0.0").sequence(sequence++).withRelease("artifacts", List.of(artifact)),
                DAILY);
    }

    /** Fails unless the package is refused with {@code code}, and nothing of it is anywhere. */
    void assertRefused(Code code) throws IOException {
        List<Path> before = beside();
        app.assertRejected(code);
        assertThat(app.heard.messages()).isEmpty(); // The honest package that followed.
        before.add(app.directory.resolve(".app.update")); // Its own.
        before.add(app.workDir);
        assertThat(before).as("nothing was written outside").containsAll(beside());
    }

    private List<Path> beside() throws IOException {
        try (Stream<Path> here = Files.list(app.directory)) {
            return new ArrayList<>(here.toList());
        }
    }

    /** Updates, and returns every path of what would take the application's place, with its Unix mode. */
    Map<String, String> assertStaged() {
        Map<String, String> staged = new TreeMap<>();
        app.heard.whenStaged = () -> look(app.directory.resolve(".app.update/new"), staged);
        assertThat(app.update()).isInstanceOf(UpdateOutcome.Staged.class);
        return staged;
    }

    private static void look(Path root, Map<String, String> staged) {
        try (Stream<Path> paths = Files.walk(root)) {
            for (Path path : (Iterable<Path>) paths::iterator) {
                Object mode = Files.getAttribute(path, "unix:mode", LinkOption.NOFOLLOW_LINKS);
                String content = Files.isRegularFile(path) ? " " + Files.readString(path) : "";
                staged.put(root.relativize(path).toString(), Integer.toOctalString((Integer) mode) + content);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
