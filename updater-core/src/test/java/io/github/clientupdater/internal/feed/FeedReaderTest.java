package io.github.clientupdater.internal.feed;

import static io.github.clientupdater.internal.feed.Feeds.ARTIFACT;
import static io.github.clientupdater.internal.feed.Feeds.RELEASE;
import static io.github.clientupdater.internal.feed.Feeds.assertMalformed;
import static io.github.clientupdater.internal.feed.Feeds.quoted;
import static io.github.clientupdater.internal.feed.Feeds.read;
import static io.github.clientupdater.internal.feed.Feeds.with;
import static io.github.clientupdater.internal.feed.Feeds.without;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clientupdater.internal.feed.FeedArtifact.RemovedFile;
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
import io.github.clientupdater.release.Platform.Arch;
import io.github.clientupdater.release.Platform.Os;
import io.github.clientupdater.release.Rollout;
import io.github.clientupdater.release.Version;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FeedReaderTest {
    private static final Digest DIGEST = new Digest(Feeds.DIGEST);

    @Test
    void everyFieldIsRead() throws Exception {
        FeedArtifact artifact = new FeedArtifact(
                new Platform(Os.WINDOWS, Arch.X64),
                new OsRange(OsVersion.parse("10.0"), OsVersion.parse("11")),
                Format.ZIP,
                List.of(URI.create("App-1.2.3-win.zip"), URI.create("https://mirror.example/App.zip")),
                123_456,
                DIGEST,
                List.of(new PackageFile("app.jar", 1000, DIGEST, false)),
                List.of(new RemovedFile("lib/old.jar", DIGEST)));
        FeedRelease release = new FeedRelease(
                Version.parse("1.2.3"),
                Optional.of(Instant.parse("2026-11-20T09:00:00Z")),
                true,
                false,
                Optional.of(Version.parse("1.0.0")),
                new Rollout(12.5),
                Notes.of(Markup.PLAIN, "New.", Map.of("de", "Neu.", "pt-br", "Novo.")),
                List.of(artifact));

        assertThat(read(Feeds.FULL))
                .isEqualTo(new FeedDocument(
                        "com.example.app",
                        Channel.STABLE,
                        42,
                        Instant.parse("2026-11-20T10:00:00Z"),
                        Instant.parse("2027-05-20T10:00:00Z"),
                        1,
                        Optional.of(Version.parse("1.1.0")),
                        Optional.of(new MinimumSupported(
                                Version.parse("1.0.0"), Optional.of(Instant.parse("2027-01-01T00:00:00Z")))),
                        List.of(release)));
    }

    @Test
    void littleIsNeeded() throws Exception {
        FeedDocument feed = read("""
                {"format": "updater-manifest/1", "app": "a", "channel": "beta", "sequence": 1,
                 "issued": "2026-11-20T10:00:00Z", "expires": "2026-11-21T10:00:00Z", "keyset": 1, "releases": [
                   {"version": "1.0.0", "artifacts": [
                     {"os": "any", "arch": "any", "kind": "jar", "urls": ["a.jar"], "size": 1, "sha256": "%s"}]}]}
                """.formatted(Feeds.DIGEST));

        assertThat(feed.rollbackFloor()).isEmpty();
        assertThat(feed.minimumSupported()).isEmpty();
        FeedRelease release = feed.releases().get(0);
        assertThat(release)
                .isEqualTo(new FeedRelease(
                        Version.parse("1.0.0"),
                        Optional.empty(),
                        false,
                        false,
                        Optional.empty(),
                        Rollout.EVERYBODY,
                        Notes.NONE,
                        List.of(new FeedArtifact(
                                Platform.ANY,
                                OsRange.ANY,
                                Format.JAR,
                                List.of(URI.create("a.jar")),
                                1,
                                DIGEST,
                                List.of(),
                                List.of()))));
    }

    @Test
    void minimumSupportedNeedsNoDeadline() throws Exception {
        assertThat(read(without("/minimumSupported/deadline")).minimumSupported())
                .contains(new MinimumSupported(Version.parse("1.0.0"), Optional.empty()));
    }

    /** What will be invented hinders nobody on what there is. */
    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "os, plan9",
        "os, linux-musl",
        "os, windows-ce",
        "os, winrt",
        "os, macabre",
        "os, anything",
        "arch, riscv64",
        "arch, x86_64-v3",
        "kind, flatpak",
        "kind, delta.zip",
        "kind, x.tar.gz",
        "kind, unknown"
    })
    void unknownSystemOrKindLeavesTheArtifactOut(String field, String value) throws Exception {
        String known = Feeds.tree().at(ARTIFACT).toString();
        String name = "\"" + field + "\":\"";
        String unknown = known.replaceFirst(name + "[^\"]*", name + value);
        assertThat(unknown).isNotEqualTo(known);

        FeedRelease release = Feeds.release(with(RELEASE + "/artifacts", "[" + unknown + "," + known + "]"));

        assertThat(release.artifacts()).containsExactly(Feeds.artifact(Feeds.FULL));
    }

    /** It is not left unread. */
    @Test
    void malformedArtifactOfAnUnknownSystemIsMalformed() {
        String unknown = Feeds.tree().at(ARTIFACT).toString().replace("\"windows\"", "\"plan9\"");

        assertMalformed(with(RELEASE + "/artifacts", "[" + unknown.replace("app.jar", "../x") + "]"), "path");
        assertMalformed(with(RELEASE + "/artifacts", "[" + unknown.replace("123456", "-1") + "]"), "size");
    }

    @ParameterizedTest(name = "{0} {1} is {2}")
    @CsvSource({
        "any, any, any-any",
        "linux, x64, linux-x64",
        "Linux, amd64, linux-x64",
        "macos, aarch64, macos-aarch64",
        "mac, arm64, macos-aarch64",
        "darwin, arm64, macos-aarch64",
        "windows, x86, windows-x86",
        "win, i686, windows-x86"
    })
    void systemsHaveTheirNames(String os, String arch, String platform) throws Exception {
        String artifact = Feeds.tree().at(ARTIFACT).toString();
        String other = artifact.replace("\"windows\"", quoted(os)).replace("\"x86_64\"", quoted(arch));

        assertThat(Feeds.artifact(with(RELEASE + "/artifacts", "[" + other + "]"))
                        .platform())
                .hasToString(platform);
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "zip, ZIP",
        "ZIP, ZIP",
        "tar.gz, TAR_GZ",
        "tgz, TAR_GZ",
        "jar, JAR",
        "exe, EXE",
        "msi, MSI",
        "pkg, PKG",
        "dmg, DMG",
        "deb, DEB",
        "rpm, RPM",
        "AppImage, APP_IMAGE",
        "appimage, APP_IMAGE",
        "run, RUN",
        "bin, UNKNOWN"
    })
    void kindsHaveTheirNames(String kind, Format format) throws Exception {
        assertThat(Feeds.artifact(with(ARTIFACT + "/kind", quoted(kind))).format())
                .isEqualTo(format);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "a",
                "a.zip",
                "dir/a.zip?x=1&y=2#z",
                "../a.zip",
                "/a.zip",
                "//mirror.example/a.zip",
                "https://mirror.example:8443/a%20b.zip",
                "https://[::1]/a.zip",
                "./a:b.zip",
                "~user/!$&'()*+,-.;=@_~"
            })
    void addressesAreRead(String url) throws Exception {
        assertThat(Feeds.artifact(with(ARTIFACT + "/urls/0", quoted(url))).urls())
                .contains(URI.create(url));
    }

    /** Which schemes and hosts are asked is decided where that is done; here, what an address is. */
    @ParameterizedTest(name = "B7 {0}")
    @ValueSource(
            strings = {
                "",
                " ",
                "a b.zip",
                " a.zip",
                "a.zip\n",
                "a\\b.zip",
                "a%zz.zip",
                "https://good.example@evil.example/a.zip",
                "https://user:password@evil.example/a.zip",
                "https://user@evil.example:x/a.zip",
                "https://user@ev_il.example/a.zip",
                "//user@evil.example/a.zip",
                "https://@evil.example/a.zip",
                "mailto:a@b.example",
                "javascript:alert(1)",
                "jar:file:/x!/y",
                "data:text/plain,x",
                "https://",
                "https:a.zip",
                "http://[::1/a.zip",
                "a\u00e9.zip",
                "https://ex\u0430mple.com/a.zip",
                "a\u202egnp.zip",
                "a\u0000",
                "a<b>",
                "a|b",
                "a\"b",
                "a{b}",
                "a^b",
                "a`b"
            })
    void otherThingsAreNoAddress(String url) {
        assertMalformed(with(ARTIFACT + "/urls/0", quoted(url)), "is not an address");
    }

    @Test
    void addressHas2048Characters() throws Exception {
        String longest = "a".repeat(2048);
        assertThat(Feeds.artifact(with(ARTIFACT + "/urls/0", quoted(longest))).urls())
                .contains(URI.create(longest));
        assertMalformed(with(ARTIFACT + "/urls/0", quoted(longest + "a")), "is not an address");
    }

    @ParameterizedTest(name = "{0} [{1}]")
    @CsvSource({
        "/format, updater-manifest/2",
        "/format, UPDATER-MANIFEST/1",
        "/app, ''",
        "/app, -a",
        "/app, .a",
        "/app, a/b",
        "/app, a b",
        "/channel, ''",
        "/channel, Stable",
        "/channel, -a",
        "/channel, a_b",
        "/releases/0/notes/format, html",
        "/releases/0/notes/format, PLAIN",
        "/releases/0/artifacts/0/os, ''",
        "/releases/0/artifacts/0/os, mac os",
        "/releases/0/artifacts/0/arch, -x",
        "/releases/0/artifacts/0/kind, ../zip",
        "/releases/0/artifacts/0/minimumOs, 10.x",
        "/releases/0/artifacts/0/minimumOs, 10.",
        "/releases/0/artifacts/0/minimumOs, .10",
        "/releases/0/artifacts/0/maximumOs, 1234567890",
        "/releases/0/artifacts/0/maximumOs, 1.2.3.4.5.6.7.8.9",
        "/releases/0/artifacts/0/sha256, ''",
        "/releases/0/artifacts/0/sha256, 0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF",
        "/releases/0/artifacts/0/sha256, 0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcde",
        "/releases/0/artifacts/0/sha256, 0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0",
        "/releases/0/artifacts/0/files/0/mode, 4755",
        "/releases/0/artifacts/0/files/0/mode, 0755",
        "/releases/0/artifacts/0/files/0/mode, ''"
    })
    void textIsOneOfThoseThatAreMeant(String pointer, String text) {
        assertMalformed(with(pointer, quoted(text)), pointer.substring(pointer.lastIndexOf('/') + 1) + "\" is ");
    }

    @ParameterizedTest(name = "{0} [{1}]")
    @CsvSource({
        "/channel, beta.2-x",
        "/channel, 0",
        "/releases/0/notes/format, markdown",
        "/releases/0/artifacts/0/minimumOs, 0",
        "/releases/0/artifacts/0/maximumOs, 999999999.2.3.4.5.6.7.8",
        "/app, A.b_c-0"
    })
    void otherTextsAreMeantToo(String pointer, String text) throws Exception {
        assertThat(read(with(pointer, quoted(text)))).isNotEqualTo(read(Feeds.FULL));
    }

    @Test
    void longestIdentifiersAreAcceptedAndNoLongerOnes() throws Exception {
        assertThat(read(with("/app", quoted("a".repeat(128)))).app()).hasSize(128);
        assertMalformed(with("/app", quoted("a".repeat(129))), "app");
        assertThat(read(with("/channel", quoted("a".repeat(64)))).channel().name())
                .hasSize(64);
        assertMalformed(with("/channel", quoted("a".repeat(65))), "channel");
        assertThat(Feeds.release(with(ARTIFACT + "/os", quoted("x".repeat(32)))).artifacts())
                .isEmpty();
        assertMalformed(with(ARTIFACT + "/os", quoted("x".repeat(33))), "is not a plain word");
    }

    @Test
    void modeSaysWhetherAFileIsAProgram() throws Exception {
        String pointer = ARTIFACT + "/files/0/mode";
        assertThat(Feeds.artifact(with(pointer, "\"755\"")).files().get(0).executable())
                .isTrue();
        assertThat(Feeds.artifact(without(pointer)).files().get(0).executable()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "100", "0.001", "1e1", "-0.0", "5e-324"})
    void rolloutIsAnyPartOfAHundred(String percent) throws Exception {
        assertThat(Feeds.release(with(RELEASE + "/rollout/percent", percent))
                        .rollout()
                        .percent())
                .isEqualTo(Double.parseDouble(percent));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "{\"de\":\"a\",\"DE\":\"b\"}",
                "{\"pt-BR\":\"a\",\"de\":\"b\",\"PT-br\":\"c\"}",
                "{\"d\":\"a\"}",
                "{\"de_DE\":\"a\"}",
                "{\"\":\"a\"}",
                "{\"de-\":\"a\"}",
                "{\"abcdefghi\":\"a\"}",
                "{\"de-abcdefghi\":\"a\"}",
                "{\"a1\":\"a\"}",
                "{\"de-1-2-3-4-5\":\"a\"}",
                "{\"de\":\"\\u0007\"}"
            })
    void translationsAreByLanguageOnce(String json) {
        assertMalformed(with(RELEASE + "/notes/translations", json), "notes");
    }

    @Test
    void notesNeedNoTranslations() throws Exception {
        assertThat(Feeds.release(without(RELEASE + "/notes/translations")).notes())
                .isEqualTo(Notes.of(Markup.PLAIN, "New.", Map.of()));
    }

    @Test
    void languagesMayHaveParts() throws Exception {
        String json = "{\"de\":\"1\",\"abcdefgh\":\"2\",\"zh-Hant-TW\":\"3\",\"de-1-2-3-abcdefgh\":\"4\"}";
        assertThat(Feeds.release(with(RELEASE + "/notes/translations", json))
                        .notes()
                        .translations())
                .containsOnlyKeys("de", "abcdefgh", "zh-hant-tw", "de-1-2-3-abcdefgh");
    }

    @Test
    void listsCannotBeChanged() throws Exception {
        FeedDocument feed = read(Feeds.FULL);
        FeedRelease release = feed.releases().get(0);
        FeedArtifact artifact = release.artifacts().get(0);

        for (List<?> list :
                List.of(feed.releases(), release.artifacts(), artifact.urls(), artifact.files(), artifact.removes())) {
            assertThatThrownBy(list::clear).isInstanceOf(UnsupportedOperationException.class);
        }
    }
}
