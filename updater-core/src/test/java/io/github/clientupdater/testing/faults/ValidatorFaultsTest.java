package io.github.clientupdater.testing.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clientupdater.testing.faults.TestClient.Received;
import java.io.IOException;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ValidatorFaultsTest {
    private static final String FILE = "/app.zip";
    private static final String ETAG = "\"generated-1-1000\"";
    private static final Content CONTENT = Content.generated(1, 1000);
    private static final Content OTHER = Content.generated(2, 1000);

    @AutoClose
    private final FaultyServer server = FaultyServer.start();

    @BeforeEach
    void publish() {
        server.publish(FILE, CONTENT);
    }

    @Test
    void theFileIsReplacedBetweenTwoRequests() throws Exception {
        server.inject(FILE, Schedule.from(2, ValidatorFaults.replacedBy(OTHER)));

        Received before = get();
        Received after = get("Range: bytes=10-", "If-Range: " + ETAG);

        assertThat(before.header("ETag")).hasValue(ETAG);
        assertThat(after.status()).isEqualTo(200);
        assertThat(after.header("ETag")).hasValue("\"generated-2-1000\"");
        assertThat(after.header("Last-Modified")).isNotEqualTo(before.header("Last-Modified"));
        assertThat(after.body()).isEqualTo(OTHER.bytes(0, 1000));
    }

    @Test
    void theFileIsReplacedInSecret() throws Exception {
        server.inject(FILE, Schedule.from(2, ValidatorFaults.secretlyReplacedBy(OTHER)));

        Received before = get();
        Received after = get("Range: bytes=10-", "If-Range: " + ETAG);

        assertThat(after.status()).isEqualTo(206);
        assertThat(after.header("ETag")).isEqualTo(before.header("ETag"));
        assertThat(after.header("Last-Modified")).isEqualTo(before.header("Last-Modified"));
        assertThat(after.body()).isEqualTo(OTHER.bytes(10, 990));
    }

    @Test
    void oneByteIsWrong_inTheWholeAndInAPart() throws Exception {
        server.inject(FILE, Schedule.always(ValidatorFaults.corruptByte(500)));
        byte[] expected = CONTENT.bytes(0, 1000);
        expected[500] = (byte) ~expected[500];

        assertThat(get().body()).isEqualTo(expected);
        assertThat(get("Range: bytes=500-500").body()).containsExactly(expected[500]);
        assertThat(get("Range: bytes=501-").body()).isEqualTo(CONTENT.bytes(501, 499));
        assertThat(get().header("ETag")).hasValue(ETAG);
    }

    @Test
    void aWeakEtagIsGoodForCopies_notForParts() throws Exception {
        server.inject(FILE, Schedule.always(ValidatorFaults.weakEtag()));

        assertThat(get().header("ETag")).hasValue("W/" + ETAG);
        assertThat(get("Range: bytes=10-", "If-Range: W/" + ETAG).status()).isEqualTo(200);
        assertThat(get("Range: bytes=10-", "If-Range: " + ETAG).status()).isEqualTo(200);
        assertThat(get("If-None-Match: W/" + ETAG).status()).isEqualTo(304);
    }

    @Test
    void theEtagCanBeAnything() throws Exception {
        server.inject(FILE, Schedule.nth(1, ValidatorFaults.unquotedEtag()));
        server.inject(FILE, Schedule.nth(2, ValidatorFaults.etag("\"a\" b")));

        assertThat(get().header("ETag")).hasValue("generated-1-1000");
        assertThat(get().header("ETag")).hasValue("\"a\" b");
    }

    @Test
    void validatorsCanBeMissing() throws Exception {
        server.inject(
                FILE,
                Schedule.inTurn(
                        ValidatorFaults.noEtag(), ValidatorFaults.noLastModified(), ValidatorFaults.noValidators()));

        Received dateOnly = get();
        Received etagOnly = get();
        Received neither = get();

        assertThat(dateOnly.header("ETag")).isEmpty();
        assertThat(dateOnly.header("Last-Modified")).isPresent();
        assertThat(etagOnly.header("ETag")).hasValue(ETAG);
        assertThat(etagOnly.header("Last-Modified")).isEmpty();
        assertThat(neither.head()).doesNotContain("ETag", "Last-Modified");
    }

    @Test
    void theEtagChangesThoughTheFileDoesNot() throws Exception {
        server.inject(FILE, Schedule.always(ValidatorFaults.changingEtag()));

        Received first = get();
        Received second =
                get("Range: bytes=10-", "If-Range: " + first.header("ETag").orElseThrow());

        assertThat(first.header("ETag")).hasValue("\"generated-1-1000-1\"");
        assertThat(second.header("ETag")).hasValue("\"generated-1-1000-2\"");
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.body()).isEqualTo(first.body());
    }

    private Received get(String... headers) throws IOException {
        return TestClient.get(server.uri(FILE), headers);
    }
}
