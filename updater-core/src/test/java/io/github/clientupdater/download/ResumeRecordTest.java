package io.github.clientupdater.download;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clientupdater.download.Validator.Kind;
import io.github.clientupdater.release.Digest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What lies beside an unfinished file: read back as it was written, or not at all. */
class ResumeRecordTest {
    private static final long SEED = Long.getLong("updater.seed", 20_261_121L);
    private static final Optional<Digest> DIGEST = Optional.of(new Digest("ab".repeat(32)));
    private static final Optional<Validator> ETAG = Optional.of(new Validator(Kind.ETAG, "\"a b-\""));
    private static final String SOURCE = ResumeRecord.nameOf(URI.create("https://acme.example/app.zip?token=hunter2"));

    private static ResumeRecord sample() {
        return new ResumeRecord(
                SOURCE, ETAG, DIGEST, List.of(new Span(0, 50, 100), new Span(100, 100, 200), new Span(200, 300, 300)));
    }

    static Stream<ResumeRecord> roundTrip() {
        List<Span> many = new ArrayList<>();
        for (int i = 0; i < ResumeRecord.MAX_SPANS; i++) many.add(new Span(i * 10L, i * 10L + i % 11, i * 10L + 10));
        Optional<Validator> date = Optional.of(new Validator(Kind.MODIFIED, "Sat, 21 Nov 2026 12:00:00 GMT"));
        return Stream.of(
                sample(),
                ResumeRecord.empty(Optional.empty()),
                ResumeRecord.empty(DIGEST),
                new ResumeRecord(SOURCE, date, Optional.empty(), List.of(new Span(0, 7, Span.OPEN))),
                new ResumeRecord(SOURCE, Optional.empty(), DIGEST, many));
    }

    @ParameterizedTest
    @MethodSource
    void roundTrip(ResumeRecord record) {
        ResumeRecord read = ResumeRecord.parse(record.text()).orElseThrow();

        assertThat(read.text()).isEqualTo(record.text());
        assertThat(read.source()).isEqualTo(record.source());
        assertThat(read.validator()).isEqualTo(record.validator());
        assertThat(read.digest()).isEqualTo(record.digest());
        assertThat(read.spans()).usingRecursiveComparison().isEqualTo(record.spans());
    }

    @Test
    void addressIsNamedWithoutItsSecret() {
        assertThat(sample().text()).doesNotContain("hunter2", "acme");
    }

    @Test
    void positionStandsWhereItIsSaid() {
        ResumeRecord record = sample();

        for (int i = 0; i < record.spans().size(); i++) {
            int offset = (int) record.offsetOfPosition(i);
            assertThat(record.text().substring(offset, offset + 19))
                    .isEqualTo(ResumeRecord.digits(record.spans().get(i).position));
        }
    }

    @Test
    void everyTruncatedTextIsRefused() {
        String text = sample().text();
        int end = text.length();

        for (int length = 0; length < end; length++) {
            Optional<ResumeRecord> read = ResumeRecord.parse(text.substring(0, length));
            boolean wholeLines = (end - length) % 65 == 0 && length >= end - 2 * 65;
            assertThat(read.isPresent()).as("%d of %d characters", length, end).isEqualTo(wholeLines);
        }
    }

    @ParameterizedTest
    @MethodSource
    void damagedTextIsRefused(String damaged) {
        assertThat(ResumeRecord.parse(damaged)).isEmpty();
    }

    static Stream<String> damagedTextIsRefused() {
        String text = sample().text();
        String first = "span " + ResumeRecord.digits(0);
        return Stream.of(
                "",
                "client-updater download 2" + text.substring(25),
                text + "x",
                text + "span\n",
                text.replace("\n", "\r\n"),
                text.replace("ETAG", "WEAK"),
                text.replace("\"a b-\"", "\"\u00e4\""),
                text.replace("source ", "source zz"),
                text.replace("digest ab", "digest AB"),
                text.replace(first, "span " + ResumeRecord.digits(1)), // Does not begin at the beginning.
                text.replace("span " + ResumeRecord.digits(200), "span " + ResumeRecord.digits(201)), // A gap.
                text.replace(ResumeRecord.digits(50), ResumeRecord.digits(101)), // Further than its end.
                text.replace(ResumeRecord.digits(50), "9".repeat(19)));
    }

    @Test
    void whateverIsDamaged_nothingUnsoundIsRead() {
        Random random = new Random(SEED);
        byte[] text = sample().text().getBytes(StandardCharsets.ISO_8859_1);

        for (int round = 0; round < 20_000; round++) {
            byte[] damaged = text.clone();
            int flips = 1 + random.nextInt(4);
            for (int i = 0; i < flips; i++) {
                int at = random.nextInt(damaged.length);
                damaged[at] = random.nextBoolean() ? (byte) ('0' + random.nextInt(10)) : (byte) random.nextInt(256);
            }
            String description = "seed " + SEED + ", round " + round;
            Optional<ResumeRecord> read = ResumeRecord.parse(new String(damaged, StandardCharsets.ISO_8859_1));
            read.ifPresent(record -> assertSound(record, description));
        }
    }

    private static void assertSound(ResumeRecord record, String description) {
        long expected = 0;
        for (Span span : record.spans()) {
            assertThat(span.start).as(description).isEqualTo(expected);
            assertThat(span.position).as(description).isBetween(span.start, span.end);
            expected = span.end;
        }
    }

    @ParameterizedTest
    @CsvSource({"0, false", "299, false", "300, true", "301, true"})
    void promiseIsComparedWithTheFile(long length, boolean fits) {
        assertThat(sample().fitsInto(length)).isEqualTo(fits);
    }

    @Test
    void otherSizeOrDigestIsAnotherFile() {
        Optional<Digest> other = Optional.of(new Digest("cd".repeat(32)));

        assertThat(sample().describes(OptionalLong.of(300), DIGEST)).isTrue();
        assertThat(sample().describes(OptionalLong.empty(), DIGEST)).isTrue();
        assertThat(sample().describes(OptionalLong.of(301), DIGEST)).isFalse();
        assertThat(sample().describes(OptionalLong.of(300), other)).isFalse();
        assertThat(sample().describes(OptionalLong.of(300), Optional.empty())).isFalse();
    }
}
