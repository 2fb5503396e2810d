package io.github.clientupdater.testing.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clientupdater.testing.faults.TestClient.Received;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RangeFaultsTest {
    private static final String FILE = "/notes.txt";

    @AutoClose
    private final FaultyServer server = FaultyServer.start();

    @BeforeEach
    void publish() {
        server.publish(FILE, Content.of("0123456789"));
    }

    static Stream<Arguments> descriptions() {
        return Stream.of(
                Arguments.of(RangeFaults.wrongStart(1), "bytes 5-9/10"),
                Arguments.of(RangeFaults.wrongStart(-4), "bytes 0-9/10"),
                Arguments.of(RangeFaults.wrongEnd(-1), "bytes 4-8/10"),
                Arguments.of(RangeFaults.wrongTotal(5), "bytes 4-9/15"),
                Arguments.of(RangeFaults.unknownTotal(), "bytes 4-9/*"),
                Arguments.of(RangeFaults.contentRange("nonsense"), "nonsense"));
    }

    @ParameterizedTest
    @MethodSource("descriptions")
    void thePartIsRight_butDescribedWrongly(Fault fault, String contentRange) throws Exception {
        Received received = receive(fault, "Range: bytes=4-");

        assertThat(received.status()).isEqualTo(206);
        assertThat(received.header("Content-Range")).hasValue(contentRange);
        assertThat(body(received)).isEqualTo("456789");
    }

    @ParameterizedTest
    @MethodSource("descriptions")
    void whatIsNoPartStaysAsItIs(Fault fault, String contentRange) throws Exception {
        Received received = receive(fault);

        assertThat(received.status()).isEqualTo(200);
        assertThat(received.header("Content-Range")).isEmpty();
    }

    @Test
    void contentRangeCanBeLeftOut() throws Exception {
        Received received = receive(RangeFaults.noContentRange(), "Range: bytes=4-");

        assertThat(received.status()).isEqualTo(206);
        assertThat(received.header("Content-Range")).isEmpty();
    }

    @Test
    void rangesCanBeIgnored() throws Exception {
        Received received = receive(RangeFaults.ignoreRange(), "Range: bytes=4-");

        assertThat(received.status()).isEqualTo(200);
        assertThat(body(received)).isEqualTo("0123456789");
        assertThat(server.exchanges().get(0).header("Range")).hasValue("bytes=4-");
        assertThat(receive(RangeFaults.refuseRanges()).header("Accept-Ranges")).hasValue("none");
    }

    @Test
    void ifRangeCanBeIgnored() throws Exception {
        Received received = receive(RangeFaults.ignoreIfRange(), "Range: bytes=4-", "If-Range: \"something else\"");

        assertThat(received.status()).isEqualTo(206);
    }

    @Test
    void otherBytesAreSentThanSaid() throws Exception {
        Received received = receive(RangeFaults.wrongPart(-2), "Range: bytes=4-");

        assertThat(received.header("Content-Range")).hasValue("bytes 4-9/10");
        assertThat(body(received)).isEqualTo("234567");
    }

    @Test
    void anotherPartIsSentThanAsked() throws Exception {
        Received received = receive(RangeFaults.otherPart(-2), "Range: bytes=4-5");

        assertThat(received.header("Content-Range")).hasValue("bytes 2-3/10");
        assertThat(body(received)).isEqualTo("23");
        assertThat(server.exchanges().get(0).offset()).isEqualTo(2);
    }

    @Test
    void aPartMayBeShorterThanAsked() throws Exception {
        Received received = receive(RangeFaults.shorterPart(3), "Range: bytes=4-");

        assertThat(received.header("Content-Range")).hasValue("bytes 4-6/10");
        assertThat(received.header("Content-Length")).hasValue("3");
        assertThat(body(received)).isEqualTo("456");
    }

    @Test
    void aPartIsSentUnasked() throws Exception {
        Received received = receive(RangeFaults.partUnasked());

        assertThat(received.status()).isEqualTo(206);
        assertThat(received.header("Content-Range")).hasValue("bytes 0-4/10");
        assertThat(body(received)).isEqualTo("01234");
    }

    @Test
    void aGoodRangeIsRefused() throws Exception {
        Received right = receive(RangeFaults.unsatisfiable(), "Range: bytes=4-");
        Received wrong = receive(RangeFaults.unsatisfiable(3), "Range: bytes=4-");

        assertThat(right.status()).isEqualTo(416);
        assertThat(right.header("Content-Range")).hasValue("bytes */10");
        assertThat(wrong.status()).isEqualTo(416);
        assertThat(wrong.header("Content-Range")).hasValue("bytes */3");
    }

    @Test
    void aPartIsWrapped() throws Exception {
        Received received = receive(RangeFaults.multipart(), "Range: bytes=4-5");

        assertThat(received.status()).isEqualTo(206);
        assertThat(received.header("Content-Type")).hasValue("multipart/byteranges; boundary=THIS_STRING_SEPARATES");
        assertThat(received.header("Content-Range")).isEmpty();
        assertThat(received.header("Content-Length")).hasValue(Integer.toString(received.body().length));
        assertThat(body(received))
                .isEqualTo("--THIS_STRING_SEPARATES\r\nContent-Type: application/octet-stream\r\n"
                        + "Content-Range: bytes 4-5/10\r\n\r\n45\r\n--THIS_STRING_SEPARATES--\r\n");
    }

    private static String body(Received received) {
        return new String(received.body(), StandardCharsets.ISO_8859_1);
    }

    private Received receive(Fault fault, String... headers) throws IOException {
        server.heal();
        server.inject(FILE, Schedule.always(fault));
        return TestClient.get(server.uri(FILE), headers);
    }
}
