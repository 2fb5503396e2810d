package io.github.clientupdater.server.platforms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.clientupdater.release.Digest;
import io.github.clientupdater.release.Platform;
import io.github.clientupdater.release.Version;
import io.github.clientupdater.task.Cancellation;
import io.github.clientupdater.task.UpdateException;
import io.github.clientupdater.task.UpdateException.Code;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CancellationException;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlatformsAdminTest {
    @StartStop
    final MockWebServer web = new MockWebServer();

    @TempDir
    Path directory;

    private PlatformsAdmin admin() {
        return PlatformsAdmin.at(web.url("/").uri(), () -> "adm1n");
    }

    private void answers(int status, String json) {
        web.enqueue(new MockResponse.Builder().code(status).body(json).build());
    }

    private NewPackage made(byte[] content) throws Exception {
        Path file = Files.write(directory.resolve("App é.exe"), content);
        return new NewPackage(
                Version.parse("1.2.3"),
                Platform.parse("windows-x64"),
                file,
                "Fixed é",
                false,
                Optional.of(Version.parse("1.0.0")));
    }

    @Test
    void uploadsTheFieldsInTheirOrder_andComparesWhatWasStored() throws Exception {
        byte[] content = new byte[300_000];
        answers(201, """
                {"message": "Update package uploaded successfully", "update_id": 123, "version": "1.2.3",
                 "platform": "win32-x64", "file_hash": "%s", "download_url": "https://acme.example/d"}""".formatted(Digest.ofContent(content)));
        List<Long> progress = Collections.synchronizedList(new ArrayList<>());

        PublishedPackage published = admin().upload(made(content), progress::add, new Cancellation());

        assertThat(published.updateId()).hasValue(123);
        assertThat(published.digest()).isEqualTo(Digest.ofContent(content));
        assertThat(published.downloadUrl()).contains("https://acme.example/d");
        assertThat(progress).isSorted().endsWith(300_000L).hasSizeGreaterThan(3);
        RecordedRequest request = web.takeRequest();
        assertThat(request.getMethod() + " " + request.getTarget()).isEqualTo("POST /wp-json/bkgt/v1/updates/upload");
        assertThat(request.getHeaders().get("X-API-Key")).isEqualTo("adm1n");
        assertThat(request.getHeaders().get("Content-Type")).startsWith("multipart/form-data; boundary=");
        assertThat(request.getBody().utf8())
                .containsSubsequence(
                        "name=\"version\"", "1.2.3",
                        "name=\"platform\"", "win32-x64",
                        "name=\"changelog\"", "Fixed é",
                        "name=\"critical\"", "false",
                        "name=\"minimum_version\"", "1.0.0",
                        "name=\"file\"; filename=\"App é.exe\"", "application/octet-stream");
        assertThat(request.getBodySize()).isGreaterThan(300_000);
    }

    @Test
    void otherBytesThanWereSentAreAFailure() throws Exception {
        answers(201, "{\"file_hash\": \"sha256:" + "0".repeat(64) + "\"}");
        NewPackage made = made(new byte[] {1});

        UpdateException failure =
                catchThrowableOfType(UpdateException.class, () -> admin().upload(made, sent -> {}, new Cancellation()));

        assertThat(failure.code()).isEqualTo(Code.DIGEST_MISMATCH);
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403})
    void keyOfNoAdministratorIsSaid_andNotRepeated(int status) {
        answers(status, "{}");

        UpdateException failure =
                catchThrowableOfType(UpdateException.class, () -> admin().list(1, 20, new Cancellation()));

        assertThat(failure.code()).isEqualTo(Code.SOURCE_REJECTED);
        assertThat(failure).hasMessageContaining("as an administrator's").hasMessageNotContaining("adm1n");
    }

    @Test
    void listsAPage() throws Exception {
        answers(200, """
                {"updates": [{"id": 123, "version": "1.2.3", "release_date": "2025-11-09T10:00:00Z", "critical": false,
                  "platforms": ["win32-x64", "darwin-x64"], "download_count": 150, "status": "active"}],
                 "pagination": {"page": 2, "per_page": 20, "total": 45}}""");

        VersionPage page = admin().list(2, 20, new Cancellation());

        assertThat(web.takeRequest().getTarget()).isEqualTo("/wp-json/bkgt/v1/updates/admin/list?page=2&per_page=20");
        assertThat(page.hasNext()).isTrue();
        assertThat(page.total()).isEqualTo(45);
        assertThat(page.versions()).singleElement().satisfies(version -> {
            assertThat(version.version()).hasToString("1.2.3");
            assertThat(version.releaseDate()).contains(Instant.parse("2025-11-09T10:00:00Z"));
            assertThat(version.platforms()).containsExactly("win32-x64", "darwin-x64");
            assertThat(version.downloads()).isEqualTo(150);
            assertThat(version.status()).isEqualTo("active");
        });
    }

    @Test
    void lastPageHasNoNext() {
        assertThat(new VersionPage(List.of(), 2, 20, 45).hasNext()).isFalse();
        assertThat(new VersionPage(List.of(version()), 3, 20, 45).hasNext()).isFalse();
        assertThat(new VersionPage(List.of(version()), 2, 20, 45).hasNext()).isTrue();
    }

    private static PublishedVersion version() {
        return new PublishedVersion(
                OptionalLong.empty(), Version.parse("1.0.0"), Optional.empty(), false, List.of(), 0, "");
    }

    @Test
    void deactivatesOneVersion() throws Exception {
        answers(200, "{\"message\": \"Update version 1.2.3 deactivated successfully\"}");

        assertThat(admin().deactivate(Version.parse("1.2.3+b"), new Cancellation()))
                .contains("deactivated");

        RecordedRequest request = web.takeRequest();
        assertThat(request.getMethod()).isEqualTo("DELETE");
        assertThat(request.getTarget()).isIn("/wp-json/bkgt/v1/updates/1.2.3+b", "/wp-json/bkgt/v1/updates/1.2.3%2Bb");
    }

    @Test
    void fileThatIsNotThereIsSaid_beforeAnybodyIsAsked() throws Exception {
        NewPackage made = made(new byte[1]);
        Files.delete(made.file());

        assertThatThrownBy(() -> admin().upload(made, sent -> {}, new Cancellation()))
                .isInstanceOf(UpdateException.class)
                .hasMessageContaining("cannot be read");
        assertThat(web.getRequestCount()).isZero();
    }

    @Test
    void uploadCanBeCancelled() throws Exception {
        Cancellation cancellation = new Cancellation();
        NewPackage made = made(new byte[5_000_000]);
        answers(201, "{}");

        assertThatThrownBy(() -> admin().upload(made, sent -> cancellation.cancel(), cancellation))
                .isInstanceOf(CancellationException.class);
    }

    @Test
    void platformIsOneOfFour() {
        assertThatThrownBy(() -> new NewPackage(
                        Version.parse("1.0.0"),
                        Platform.parse("linux-aarch64"),
                        directory,
                        "",
                        false,
                        Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("linux-aarch64");
    }
}
