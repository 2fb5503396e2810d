package io.github.clientupdater.testing.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class ScheduleTest {
    private static final Fault BAD = StatusFaults.status(500);
    private static final Fault WORSE = StatusFaults.status(503);

    @AutoClose
    private final FaultyServer server = FaultyServer.start();

    @Test
    void requestsAreCountedForEachPath() throws Exception {
        server.publish("/a", Content.of("a"));
        server.publish("/b", Content.of("b"));
        server.inject("/a", Schedule.nth(2, BAD));

        assertThat(statuses("/a", "/b", "/b", "/a", "/a", "/b")).containsExactly(200, 200, 200, 500, 200, 200);
    }

    @Test
    void allPathsAreCountedTogetherWhereNoneIsNamed() throws Exception {
        server.publish("/a", Content.of("a"));
        server.inject(Schedule.nth(2, BAD));

        assertThat(statuses("/a", "/b", "/a")).containsExactly(200, 500, 200);
    }

    @Test
    void countingBeginsWithTheInjection() throws Exception {
        server.publish("/a", Content.of("a"));

        List<Integer> before = statuses("/a", "/a");
        server.inject("/a", Schedule.first(2, BAD));

        assertThat(before).containsExactly(200, 200);
        assertThat(statuses("/a", "/a?x=1", "/a")).containsExactly(500, 500, 200);
    }

    @Test
    void oneByteIsHit_inWhateverOrderThePartsAreAskedFor() throws Exception {
        server.publish("/a", Content.of("0123456789"));
        server.inject("/a", Schedule.first(1, BAD).forPartWith(5));

        List<Integer> statuses = new ArrayList<>();
        for (String range : List.of("6-9", "0-4", "3-5", "3-5")) {
            statuses.add(
                    TestClient.get(server.uri("/a"), "Range: bytes=" + range).status());
        }

        assertThat(statuses).containsExactly(206, 206, 500, 206);
    }

    @Test
    void everyScheduleKeepsItsWord() throws Exception {
        assertThat(faults(Schedule.always(BAD))).containsExactly(BAD, BAD, BAD, BAD);
        assertThat(faults(Schedule.from(3, BAD))).containsExactly(null, null, BAD, BAD);
        assertThat(faults(Schedule.inTurn(BAD, WORSE))).containsExactly(BAD, WORSE, null, null);
    }

    @Test
    void chanceIsRepeatable() {
        Schedule schedule = Schedule.randomly(42, 0.5, BAD, WORSE);

        List<Optional<Fault>> once =
                LongStream.range(1, 1000).mapToObj(schedule::at).toList();

        Schedule again = Schedule.randomly(42, 0.5, BAD, WORSE);
        assertThat(LongStream.range(1, 1000).mapToObj(again::at)).isEqualTo(once);
        assertThat(once.stream().filter(Optional::isEmpty).count()).isBetween(420L, 580L);
        assertThat(once.stream().filter(Optional.of(BAD)::equals).count()).isBetween(180L, 320L);
        assertThat(once.stream().filter(Optional.of(WORSE)::equals).count()).isBetween(180L, 320L);
    }

    @Test
    void healingEndsEverything() throws Exception {
        server.publish("/a", Content.of("a"));
        server.inject(Schedule.always(BAD));

        List<Integer> ill = statuses("/a");
        server.heal();

        assertThat(ill).containsExactly(500);
        assertThat(statuses("/a")).containsExactly(200);
    }

    @Test
    void theySayWhatTheyDo() {
        assertThat(Schedule.first(2, ConnectionFaults.drop(10).and(LengthFaults.chunked())))
                .hasToString("the first 2: drop after 10 bytes, in chunks");
    }

    private static List<Fault> faults(Schedule schedule) {
        return LongStream.rangeClosed(1, 4)
                .mapToObj(schedule::at)
                .map(fault -> fault.orElse(null))
                .toList();
    }

    private List<Integer> statuses(String... targets) throws IOException {
        List<Integer> statuses = new ArrayList<>();
        for (String target : targets) {
            statuses.add(TestClient.send("GET " + target + " HTTP/1.1", server.uri("/"))
                    .status());
        }
        return statuses;
    }
}
