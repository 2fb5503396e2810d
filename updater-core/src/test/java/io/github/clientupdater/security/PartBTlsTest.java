package io.github.clientupdater.security;

import static io.github.clientupdater.security.SignedApplication.DAILY;
import static io.github.clientupdater.security.SignedApplication.FEED;
import static io.github.clientupdater.security.SignedApplication.FILE;
import static io.github.clientupdater.security.SignedApplication.ZIP;
import static io.github.clientupdater.security.SignedApplication.feed;
import static io.github.clientupdater.security.SignedApplication.sign;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.clientupdater.Updater;
import io.github.clientupdater.server.manifest.FeedServer;
import io.github.clientupdater.server.manifest.ManifestServer;
import io.github.clientupdater.task.UpdateException.Code;
import io.github.clientupdater.testing.faults.FaultyServer;
import io.github.clientupdater.testing.faults.Schedule;
import io.github.clientupdater.testing.faults.ValidatorFaults;
import io.github.clientupdater.verify.Trust;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows B16, B17 and B22 of docs/security-tests.md: who is at the other end, and that it does not matter. */
class PartBTlsTest {
    @TempDir
    Path directory;

    private SignedApplication app;

    @BeforeEach
    void install() throws IOException {
        app = new SignedApplication(directory, Tls.start());
        app.client = Tls.client();
        app.asksAt(home());
        app.honestPublication = () -> {
            app.asksAt(home());
            app.publish(feed("2.0.0").sequence(1_000_000), DAILY);
        };
    }

    private URI home() {
        return Tls.uri(Tls.PUBLISHER, app.server, FEED);
    }

    @AfterEach
    void close() {
        app.close();
    }

    /** Certificates that nobody has to believe. */
    enum Certificate {
        SELF_SIGNED {
            @Override
            HeldCertificate.Builder begun() {
                return new HeldCertificate.Builder().addSubjectAlternativeName(Tls.PUBLISHER);
            }
        },
        EXPIRED {
            @Override
            HeldCertificate.Builder begun() {
                return Tls.signedByRoot(Tls.PUBLISHER).validityInterval(0, TimeUnit.DAYS.toMillis(1));
            }
        },
        NOT_YET_VALID {
            @Override
            HeldCertificate.Builder begun() {
                long year = System.currentTimeMillis() + TimeUnit.DAYS.toMillis(365);
                return Tls.signedByRoot(Tls.PUBLISHER).validityInterval(year, 2 * year);
            }
        },
        OF_ANOTHER_HOST {
            @Override
            HeldCertificate.Builder begun() {
                return Tls.signedByRoot("other.example");
            }
        };

        abstract HeldCertificate.Builder begun();
    }

    @ParameterizedTest(name = "B16 the feed''s server has a certificate that is {0}")
    @EnumSource
    void badCertificate(Certificate certificate) throws IOException {
        try (FaultyServer bad = Tls.start(certificate.begun().build())) {
            app.asksAt(Tls.uri(Tls.PUBLISHER, bad, FEED));

            app.assertRejected(Code.SOURCE_TLS);

            assertThat(bad.exchanges()).isEmpty();
        }
    }

    @ParameterizedTest(name = "B16 the file''s server has a certificate that is {0}")
    @EnumSource
    void badCertificateOfTheFile(Certificate certificate) throws IOException {
        try (FaultyServer bad = Tls.start(certificate.begun().build())) {
            String url = Tls.uri(Tls.PUBLISHER, bad, FILE).toString();
            app.publish(feed("2.0.0").withArtifact("urls", List.of(url)), DAILY);

            app.assertRejected(Code.DOWNLOAD_TLS);

            assertThat(bad.exchanges()).isEmpty();
        }
    }

    @ParameterizedTest(name = "B16 no method that turns the certificates off: {0}")
    @ValueSource(classes = {Updater.Builder.class, FeedServer.Builder.class, ManifestServer.Builder.class, Trust.class})
    void noWayToTrustAll(Class<?> type) {
        assertThat(Arrays.stream(type.getMethods()).map(Method::getName))
                .noneMatch(name -> name.matches("(?i).*(trustall|insecure|hostname|verif|certificate|selfsigned).*"))
                .noneMatch(name -> name.matches("(ssl|tls).*|.*(Ssl|SSL|Tls|TLS).*"));
    }

    @ParameterizedTest(name = "B17 a server that speaks no newer protocol than {0}")
    @EnumSource
    void oldProtocol(OldTlsServer.Version version) throws IOException {
        try (OldTlsServer old = OldTlsServer.start(version)) {
            app.asksAt(URI.create("https://" + Tls.PUBLISHER + ":" + old.port() + FEED));

            app.assertRejected(Code.SOURCE_TLS);
        }
    }

    @Test
    @DisplayName("B22 somebody on the way whose certificates are trusted changes the feed")
    void manInTheMiddle() throws IOException {
        app.publish(feed("2.0.1").bytes(), sign(feed("2.0.0").bytes(), DAILY));

        app.assertRejected(Code.SIGNATURE_INVALID);
    }

    @Test
    @DisplayName("B22 somebody on the way whose certificates are trusted changes the file")
    void manInTheMiddleOfTheFile() throws IOException {
        app.server.inject(FILE, Schedule.always(ValidatorFaults.corruptByte(ZIP.size() / 2)));

        app.assertRejected(Code.DIGEST_MISMATCH);
    }
}
