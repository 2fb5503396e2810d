package io.github.clientupdater.testing.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clientupdater.testing.faults.TestClient.Received;
import java.io.IOException;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Ranges and conditions where nothing is injected (RFC 9110, sections 13 and 14). */
class HonestAnswersTest {
    private static final String FILE = "/app.zip";
    private static final String DATE = "Thu, 01 Jan 2026 00:00:00 GMT";
    private static final String ETAG = "\"generated-1-1000\"";
    private static final Content CONTENT = Content.generated(1, 1000);

    @AutoClose
    private final FaultyServer server = FaultyServer.start();

    @BeforeEach
    void publish() {
        server.publish(FILE, CONTENT);
    }

    @ParameterizedTest
    @CsvSource({
        "bytes=0-0, 0, 1",
        "bytes=10-19, 10, 10",
        "bytes=990-, 990, 10",
        "bytes=990-5000, 990, 10",
        "bytes=-10, 990, 10",
        "bytes=-5000, 0, 1000",
        "Bytes=0-999, 0, 1000",
        "bytes=5-99999999999999999999999999, 5, 995"
    })
    void aPartIsSent(String range, int first, int length) throws Exception {
        Received received = get("Range: " + range);

        assertThat(received.status()).isEqualTo(206);
        assertThat(received.body()).isEqualTo(CONTENT.bytes(first, length));
        assertThat(received.header("Content-Length")).hasValue(Integer.toString(length));
        assertThat(received.header("Content-Range")).hasValue("bytes " + first + "-" + (first + length - 1) + "/1000");
        assertThat(received.header("ETag")).hasValue(ETAG);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=1000-", "bytes=1000-1000", "bytes=-0", "bytes=99999999999999999999999-"})
    void aPartThatIsNotThereIsRefused(String range) throws Exception {
        Received received = get("Range: " + range);

        assertThat(received.status()).isEqualTo(416);
        assertThat(received.header("Content-Range")).hasValue("bytes */1000");
        assertThat(received.body()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=5-4", "bytes=-", "bytes=a-b", "bytes=0-1,5-6", "lines=0-1", "0-1"})
    void aRangeThatMeansNothingIsIgnored(String range) throws Exception {
        Received received = get("Range: " + range);

        assertThat(received.status()).isEqualTo(200);
        assertThat(received.header("Content-Range")).isEmpty();
        assertThat(received.body()).hasSize(1000);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "\"generated-1-1000\"             | 206",
                "Thu, 01 Jan 2026 00:00:00 GMT    | 206",
                "W/\"generated-1-1000\"           | 200",
                "\"generated-2-1000\"             | 200",
                "generated-1-1000                 | 200",
                "Thu, 01 Jan 2026 00:00:01 GMT    | 200",
                "Wed, 31 Dec 2025 23:59:59 GMT    | 200",
                "yesterday                        | 200"
            })
    void ifRangeComparesStrongly(String validator, int status) throws Exception {
        assertThat(get("Range: bytes=10-", "If-Range: " + validator).status()).isEqualTo(status);
    }

    @Test
    void ifRangeWithoutRangeMeansNothing() throws Exception {
        assertThat(get("If-Range: \"other\"").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "If-None-Match: \"generated-1-1000\"                    | 304",
                "If-None-Match: W/\"generated-1-1000\"                  | 304",
                "If-None-Match: \"a\", \"generated-1-1000\"             | 304",
                "If-None-Match: *                                       | 304",
                "If-None-Match: \"a\"                                   | 200",
                "If-Modified-Since: Thu, 01 Jan 2026 00:00:00 GMT       | 304",
                "If-Modified-Since: Fri, 02 Jan 2026 00:00:00 GMT       | 304",
                "If-Modified-Since: Wed, 31 Dec 2025 23:59:59 GMT       | 200",
                "If-Modified-Since: a while ago                         | 200"
            })
    void aGoodCopyIsNotSentAgain(String condition, int status) throws Exception {
        Received received = get(condition);

        assertThat(received.status()).isEqualTo(status);
        assertThat(received.body()).hasSize(status == 304 ? 0 : 1000);
        assertThat(received.header("ETag")).hasValue(ETAG);
    }

    @Test
    void theEtagGoesBeforeTheDate() throws Exception {
        assertThat(get("If-None-Match: \"a\"", "If-Modified-Since: " + DATE).status())
                .isEqualTo(200);
    }

    @Test
    void whatIsPublishedAgainHasNewValidators() throws Exception {
        server.publish(FILE, Content.generated(2, 1000));

        assertThat(get().header("ETag")).hasValue("\"generated-2-1000\"");
        assertThat(get().header("Last-Modified")).hasValue("Thu, 01 Jan 2026 00:01:00 GMT");
    }

    private Received get(String... headers) throws IOException {
        return TestClient.get(server.uri(FILE), headers);
    }
}
