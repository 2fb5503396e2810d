package io.github.clientupdater.security;

import static io.github.clientupdater.security.SignedApplication.DAILY;
import static io.github.clientupdater.security.SignedApplication.FEED;
import static io.github.clientupdater.security.SignedApplication.FILE;
import static io.github.clientupdater.security.SignedApplication.SECRET;
import static io.github.clientupdater.security.SignedApplication.ZIP;
import static io.github.clientupdater.security.SignedApplication.feed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clientupdater.server.manifest.FeedServer;
import io.github.clientupdater.server.manifest.ManifestServer;
import io.github.clientupdater.task.UpdateException.Code;
import io.github.clientupdater.testing.faults.FaultyServer;
import io.github.clientupdater.testing.faults.RedirectFaults;
import io.github.clientupdater.testing.faults.Schedule;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows B1 to B7 of docs/security-tests.md, over https with a name on the internet: where a request goes. */
class PartBAddressesTest {
    @TempDir
    Path directory;

    private SignedApplication app;
    private final FaultyServer other = FaultyServer.start();
    private final FaultyServer otherSecure = Tls.start();

    @BeforeEach
    void install() throws IOException {
        app = new SignedApplication(directory, Tls.start());
        app.client = Tls.client();
        app.asksAt(Tls.uri(Tls.PUBLISHER, app.server, FEED + "?key=" + SECRET));
        other.publish(FILE, ZIP);
        otherSecure.publish(FILE, ZIP);
    }

    @AfterEach
    void close() {
        app.close();
        other.close();
        otherSecure.close();
    }

    private void redirect(Asked asked, String location) {
        asked.prepare(app);
        app.server.inject(asked.path, Schedule.always(RedirectFaults.redirect(302, location)));
    }

    @Test
    @DisplayName("the honest publisher is accepted over https")
    void honest() throws IOException {
        app.assertAccepted("2.0.0");
    }

