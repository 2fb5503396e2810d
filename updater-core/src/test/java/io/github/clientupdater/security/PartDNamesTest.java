package io.github.clientupdater.security;

import static io.github.clientupdater.security.SignedApplication.DAILY;
import static io.github.clientupdater.security.SignedApplication.FILE;
import static io.github.clientupdater.security.SignedApplication.ZIP;
import static io.github.clientupdater.security.SignedApplication.feed;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.clientupdater.task.UpdateException.Code;
import io.github.clientupdater.testing.faults.ProtocolFaults;
import io.github.clientupdater.testing.faults.Schedule;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Part D of docs/security-tests.md, through the whole way: names. The reader's own tests have every path. */
class PartDNamesTest {
    @TempDir
    Path directory;

    private SignedApplication app;

    @BeforeEach
    void install() throws IOException {
        app = new SignedApplication(directory);
    }

    @AfterEach
    void close() {
        app.close();
    }

    private void assertAcceptedUnderOurName() throws IOException {
        app.assertAccepted("2.0.0");
        assertThat(app.workDir.resolve("downloads/2.0.0/com.acme.app-2.0.0.zip"))
                .isRegularFile();
    }

    @ParameterizedTest(name = "D1 the server names the file {0}")
    @ValueSource(
            strings = {
                "attachment; filename=\"..\\..\\evil.exe\"",
                "attachment; filename=\"/etc/cron.d/evil\"",
                "attachment; filename*=UTF-8''..%2f..%2fevil",
                "inline; filename=update.json"
            })
    void contentDisposition(String value) throws IOException {
        app.server.inject(Schedule.always(ProtocolFaults.header("Content-Disposition", value)));

        assertAcceptedUnderOurName();
    }

    @ParameterizedTest(name = "D2 CVE-2024-39698 the file lies at {0}")
    @ValueSource(
            strings = {
                "d/..%2f..%2fx.zip",
                "d/..%5c..%5cx.zip",
                "d/%2e%2e%2fx",
                "d/%25TEMP%25.zip",
                "d/$(id).zip",
                "d/a;b&c'd.zip",
                "d/%60id%60.zip",
                "d/CON",
                "d/x.exe",
                "d/app.zip?name=../../x"
            })
    void nameInAddress(String url) throws IOException {
        app.server.publish("/" + url.split("\\?", -1)[0], ZIP);
        app.publish(feed("2.0.0").withArtifact("urls", List.of(url)), DAILY);

        assertAcceptedUnderOurName();
    }

    @ParameterizedTest(name = "D2 the address of the file leads out of its directory: {0}")
    @ValueSource(strings = {"../../../../app.zip", "d/../app.zip", "./app.zip", "/app.zip", "d/%2e%2e/app.zip"})
    void dotsInAddress(String url) throws IOException {
        app.publish(feed("2.0.0").withArtifact("urls", List.of(url)), DAILY);

        assertAcceptedUnderOurName();
    }

    @ParameterizedTest(name = "{0} of a package that is listed in the feed")
    @MethodSource
    void listedPath(String row, String path) throws IOException {
        app.publish(feed("2.0.0").withArtifact("files", List.of(file(path))), DAILY);

        app.assertRejected(Code.FEED_MALFORMED);
    }

    @ParameterizedTest(name = "{0} that the feed wants removed")
    @MethodSource("listedPath")
    void removedPath(String row, String path) throws IOException {
        Map<String, Object> file = Map.of("path", path, "sha256", ZIP.sha256().hex());
        app.publish(feed("2.0.0").withArtifact("removes", List.of(file)), DAILY);

        app.assertRejected(Code.FEED_MALFORMED);
    }

    static Stream<Arguments> listedPath() {
        return Stream.of(
                        "D3 CVE-2026-24686 an absolute path:/etc/passwd",
                        "D3 a drive:C:x",
                        "D3 a share:\\\\srv\\s",
                        "D3 CVE-2026-24137 a way up:a/../../x",
                        "D4 a device:NUL.txt",
                        "D4 a dot at the end:x.",
                        "D4 a stream:x\u003aads",
                        "D4 a short name:PROGRA~1",
                        "D6 a sibling:../app-evil/x",
                        "D8 a name of 129 characters:" + "x".repeat(129),
                        "D10 the updater's own directory:.upd/journal",
                        "D10 the same in capitals:.UPD/journal",
                        "D10 where the old version is kept:.app.update/old/version")
                .map(line -> Arguments.of(line.substring(0, line.indexOf(':')), line.substring(line.indexOf(':') + 1)));
    }

    private static Map<String, Object> file(String path) {
        return Map.of("path", path, "size", 1, "sha256", ZIP.sha256().hex());
    }

    @ParameterizedTest(name = "D5 D9 two paths that are one on some system: {0} and {1}")
    @MethodSource
    void collision(String first, String second) throws IOException {
        app.publish(feed("2.0.0").withArtifact("files", List.of(file(first), file(second))), DAILY);

        app.assertRejected(Code.FEED_MALFORMED);
    }

    static Stream<Arguments> collision() {
        return Stream.of(
                Arguments.of("App.jar", "app.jar"),
                Arguments.of("x", "x"),
                Arguments.of("x", "x/y"),
                Arguments.of("x/y", "X"));
    }

    @Test
    @DisplayName("D2 a mirror is asked for the name alone")
    void nameAtMirror() throws IOException {
        app.server.publish("/mirror/app.zip", ZIP);
        app.publish(feed("2.0.0").withArtifact("urls", List.of("https://127.0.0.1:1/d/..%2f/app.zip")), DAILY);
        app.configuration = builder -> builder.mirror(app.server.uri("/mirror"));

        assertAcceptedUnderOurName();
        assertThat(app.server.exchanges(FILE)).isEmpty();
    }
}
