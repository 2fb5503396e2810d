package io.github.clientupdater.publish;

import static io.github.clientupdater.publish.PublishedDirectory.LINUX;
import static io.github.clientupdater.publish.PublishedDirectory.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clientupdater.internal.feed.FeedArtifact;
import io.github.clientupdater.internal.feed.FeedArtifact.RemovedFile;
import io.github.clientupdater.internal.feed.FeedDocument;
import io.github.clientupdater.internal.feed.FeedRelease;
import io.github.clientupdater.internal.files.FileLock;
import io.github.clientupdater.internal.json.Json;
import io.github.clientupdater.release.Channel;
import io.github.clientupdater.release.Digest;
import io.github.clientupdater.release.Format;
import io.github.clientupdater.release.MinimumSupported;
import io.github.clientupdater.release.Notes;
import io.github.clientupdater.release.Notes.Markup;
import io.github.clientupdater.release.OsRange;
import io.github.clientupdater.release.OsVersion;
import io.github.clientupdater.release.PackageFile;
import io.github.clientupdater.release.Platform;
import io.github.clientupdater.release.Rollout;
import io.github.clientupdater.release.Version;
import io.github.clientupdater.testing.TreeSnapshot;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeedPublisherTest {
    @TempDir
    Path dir;

    private PublishedDirectory desk;

    @BeforeEach
    void openTheDesk() throws Exception {
        desk = new PublishedDirectory(dir);
    }

    @Test
    void firstReleaseMakesAFeedThatClientsRead() throws Exception {
        PublishedFeed published =
                desk.first().build().publish(desk.release("1.0.0").build());

        FeedDocument feed = desk.feed();
        assertThat(feed.app()).isEqualTo("com.acme.notes");
        assertThat(feed.channel()).isEqualTo(Channel.STABLE);
        assertThat(feed.sequence()).isEqualTo(published.sequence()).isEqualTo(1);
        assertThat(feed.issued()).isEqualTo(NOW);
        assertThat(feed.expires()).isEqualTo(NOW.plus(Duration.ofDays(180)));
        assertThat(feed.keyset()).isEqualTo(1);
        FeedArtifact artifact = feed.releases().get(0).artifacts().get(0);
        byte[] zip = Files.readAllBytes(desk.web.resolve("notes-1.0.0.zip"));
        assertThat(artifact.size()).isEqualTo(zip.length);
        assertThat(artifact.sha256()).isEqualTo(Digest.ofContent(zip));
        assertThat(artifact.urls()).containsExactly(URI.create("notes-1.0.0.zip"));
        assertThat(artifact.platform()).isEqualTo(LINUX);
        assertThat(artifact.format()).isEqualTo(Format.ZIP);
        assertThat(artifact.files()).extracting(PackageFile::path).containsExactly("app.jar", "lib/a.jar");
        assertThat(published.written())
                .extracting(path -> path.getFileName().toString())
                .containsExactly("notes-1.0.0.zip", "update.json.minisig", "update.json");
        assertThat(published.remarks()).isEmpty();
    }

    @Test
    void everythingThatAReleaseSaysArrives() throws Exception {
        Path file = desk.file("Acme Notes+1.0.0.deb", new byte[] {1});
        NewArtifact artifact = NewArtifact.of(LINUX, file)
                .on(new OsRange(OsVersion.parse("5.10"), OsVersion.parse("6")))
                .alsoAt(URI.create("https://mirror.example/n.deb"));
        NewRelease release = NewRelease.builder(Version.parse("1.2.0"))
                .artifact(artifact)
                .notes(Notes.of(Markup.MARKDOWN, "*New*", Map.of("de", "*Neu*")))
                .critical()
                .mandatory()
                .minimumVersion(Version.parse("1.1.0"))
                .rollout(new Rollout(12.5))
                .build();

        MinimumSupported minimum = new MinimumSupported(Version.parse("1.0.0"), Optional.of(NOW));
        desk.first()
                .rollbackFloor(Version.parse("1.1.0"))
                .minimumSupported(minimum)
                .validity(Duration.ofDays(400))
                .build()
                .publish(release);

        FeedDocument feed = desk.feed();
        assertThat(feed.rollbackFloor()).contains(Version.parse("1.1.0"));
        assertThat(feed.minimumSupported()).contains(minimum);
        FeedRelease read = feed.releases().get(0);
        assertThat(read.critical()).isTrue();
        assertThat(read.mandatory()).isTrue();
        assertThat(read.minimumVersion()).contains(Version.parse("1.1.0"));
        assertThat(read.rollout()).isEqualTo(new Rollout(12.5));
        assertThat(read.notes()).isEqualTo(Notes.of(Markup.MARKDOWN, "*New*", Map.of("de", "*Neu*")));
        FeedArtifact there = read.artifacts().get(0);
        assertThat(there.urls())
                .containsExactly(URI.create("Acme%20Notes%2B1.0.0.deb"), URI.create("https://mirror.example/n.deb"));
        assertThat(there.osRange()).isEqualTo(artifact.osRange());
        assertThat(there.files()).isEmpty();
    }

    @Test
    void laterReleasesKeepTheEarlierOnesAndRaiseTheSequence() throws Exception {
        publish("1.0.0");
        publish("1.1.0");

        assertThat(desk.versions()).containsExactly("1.1.0", "1.0.0");
        assertThat(desk.feed().sequence()).isEqualTo(2);
    }

    @Test
    void removedFilesAreThoseOfTheReleaseBeforeAndItsOwn() throws Exception {
        publish("1.0.0", Map.of("app.jar", "1", "lib/old.jar", "old"));
        publish("1.1.0", Map.of("app.jar", "2", "lib/b.jar", "b"));
        publish("1.2.0", Map.of("app.jar", "3"));

        assertThat(removes("1.1.0")).containsExactly("lib/old.jar");
        assertThat(removes("1.2.0")).containsExactlyInAnyOrder("lib/b.jar", "lib/old.jar");
    }

    @Test
    void singleDirectoryAtTheTopIsTakenOffAsInstallersDo() throws Exception {
        publish("1.0.0", Map.of("notes-1.0.0/app.jar", "1", "notes-1.0.0/lib/a.jar", "a"));

        assertThat(artifact("1.0.0").files()).extracting(PackageFile::path).containsExactly("app.jar", "lib/a.jar");
    }

    @Test
    void pathsThatNoListMayHoldLeaveItOut() throws Exception {
        PublishedFeed published = publish("1.0.0", Map.of("app.jar", "1", "lib/ä.jar", "a"));

        assertThat(artifact("1.0.0").files()).isEmpty();
        assertThat(published.remarks()).singleElement().asString().contains("gets no list of its files", "lib/ä.jar");
    }

    @Test
    void packageThatNoClientUnpacksIsRefused() throws Exception {
        NewArtifact broken = NewArtifact.of(LINUX, desk.file("broken.zip", new byte[100]));

        assertRefused(
                desk.first(),
                NewRelease.builder(Version.parse("1.0.0")).artifact(broken).build(),
                "no client could unpack broken.zip");
        assertThat(desk.web.resolve("update.json")).doesNotExist();
    }

    @Test
    void versionIsNeverUsedTwice() throws Exception {
        publish("1.0.0");

        assertRefused(desk.publisher(), desk.release("1.0.0").build(), "version 1.0.0 is published already");
    }

    @Test
    void fileNameIsNeverUsedTwice() throws Exception {
        publish("1.0.0");
        NewArtifact same = NewArtifact.of(LINUX, desk.built.resolve("notes-1.0.0.zip"));

        assertRefused(
                desk.publisher(),
                NewRelease.builder(Version.parse("1.1.0")).artifact(same).build(),
                "is the name of a file that was published before");
    }

    @Test
    void fileThatLiesThereWithOtherContentIsNotReplaced() throws Exception {
        publish("1.0.0");
        Path there = Files.writeString(desk.web.resolve("notes-1.1.0.zip"), "other");

        assertRefused(desk.publisher(), desk.release("1.1.0").build(), "a published file never changes");
        assertThat(there).hasContent("other");
    }

    @Test
    void fileThatWasBuiltInPlaceIsTakenAsItIs() throws Exception {
        publish("1.0.0");
        NewRelease release = desk.release("1.1.0").build();
        Files.copy(desk.built.resolve("notes-1.1.0.zip"), desk.web.resolve("notes-1.1.0.zip"));

        PublishedFeed published = desk.publisher().build().publish(release);

        assertThat(published.written()).hasSize(2);
        assertThat(desk.versions()).contains("1.1.0");
    }

    @Test
    void namesOfTheFeedItselfAreRefused() throws Exception {
        for (String name : List.of("update.json", "update.json.minisig", ".hidden", "con.zip", "ä.zip")) {
            NewArtifact artifact = NewArtifact.of(LINUX, desk.file(name, new byte[1]));
            assertRefused(
                    desk.first(),
                    NewRelease.builder(Version.parse("1.0.0"))
                            .artifact(artifact)
                            .build(),
                    "no file can be published under the name");
        }
    }

    @Test
    void oneFileMayServeTwoPlatforms() throws Exception {
        Path file = desk.file("notes.run", new byte[] {1});
        NewRelease release = NewRelease.builder(Version.parse("1.0.0"))
                .artifact(NewArtifact.of(LINUX, file))
                .artifact(NewArtifact.of(Platform.parse("linux-aarch64"), file))
                .build();

        desk.first().build().publish(release);

        assertThat(desk.feed().releases().get(0).artifacts()).hasSize(2);
    }

    @Test
    void twoFilesForTheSamePlatformAreRefused() throws Exception {
        NewRelease release = NewRelease.builder(Version.parse("1.0.0"))
                .artifact(NewArtifact.of(LINUX, desk.file("a.run", new byte[] {1})))
                .artifact(NewArtifact.of(LINUX, desk.file("b.run", new byte[] {2})))
                .build();

        assertRefused(desk.first(), release, "two files for linux-x64");
    }

    @Test
    void olderVersionHasToBeMeant() throws Exception {
        publish("2.0.0");

        assertRefused(desk.publisher(), desk.release("1.9.0").build(), "version 1.9.0 is below 2.0.0");
        desk.publisher()
                .olderVersionAllowed()
                .build()
                .publish(desk.release("1.9.0").build());
        assertThat(desk.versions()).containsExactlyInAnyOrder("1.9.0", "2.0.0");
    }

    @Test
    void preReleaseIsNoMatterForStable() throws Exception {
        NewRelease beta = desk.release("1.0.0-beta.1").build();

        assertRefused(desk.first(), beta, "is a pre-release");
        desk.first().channel(new Channel("beta")).build().publish(beta);
        assertThat(desk.feed().channel()).isEqualTo(new Channel("beta"));
    }

    @Test
    void missingFeedIsRefusedUnlessItIsTheFirst() throws Exception {
        assertRefused(desk.publisher(), desk.release("1.0.0").build(), "there is no directory " + desk.web + ": bring");
        assertThat(desk.web).doesNotExist();
        Files.createDirectories(desk.web);

        assertRefused(desk.publisher(), desk.release("1.0.0").build(), "there is no feed in");
        desk.publisher().firstFeed(500).build().publish(desk.release("1.0.0").build());
        assertThat(desk.feed().sequence()).isEqualTo(500);
    }

    @Test
    void feedOfAnotherIsNotSignedAgain() throws Exception {
        publish("1.0.0");
        Files.writeString(
                desk.web.resolve("update.json"),
                Files.readString(desk.web.resolve("update.json")).replace("1.0.0", "6.6.6"));

        assertRefused(desk.publisher(), desk.release("1.1.0").build(), "is not built upon");
    }

    @Test
    void feedWithoutSignatureIsNotSigned() throws Exception {
        publish("1.0.0");
        Files.delete(desk.web.resolve("update.json.minisig"));

        assertRefused(desk.publisher(), desk.release("1.1.0").build(), "is not built upon");
    }

    @Test
    void feedOfAnotherAppOrChannelIsNotBuiltUpon() throws Exception {
        publish("1.0.0");
        NewRelease next = desk.release("1.1.0").build();

        assertRefused(desk.publisher().channel(new Channel("beta")), next, "on the channel stable, not of");
        assertRefused(FeedPublisher.builder(desk.web, "com.acme.other", List.of(desk.key)), next, "not of com.acme");
    }

    @Test
    void clockThatWentBackIsNoticed() throws Exception {
        publish("1.0.0");

        assertRefused(
                desk.publisher().clock(Clock.fixed(NOW.minusSeconds(1), ZoneOffset.UTC)),
                desk.release("1.1.0").build(),
                "is yet to come");
    }

    @Test
    void whatIsBelowExtStays() throws Exception {
        Map<String, Object> json = handWritten();
        json.put("ext", Map.of("acme", List.of(1, 2.5, "x")));
        desk.sign(json);

        publish("1.1.0");

        Map<String, Object> now = Json.readMap(desk.bytes(), "the feed");
        assertThat(now).containsEntry("ext", Map.of("acme", List.of(1, 2.5, "x")));
        assertThat(new String(desk.bytes(), StandardCharsets.UTF_8))
                .contains("\"os\":\"solaris\"", "\"ext\":{\"why\":\"there\"}");
    }

    private static Map<String, Object> handWritten() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("format", "updater-manifest/1");
        json.put("app", "com.acme.notes");
        json.put("channel", "stable");
        json.put("sequence", 7);
        json.put("issued", "2026-11-01T00:00:00Z");
        json.put("expires", "2026-12-01T00:00:00Z");
        json.put("keyset", 1);
        Map<String, Object> artifact = new LinkedHashMap<>(Map.of("os", "solaris", "arch", "sparc", "kind", "zip"));
        artifact.putAll(Map.of("urls", List.of("x.zip"), "size", 1, "sha256", "0".repeat(64)));
        artifact.put("ext", Map.of("why", "there"));
        json.put("releases", List.of(Map.of("version", "1.0.0", "artifacts", List.of(artifact))));
        return json;
    }

    @Test
    void rolloutChangesWithoutANewVersion() throws Exception {
        desk.first()
                .build()
                .publish(desk.release("1.0.0").rollout(new Rollout(5)).build());
        Version version = Version.parse("1.0.0");

        desk.publisher().build().setRollout(version, new Rollout(50));
        assertThat(desk.release(version).rollout()).isEqualTo(new Rollout(50));
        desk.publisher().build().setRollout(version, Rollout.EVERYBODY);

        assertThat(desk.release(version).rollout()).isEqualTo(Rollout.EVERYBODY);
        assertThat(desk.feed().sequence()).isEqualTo(3);
    }

    @Test
    void rolloutThatHoldsNobodyBackIsToldOf() throws Exception {
        publish("1.0.0");
        Version version = Version.parse("1.1.0");
        Rollout some = new Rollout(10);
        PublishedFeed quiet = desk.publisher()
                .build()
                .publish(desk.release("1.1.0").rollout(some).build());
        assertThat(quiet.remarks()).isEmpty();

        PublishedFeed supported = desk.publisher()
                .minimumSupported(new MinimumSupported(Version.parse("1.0.0"), Optional.of(NOW)))
                .build()
                .setRollout(version, new Rollout(0));
        assertThat(supported.remarks())
                .containsExactly("the rollout of version 1.1.0 does not hold for all: from " + NOW
                        + " on also every version below 1.0.0 gets it, for it is not supported any more; to stop it, "
                        + "withdraw it");
        PublishedFeed mandatory = desk.publisher()
                .build()
                .publish(desk.release("1.2.0").mandatory().rollout(some).build());
        assertThat(mandatory.remarks())
                .hasSize(2)
                .contains("the rollout of version 1.2.0 does not hold for all: every installation that is behind "
                        + "gets it, for it is mandatory; to stop it, withdraw it");
        assertThat(publish("1.3.0").remarks()).isEmpty();
    }

    @Test
    void notesThatNoClientReadsAreRefused() throws Exception {
        NewRelease.Builder release = desk.release("1.0.0");
        String most = "x".repeat(64 * 1024);

        assertRefused(
                desk.first(),
                release.notes(Notes.of(Markup.PLAIN, "Short", Map.of("fr", most + "x")))
                        .build(),
                "the notes have 65537 characters, and clients read at most 65536");
        desk.first()
                .build()
                .publish(release.notes(Notes.of(Markup.PLAIN, most, Map.of())).build());
        assertThat(desk.feed().releases()).hasSize(1);
    }

    @Test
    void withdrawnVersionIsGoneForEver() throws Exception {
        publish("1.0.0");
        publish("1.1.0");

        PublishedFeed published = desk.publisher().build().withdraw(Version.parse("1.1.0"));

        assertThat(desk.versions()).containsExactly("1.0.0");
        assertThat(desk.web.resolve("notes-1.1.0.zip")).exists();
        assertThat(published.remarks()).singleElement().asString().contains("keeps it");
        assertRefused(desk.publisher(), desk.release("1.1.0").build(), "version 1.1.0 was withdrawn");
        assertThatThrownBy(() -> desk.publisher().build().withdraw(Version.parse("9.0.0")))
                .hasMessage("version 9.0.0 is not in the feed");
    }

    @Test
    void onlyReleaseCanBeWithdrawn() throws Exception {
        publish("1.0.0");

        desk.publisher().build().withdraw(Version.parse("1.0.0"));

        assertThat(desk.versions()).isEmpty();
        publish("1.0.1");
        assertThat(desk.versions()).containsExactly("1.0.1");
    }

    @Test
    void renewalChangesTimesOnly() throws Exception {
        publish("1.0.0");
        Instant later = NOW.plus(Duration.ofDays(100));

        desk.publisher().clock(Clock.fixed(later, ZoneOffset.UTC)).build().renew();

        assertThat(desk.feed().expires()).isEqualTo(later.plus(Duration.ofDays(180)));
        assertThat(desk.feed().sequence()).isEqualTo(2);
        assertThat(desk.versions()).containsExactly("1.0.0");
    }

    @Test
    void floorsOnlyRiseAndAreWithinReach() throws Exception {
        desk.first()
                .rollbackFloor(Version.parse("1.0.0"))
                .build()
                .publish(desk.release("1.0.0").build());

        assertThatThrownBy(() -> desk.publisher()
                        .rollbackFloor(Version.parse("0.9.0"))
                        .build()
                        .renew())
                .hasMessageContaining("cannot go back from 1.0.0 to 0.9.0");
        assertThatThrownBy(() -> desk.publisher()
                        .rollbackFloor(Version.parse("2.0.0"))
                        .build()
                        .renew())
                .hasMessageContaining("no release in the feed reaches 2.0.0");
        assertThatThrownBy(() -> desk.publisher()
                        .minimumSupported(new MinimumSupported(Version.parse("2.0.0"), Optional.empty()))
                        .build()
                        .renew())
                .hasMessageContaining("no release in the feed reaches 2.0.0");
        assertThat(desk.publisher().build().withdraw(Version.parse("1.0.0")).remarks())
                .anyMatch(remark -> remark.contains("no release in the feed reaches 1.0.0"));
    }

    @Test
    void listsOfOlderReleasesGoFirstWhenTheFeedGrowsTooLong() throws Exception {
        publish("1.0.0", manyFiles(700));
        PublishedFeed second = publish("1.1.0", manyFiles(700));
        PublishedFeed third = publish("1.2.0", manyFiles(1500));

        assertThat(second.remarks()).isEmpty();
        assertThat(third.remarks()).hasSize(1).allMatch(remark -> remark.contains("lost its lists of files"));
        assertThat(artifact("1.0.0").files()).isEmpty();
        assertThat(artifact("1.2.0").files()).hasSize(1500);

        PublishedFeed fourth = publish("1.3.0", manyFiles(3000));
        assertThat(artifact("1.3.0").files()).isEmpty();
        assertThat(fourth.remarks()).hasSize(3);
        assertThat(desk.bytes().length).isLessThan(FeedDocument.MAX_BYTES);
    }

    private static Map<String, String> manyFiles(int count) {
        Map<String, String> files = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) files.put("f" + i, "x");
        return files;
    }

    @Test
    void oldestOfSixtyFourReleasesGoes() throws Exception {
        Path file = desk.file("notes.run", new byte[] {1});
        desk.sign(withReleases(64));

        PublishedFeed published = desk.publisher()
                .build()
                .publish(NewRelease.builder(Version.parse("2.0.0"))
                        .artifact(NewArtifact.of(LINUX, file))
                        .build());

        assertThat(desk.versions()).hasSize(64).startsWith("2.0.0").doesNotContain("1.0.0");
        assertThat(published.remarks()).singleElement().asString().startsWith("version 1.0.0 is no longer");
    }

    private static Map<String, Object> withReleases(int count) {
        Map<String, Object> json = handWritten();
        json.put(
                "releases",
                IntStream.range(0, count)
                        .mapToObj(i -> Map.of("version", "1." + i + ".0", "artifacts", List.of()))
                        .toList());
        return json;
    }

    @Test
    void thresholdIsKept() throws Exception {
        SigningKey second = SigningKey.generate();
        KeyRing both =
                KeyRing.of(List.of(desk.key.publicKey(), second.publicKey())).withThreshold(2);

        assertRefused(
                desk.first().trustedKeys(both),
                desk.release("1.0.0").build(),
                "only with 1 more of the 2 signatures that key set 1 wants");
        desk.publisher(desk.key, second)
                .trustedKeys(both)
                .firstFeed(1)
                .build()
                .publish(desk.release("1.0.0").build());

        assertThat(desk.feed(both.toKeySet(1)).sequence()).isEqualTo(1);
    }

    @Test
    void secondSignatureMayFollow() throws Exception {
        SigningKey second = SigningKey.generate();
        KeyRing both =
                KeyRing.of(List.of(desk.key.publicKey(), second.publicKey())).withThreshold(2);

        PublishedFeed published = desk.first()
                .trustedKeys(both)
                .moreSignaturesFollow()
                .build()
                .publish(desk.release("1.0.0").build());
        new FileSigner(List.of(second)).append(desk.web.resolve("update.json"), "second");

        assertThat(published.remarks()).singleElement().asString().contains("1 more of the 2");
        assertThat(desk.feed(both.toKeySet(1)).sequence()).isEqualTo(1);
    }

    @Test
    void onlyOnePublisherAtATime() throws Exception {
        publish("1.0.0");
        try (var held = FileLock.tryLock(desk.web.resolve(".publish.lock")).orElseThrow()) {
            assertThat(held).isNotNull();
            assertRefused(desk.publisher(), desk.release("1.1.0").build(), "somebody else is publishing");
        }
    }

    @Test
    void refusalLeavesTheDirectoryAsItWas() throws Exception {
        publish("1.0.0");
        Map<String, String> before = TreeSnapshot.of(desk.web);
        NewRelease release = NewRelease.builder(Version.parse("1.1.0"))
                .artifact(NewArtifact.of(LINUX, desk.file("a.run", new byte[] {1})))
                .notes(Notes.plain(List.of("bad \u0000 text")))
                .build();

        assertRefused(desk.publisher(), release, "clients would not accept the feed");

        assertThat(TreeSnapshot.of(desk.web)).isEqualTo(before);
    }

    private PublishedFeed publish(String version) throws Exception {
        return publish(version, Map.of("app.jar", version, "lib/a.jar", "a"));
    }

    private PublishedFeed publish(String version, Map<String, String> content) throws Exception {
        boolean first = !Files.exists(desk.web.resolve("update.json"));
        FeedPublisher.Builder publisher = first ? desk.first() : desk.publisher();
        return publisher.build().publish(desk.release(version, content).build());
    }

    private FeedArtifact artifact(String version) throws Exception {
        return desk.release(Version.parse(version)).artifacts().get(0);
    }

    private List<String> removes(String version) throws Exception {
        return artifact(version).removes().stream().map(RemovedFile::path).toList();
    }

    private static void assertRefused(FeedPublisher.Builder publisher, NewRelease release, String problem) {
        assertThatThrownBy(() -> publisher.build().publish(release))
                .isInstanceOf(PublishException.class)
                .hasMessageContaining(problem);
    }
}
