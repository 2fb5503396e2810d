package io.github.clientupdater.publish;

import io.github.clientupdater.internal.feed.FeedDocument;
import io.github.clientupdater.internal.feed.FeedReader;
import io.github.clientupdater.internal.feed.FeedRelease;
import io.github.clientupdater.internal.json.Json;
import io.github.clientupdater.internal.signature.KeySet;
import io.github.clientupdater.internal.signature.Message;
import io.github.clientupdater.internal.signature.SignatureFile;
import io.github.clientupdater.release.Platform;
import io.github.clientupdater.release.Version;
import io.github.clientupdater.testing.Zips;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/** A publisher's desk: built files on one side, the directory that clients see on the other. */
final class PublishedDirectory {
    static final String APP = "com.acme.notes";
    static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
    static final Platform LINUX = Platform.parse("linux-x64");

    final Path built;
    final Path web;
    final SigningKey key = SigningKey.generate();

    PublishedDirectory(Path dir) throws IOException {
        built = Files.createDirectory(dir.resolve("built"));
        web = dir.resolve("web");
    }

    FeedPublisher.Builder publisher() {
        return publisher(key);
    }

    FeedPublisher.Builder publisher(SigningKey... signers) {
        return FeedPublisher.builder(web, APP, List.of(signers)).clock(Clock.fixed(NOW, ZoneOffset.UTC));
    }

    FeedPublisher.Builder first() {
        return publisher().firstFeed(1);
    }

    NewRelease.Builder release(String version) throws IOException {
        return release(version, Map.of("app.jar", version, "lib/a.jar", "a"));
    }

    NewRelease.Builder release(String version, Map<String, String> content) throws IOException {
        Path zip = file("notes-" + version + ".zip", Zips.of(content));
        return NewRelease.builder(Version.parse(version)).artifact(NewArtifact.of(LINUX, zip));
    }

    Path file(String name, byte[] content) throws IOException {
        return Files.write(built.resolve(name), content);
    }

    byte[] bytes() throws IOException {
        return Files.readAllBytes(web.resolve("update.json"));
    }

    /** Returns the feed that a client with this pinned key reads. */
    FeedDocument feed() throws Exception {
        return feed(KeyRing.of(List.of(key.publicKey())).toKeySet(1));
    }

    FeedDocument feed(KeySet keys) throws Exception {
        SignatureFile signatures = SignatureFile.parse(Files.readAllBytes(web.resolve("update.json.minisig")));
        keys.require(Message.of(bytes()), signatures);
        return FeedReader.read(bytes());
    }

    FeedRelease release(Version version) throws Exception {
        return feed().releases().stream()
                .filter(release -> release.version().equals(version))
                .findFirst()
                .orElseThrow();
    }

    List<String> versions() throws Exception {
        return feed().releases().stream()
                .map(release -> release.version().toString())
                .toList();
    }

    /** Signs another feed by hand, as a publisher with minisign does. */
    void sign(Map<String, Object> json) throws Exception {
        Files.createDirectories(web);
        Path feed = Files.write(web.resolve("update.json"), Json.write(json).getBytes(StandardCharsets.UTF_8));
        new FileSigner(List.of(key)).sign(feed, "by hand");
    }
}
