package io.github.clientupdater.download;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clientupdater.download.Validator.Kind;
import io.github.clientupdater.internal.http.Http;
import io.github.clientupdater.internal.http.HttpFetch;
import io.github.clientupdater.internal.http.HttpPurpose;
import io.github.clientupdater.internal.http.HttpReply;
import io.github.clientupdater.task.Cancellation;
import io.github.clientupdater.testing.faults.FaultyServer;
import io.github.clientupdater.testing.faults.Schedule;
import io.github.clientupdater.testing.faults.StatusFaults;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a range may be made conditional on (RFC 9110, section 8.8). */
class ValidatorTest {
    private static final String SENT = "Sat, 21 Nov 2026 12:00:00 GMT";
    private static final String EARLIER = "Sat, 21 Nov 2026 11:59:59 GMT";

    @AutoClose
    private final FaultyServer server = FaultyServer.start();

    private <T> T asked(Map<String, String> headers, Function<HttpReply, T> question) throws Exception {
        server.heal();
        server.inject(Schedule.always(StatusFaults.status(200, headers)));
        HttpFetch fetch = new HttpFetch(server.uri("/"), Map.of(), HttpPurpose.DOWNLOAD, Duration.ZERO);
        try (HttpReply reply = Http.standard().send(fetch, new Cancellation())) {
            return question.apply(reply);
        }
    }

    private Optional<Validator> of(Map<String, String> headers) throws Exception {
        return asked(headers, Validator::of);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"a\"", "\"\"", "\"!#~\"", "\"W/x\"", "\"with,comma\""})
    void strongEtagIsTheBest(String etag) throws Exception {
        Map<String, String> headers = Map.of("ETag", etag, "Last-Modified", EARLIER, "Date", SENT);

        assertThat(of(headers)).contains(new Validator(Kind.ETAG, etag));
    }

    @ParameterizedTest
    @ValueSource(strings = {"W/\"a\"", "w/\"a\"", "a", "\"a", "a\"", "'a'", "\"a b\"", "\"a\"b\"", "\"a\", \"b\"", "*"})
    void anyOtherEtagGivesWayToTheDate(String etag) throws Exception {
        assertThat(of(Map.of("ETag", etag))).isEmpty();
        assertThat(of(Map.of("ETag", etag, "Last-Modified", EARLIER, "Date", SENT)))
                .contains(new Validator(Kind.MODIFIED, EARLIER));
    }

    @Test
    void dateOfThisSecondSaysNothing() throws Exception {
        assertThat(of(Map.of("Last-Modified", SENT, "Date", SENT))).isEmpty();
    }

    @Test
    void dateInTheFutureSaysNothing() throws Exception {
        assertThat(of(Map.of("Last-Modified", SENT, "Date", EARLIER))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"yesterday", "2026-11-21T11:59:59Z", "0"})
    void dateThatCannotBeReadSaysNothing(String date) throws Exception {
        assertThat(of(Map.of("Last-Modified", date, "Date", SENT))).isEmpty();
        assertThat(of(Map.of("Last-Modified", EARLIER, "Date", date))).isEmpty();
    }

    @Test
    void nothingSaysNothing() throws Exception {
        assertThat(of(Map.of())).isEmpty();
        assertThat(of(Map.of("Last-Modified", EARLIER))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"'\"a\"', false", "'\"b\"', true", "'W/\"a\"', true"})
    void otherEtagContradicts(String sent, boolean contradicts) throws Exception {
        Validator known = new Validator(Kind.ETAG, "\"a\"");

        assertThat(asked(Map.of("ETag", sent), known::isContradictedBy)).isEqualTo(contradicts);
    }

    @Test
    void silenceIsNoContradiction() throws Exception {
        assertThat(asked(Map.of(), new Validator(Kind.ETAG, "\"a\"")::isContradictedBy))
                .isFalse();
        assertThat(asked(Map.of("ETag", "\"b\""), new Validator(Kind.MODIFIED, EARLIER)::isContradictedBy))
                .isFalse();
    }

    @Test
    void otherDateContradicts() throws Exception {
        Validator known = new Validator(Kind.MODIFIED, EARLIER);

        assertThat(asked(Map.of("Last-Modified", SENT), known::isContradictedBy))
                .isTrue();
        assertThat(asked(Map.of("Last-Modified", EARLIER), known::isContradictedBy))
                .isFalse();
    }
}