    @ParameterizedTest(name = "B1 CVE-2016-5119 {0} cannot be configured")
    @ValueSource(
            strings = {
                "http://updates.example/update.json",
                "HTTP://updates.example/update.json",
                "http://127.0.0.1.example/update.json",
                "http://[2001:db8::1]/update.json",
                "http://0.0.0.0/update.json",
                "ftp://updates.example/update.json",
                "file:///update.json",
                "//updates.example/update.json",
                "update.json"
            })
    void insecureConfiguration(String address) {
        URI uri = URI.create(address);
        FeedServer.Builder secure = FeedServer.builder(URI.create("https://updates.example/update.json"));

        assertThatThrownBy(() -> FeedServer.at(uri)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ManifestServer.at(uri)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> secure.mirror(uri)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest(name = "B1 CVE-2016-5119 a signed feed that names {0}")
    @ValueSource(
            strings = {"http://updates.example/app.zip", "http://127.0.0.1/app.zip", "ftp://updates.example/app.zip"})
    void insecureFile(String url) throws IOException {
        app.publish(feed("2.0.0").withArtifact("urls", List.of(url)), DAILY);

        app.assertRejected(Code.DOWNLOAD_INSECURE);
    }

    @ParameterizedTest(name = "B2 CVE-2016-5119 {0} redirects from https to http")
    @EnumSource
    void downgradedByRedirect(Asked asked) throws IOException {
        redirect(asked, other.uri(asked.path).toString());

        app.assertRejected(asked.code(Code.SOURCE_INSECURE, Code.DOWNLOAD_INSECURE));

        assertThat(other.exchanges()).isEmpty();
    }

    @ParameterizedTest(name = "B3 {0} redirects to another host: no header of ours goes there")
    @EnumSource
    void credentialsStayHome(Asked asked) {
        redirect(asked, Tls.uri("other.example", otherSecure, asked.path).toString());

        app.update();

        assertThat(app.server.exchanges(asked.path))
                .isNotEmpty()
                .allSatisfy(request -> assertThat(request.header("X-Api-Key")).contains(SECRET));
        assertThat(otherSecure.exchanges()).isNotEmpty().allSatisfy(request -> {
            assertThat(request.headers()).doesNotContainKeys("X-Api-Key", "PRIVATE-TOKEN");
            assertThat(request.headers().toString() + request.target()).doesNotContain(SECRET);
        });
    }

    @Test
    @DisplayName("B3 a file that lies at another port of the same host gets no header of ours")
    void credentialsAndPorts() throws IOException {
        String url = Tls.uri(Tls.PUBLISHER, otherSecure, FILE).toString();
        app.publish(feed("2.0.0").withArtifact("urls", List.of(url)), DAILY);

        app.assertAccepted("2.0.0");

        assertThat(otherSecure.exchanges())
                .isNotEmpty()
                .allSatisfy(request -> assertThat(request.headers()).doesNotContainKeys("X-Api-Key", "PRIVATE-TOKEN"));
    }

    @ParameterizedTest(name = "B4 {0} redirects in a circle: five are followed")
    @EnumSource
    void redirectLoop(Asked asked) throws IOException {
        asked.prepare(app);
        app.server.inject(asked.path, Schedule.always(RedirectFaults.redirectLoop()));

        app.update();
        assertThat(app.server.exchanges(asked.path)).hasSize(6);

        app.assertRejected(asked.code(Code.SOURCE_REJECTED, Code.DOWNLOAD_REJECTED));
    }

    @ParameterizedTest(name = "B5 {0} redirects to {1}")
    @MethodSource
    void otherScheme(Asked asked, String location) throws IOException {
        redirect(asked, location);

        app.assertRejected(asked.code(Code.SOURCE_INSECURE, Code.DOWNLOAD_INSECURE));
    }

    static Stream<Arguments> otherScheme() {
        return everywhere(
                "file:///etc/passwd",
                "jar:file:/app.jar!/",
                "ftp://updates.example/app.zip",
                "javascript:rubbish()",
                "data:text/plain,rubbish");
    }

    private static Stream<Arguments> everywhere(String... locations) {
        return Stream.of(Asked.values())
                .flatMap(asked -> Stream.of(locations).map(location -> Arguments.of(asked, location)));
    }

    @ParameterizedTest(name = "B6 {0} redirects into the private network: {1}")
    @MethodSource
    void privateNetwork(Asked asked, String location) throws IOException {
        redirect(asked, location);

        app.assertRejected(asked.code(Code.SOURCE_INSECURE, Code.DOWNLOAD_INSECURE));
    }

    static Stream<Arguments> privateNetwork() {
        Stream<Arguments> feed = Stream.of(insideAddresses()).map(address -> Arguments.of(Asked.FEED, address));
        return Stream.concat(feed, everywhere("https://127.0.0.1/", "https://[0::1]/", "https://2130706433/"));
    }

    private static String[] insideAddresses() {
        return new String[] {
            "https://127.0.0.1/",
            "https://127.9.9.9/",
            "https://localhost/",
            "https://0.0.0.0/",
            "https://10.0.0.1/",
            "https://010.0.0.1/", // The JDK reads it as 10.0.0.1.
            "https://172.16.0.1/",
            "https://192.168.0.1/",
            "https://169.254.169.254/latest/meta-data/",
            "https://100.64.0.1/",
            "https://2130706433/", // The JDK reads it as 127.0.0.1.
            "https://2852039166/", // 169.254.169.254.
            "https://[::1]/",
            "https://[0::1]/",
            "https://[0:0:0:0:0:0:0:1]/",
            "https://[::ffff:10.0.0.1]/",
            "https://[0::ffff:10.0.0.1]/",
            "https://[0:0:0:0:0:ffff:a00:1]/",
            "https://[64:ff9b::10.0.0.1]/",
            "https://[2002:a00:1::1]/",
            "https://[fe80::1]/",
            "https://[fd00::1]/",
            "https://[fec0::1]/",
            "https://[::]/"
        };
    }

    @ParameterizedTest(name = "B6 a signed feed that names {0}")
    @MethodSource("insideAddresses")
    void privateFile(String address) throws IOException {
        app.publish(feed("2.0.0").withArtifact("urls", List.of(address + "app.zip")), DAILY);

        app.assertRejected(Code.DOWNLOAD_INSECURE);
    }

    @ParameterizedTest(name = "B7 {0} redirects to an address that only looks right: {1}")
    @MethodSource
    void misleading(Asked asked, String location) throws IOException {
        redirect(asked, location);

        app.assertRejected(asked.code(Code.SOURCE_INSECURE, Code.DOWNLOAD_INSECURE));
    }

    static Stream<Arguments> misleading() {
        return everywhere(
                "https://updates.example@evil.example/",
                "https://updates.example:hunter2@evil.example/",
                "https://updates.example./",
                "https://up%D0%B4ates.example/",
                "https://updates.example%2f.evil.example/",
                "https:///update.json",
                "http://updates.example/" + "y/".repeat(2000),
                "http://" + "x.".repeat(2000) + "example/");
    }

    @ParameterizedTest(name = "B7 {0} cannot be configured")
    @ValueSource(
            strings = {
                "https://good@evil.example/update.json",
                "https://good:pass@evil.example/update.json",
                "https://updates.example./update.json",
                "https://up\u0434ates.example/update.json",
                "https:/update.json"
            })
    void misleadingConfiguration(String address) {
        assertThatThrownBy(() -> FeedServer.at(URI.create(address)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("pass");
    }

    @ParameterizedTest(name = "B7 a signed feed that names {0}")
    @ValueSource(
            strings = {
                "https://good@evil.example/app.zip",
                "mailto:a@b.example",
                "https://up\u0434ates.example/app.zip",
                " ",
                "https://[rubbish/app.zip"
            })
    void malformedFile(String url) throws IOException {
        app.publish(feed("2.0.0").withArtifact("urls", List.of(url)), DAILY);

        app.assertRejected(Code.FEED_MALFORMED);
    }

    @ParameterizedTest(name = "B7 a signed feed that names {0}")
    @ValueSource(strings = {"https://updates.example./app.zip"})
    void misleadingFile(String url) throws IOException {
        app.publish(feed("2.0.0").withArtifact("urls", List.of(url)), DAILY);

        app.assertRejected(Code.DOWNLOAD_INSECURE);
    }
}
