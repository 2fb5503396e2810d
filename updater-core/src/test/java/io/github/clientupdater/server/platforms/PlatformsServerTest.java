package io.github.clientupdater.server.platforms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.clientupdater.decision.Decision;
import io.github.clientupdater.decision.UpdatePolicy;
import io.github.clientupdater.decision.UpdateTrigger;
import io.github.clientupdater.host.HostApplication;
import io.github.clientupdater.host.HostProcess;
import io.github.clientupdater.release.Artifact;
import io.github.clientupdater.release.Digest;
import io.github.clientupdater.release.Format;
import io.github.clientupdater.release.Notice;
import io.github.clientupdater.release.Platform;
import io.github.clientupdater.release.Release;
import io.github.clientupdater.release.ReleaseFeed;
import io.github.clientupdater.release.Version;
import io.github.clientupdater.source.DownloadLocation;
import io.github.clientupdater.task.UpdateException;
import io.github.clientupdater.task.UpdateException.Code;
import io.github.clientupdater.testing.Inquiries;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlatformsServerTest {
    private static final String SHA256 = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
    private static final String UPDATES = "/wp-json/bkgt/v1/updates/";

    @StartStop
    final MockWebServer web = new MockWebServer();

    @TempDir
    Path workDir;

    private HostApplication host(String platform) {
        return HostApplication.builder("com.acme.app", "1.1.0")
                .platform(Platform.parse(platform))
                .workDir(workDir)
                .process(new HostProcess.None())
                .build();
    }

    private PlatformsServer server() {
        return PlatformsServer.builder(web.url("/").uri(), () -> "k3y").build();
    }

    private ReleaseFeed fetch(String platform) throws UpdateException {
        return server().source().fetch(Inquiries.by(host(platform)));
    }

    private void answers(String json) {
        web.enqueue(new MockResponse.Builder().body(json).build());
    }

    private String latest(String minimum) {
        return """
                {"version": "1.2.3", "release_date": "2025-11-09T10:00:00Z", "download_url": "%s",
                 "changelog": "Fixed", "critical": true, "minimum_version": "%s", "platforms": {
                   "win32-x64": {"filename": "App-1.2.3-win32-x64.exe", "size": 1, "hash": "sha256:%s"},
                   "darwin-x64": {"filename": "App-1.2.3-darwin-x64.dmg", "size": 2, "hash": "sha256:%s"},
                   "linux-x64": {"filename": "../../etc/App-1.2.3-linux-x64.AppImage", "size": 3, "hash": "sha256:%s"}}}""".formatted(web.url(UPDATES + "download/1.2.3"), minimum, SHA256, SHA256, SHA256);
    }

    private static Decision decide(ReleaseFeed feed, HostApplication host) {
        return UpdatePolicy.newestOnChannel()
                .decide(
                        feed,
                        new UpdatePolicy.Context(
                                host, UpdateTrigger.USER, Instant.EPOCH, "", Set.of(), Set.of(), Set.of()));
    }

    @Test
    void readsTheWholeDocument_forItsPlatform() throws Exception {
        answers(latest("1.0.0"));

        Release release = fetch("linux-x64").releases().get(0);
        Artifact artifact = release.artifacts().get(0);

        assertThat(release.version()).hasToString("1.2.3");
        assertThat(release.published()).contains(Instant.parse("2025-11-09T10:00:00Z"));
        assertThat(release.notes().texts()).containsExactly("Fixed");
        assertThat(release.isCritical()).isTrue();
        assertThat(release.minimumVersion()).contains(Version.parse("1.0.0"));
        assertThat(artifact.format()).isEqualTo(Format.APP_IMAGE);
        assertThat(artifact.platform()).isEqualTo(Platform.parse("linux-x64"));
        assertThat(artifact.size()).hasValue(3);
        assertThat(artifact.digest()).contains(new Digest(SHA256));
        assertThat(artifact.reference())
                .isEqualTo(web.url(UPDATES + "download/1.2.3/linux-x64").toString());
    }

    @ParameterizedTest
    @CsvSource({
        "windows-x64, win32-x64",
        "macos-x64, darwin-x64",
        "linux-x64, linux-x64",
        "macos-aarch64, darwin-arm64",
        "linux-aarch64, linux-arm64",
        "windows-x86, win32-ia32"
    })
    void asksAsTheDocumentSays(String platform, String name) throws Exception {
        answers(latest("1.0.0"));

        fetch(platform);

        RecordedRequest request = web.takeRequest();
        assertThat(request.getMethod() + " " + request.getTarget()).isEqualTo("GET " + UPDATES + "latest");
        assertThat(request.getHeaders().get("X-API-Key")).isEqualTo("k3y");
        assertThat(request.getHeaders().get("User-Agent")).isEqualTo("BKGT-Manager/1.1.0 (" + name + ")");
    }

    @ParameterizedTest
    @ValueSource(strings = {"linux-aarch64", "windows-x86", "macos-aarch64"})
    void forOtherPlatformsThereIsNothing(String platform) throws Exception {
        answers(latest("1.0.0"));

        Decision decision = decide(fetch(platform), host(platform));

        assertThat(decision).isEqualTo(new Decision.UpToDate(Decision.Reason.NOTHING_FOR_PLATFORM));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"\"md5:abc\"", "\"sha256:abc\"", "\"sha512:" + SHA256 + "\"", "5"})
    void hashThatIsNoSha256IsMalformed(String hash) {
        answers(latest("1.0.0").replace("\"sha256:" + SHA256 + "\"", hash));

        UpdateException failure = catchThrowableOfType(UpdateException.class, () -> fetch("linux-x64"));

        assertThat(failure.code()).isEqualTo(Code.FEED_MALFORMED);
        assertThat(failure).hasMessageContaining("\"platforms.linux-x64.hash\"");
    }

    @Test
    void stepInBetweenIsAskedFor_whereTheRunningVersionIsTooOld() throws Exception {
        answers(latest("1.1.5"));
        answers("""
                {"compatible": true, "latest_compatible_version": "1.1.9", "requires_update": true, "reason": "one by one"}""");
        HostApplication host = host("linux-x64");

        Decision decision = decide(server().source().fetch(Inquiries.by(host)), host);

        assertThat(decision).isInstanceOfSatisfying(Decision.Available.class, update -> {
            assertThat(update.release().version()).hasToString("1.1.9");
            assertThat(update.path())
                    .extracting(step -> step.version().toString())
                    .containsExactly("1.1.9", "1.2.3");
            assertThat(update.artifact().reference())
                    .isEqualTo(web.url(UPDATES + "download/1.1.9/linux-x64").toString());
            assertThat(update.artifact().digest()).isEmpty();
        });
        web.takeRequest();
        RecordedRequest question = web.takeRequest();
        assertThat(question.getTarget()).isEqualTo(UPDATES + "compatibility/1.1.0");
        assertThat(question.getHeaders().get("X-API-Key")).isEqualTo("k3y");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"compatible\": false, \"reason\": \"too old\\u0007\"}|too old",
                "{\"compatible\": true}|names no version",
                "{\"compatible\": true, \"latest_compatible_version\": \"1.1.0\"}|names no version",
                "{\"compatible\": true, \"latest_compatible_version\": \"9.0.0\"}|names no version"
            })
    void withoutAWayTheReasonIsTold(String compatibility, String reason) throws Exception {
        answers(latest("1.1.5"));
        answers(compatibility);

        ReleaseFeed feed = fetch("linux-x64");

        assertThat(decide(feed, host("linux-x64"))).isEqualTo(new Decision.UpToDate(Decision.Reason.STEP_MISSING));
        assertThat(feed.notices()).singleElement().satisfies(notice -> {
            assertThat(notice.kind()).isEqualTo(Notice.Kind.NO_WAY);
            assertThat(notice.message()).contains("1.1.0", "1.2.3", reason).doesNotContain("\u0007");
        });
    }

    @Test
    void unansweredCompatibilityIsAFailure_andNeverNoUpdate() {
        answers(latest("1.1.5"));
        web.enqueue(new MockResponse.Builder().code(500).build());

        assertThat(catchThrowableOfType(UpdateException.class, () -> fetch("linux-x64"))
                        .code())
                .isEqualTo(Code.SOURCE_FAILED);
    }

    @Test
    void nobodyAsksForCompatibility_whereItDoesNotMatter() throws Exception {
        answers(latest("1.1.0"));

        fetch("linux-x64");

        assertThat(web.getRequestCount()).isEqualTo(1);
    }

    @Test
    void fileIsAskedForWithKeyAndName_atTheOwnOriginOnly() throws Exception {
        assertThat(headers(web.url("/x/linux-x64").toString()))
                .containsEntry("X-API-Key", "k3y")
                .containsEntry("User-Agent", "BKGT-Manager/1.1.0 (linux-x64)");
        assertThat(headers("https://cdn.acme.example/x/linux-x64")).isEmpty();
    }

    private Map<String, String> headers(String reference) throws UpdateException {
        Artifact artifact = Artifact.builder(reference, Format.APP_IMAGE).build();
        Release release = Release.builder(Version.parse("1.2.3")).build();
        DownloadLocation location = server().source()
                .locate(Inquiries.by(host("linux-x64")), release, artifact)
                .get(0);
        return location.headers();
    }

    @Test
    void keyThatIsNotThereIsAFailure_whichDoesNotRepeatWhatWasThrown() {
        PlatformsServer server = PlatformsServer.builder(web.url("/").uri(), () -> {
                    throw new IllegalStateException("s3cr3t");
                })
                .build();

        UpdateException failure = catchThrowableOfType(
                UpdateException.class, () -> server.source().fetch(Inquiries.by(host("linux-x64"))));

        assertThat(failure.code()).isEqualTo(Code.SOURCE_REJECTED);
        assertThat(failure).hasMessageNotContaining("s3cr3t").hasNoCause();
        assertThat(web.getRequestCount()).isZero();
    }

    @Test
    void builderChecksItsArguments() {
        URI plain = URI.create("http://acme.example/");
        assertThatThrownBy(() -> PlatformsServer.builder(plain, () -> "k").build())
                .isInstanceOf(IllegalArgumentException.class);
        for (String product : new String[] {"", "two words", "a/b", "x\r\ny"}) {
            assertThatThrownBy(() -> PlatformsServer.builder(plain, () -> "k").product(product))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
