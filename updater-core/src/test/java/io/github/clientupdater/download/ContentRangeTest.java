package io.github.clientupdater.download;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Content-Range (RFC 9110, section 14.4): sound numbers or nothing. */
class ContentRangeTest {
    @ParameterizedTest
    @CsvSource({
        "bytes 0-0/1, 0, 1, 1",
        "bytes 5-9/10, 5, 10, 10",
        "' bytes 5-9/11 ', 5, 10, 11",
        "bytes 0-999999999999999998/999999999999999999, 0, 999999999999999999, 999999999999999999"
    })
    void soundRangeIsRead(String header, long first, long end, long total) {
        assertThat(ContentRange.parse(header)).contains(new ContentRange(first, end, total));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "bytes",
                "bytes */10",
                "bytes 0-10/10",
                "bytes 5-4/10",
                "bytes -5/10",
                "bytes 5-/10",
                "bytes 0-9",
                "bytes=0-9/10",
                "bytes 0 - 9/10",
                "bytes 0-9/10, bytes 0-9/10",
                "bytes +0-9/10",
                "bytes 0-9/10 x",
                "Bytes\n0-9/10",
                "items 0-9/10",
                "bytes 0-9223372036854775807/9223372036854775807",
                "bytes 0-9/99999999999999999999",
                "bytes \u0661-\u0662/10"
            })
    void anythingElseIsNone(String header) {
        assertThat(ContentRange.parse(header)).isEmpty();
    }

    @Test
    void unknownTotalIsRead_andMayBeCompleted() {
        ContentRange range = ContentRange.parse("bytes 5-9/*").orElseThrow();

        assertThat(range.total()).isEqualTo(ContentRange.UNKNOWN);
        assertThat(range.of(10)).isEqualTo(new ContentRange(5, 10, 10));
    }

    @ParameterizedTest
    @CsvSource({"bytes */0, 0", "' bytes */300000 ', 300000", "bytes 0-4/5, -1", "bytes */*, -1", "rubbish, -1"})
    void unsatisfiedRangeTellsTheTotal(String header, long total) {
        assertThat(ContentRange.unsatisfiedTotal(header)).isEqualTo(total);
    }

    @Test
    void lengthIsWhatLiesBetween() {
        assertThat(new ContentRange(5, 10, 11).length()).isEqualTo(5);
    }
}
