package io.github.clientupdater.download;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clientupdater.download.DownloadOptions.Connections;
import io.github.clientupdater.task.UpdateException;
import io.github.clientupdater.testing.faults.ConnectionFaults;
import io.github.clientupdater.testing.faults.Content;
import io.github.clientupdater.testing.faults.Exchange;
import io.github.clientupdater.testing.faults.Fault;
import io.github.clientupdater.testing.faults.FaultyServer;
import io.github.clientupdater.testing.faults.LengthFaults;
import io.github.clientupdater.testing.faults.ProtocolFaults;
import io.github.clientupdater.testing.faults.RangeFaults;
import io.github.clientupdater.testing.faults.Schedule;
import io.github.clientupdater.testing.faults.StatusFaults;
import io.github.clientupdater.testing.faults.ValidatorFaults;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Faults, cancellations, restarts, mirrors and connections in combinations that nobody thought of. A
 * failure names its seed: {@code mvn -pl updater-core test -Dtest=RandomFaultsTest -Dupdater.seed=4711
 * -Dupdater.rounds=1} repeats it, and hundreds of rounds are run by {@code -Dupdater.rounds=500}.
 */
class RandomFaultsTest {
    private static final String FILE = "/app.zip";
    private static final int RESTARTS = 4;
    private static final Duration STALL = Duration.ofMillis(200);
    private static final long LARGE = 2 * Crew.LEAST + 1_000_000;

    @AutoClose
    private final FaultyServer server = FaultyServer.start();

    @AutoClose
    private final FaultyServer mirror = FaultyServer.start();

    @TempDir
    private Path dir;

    static LongStream seeds() {
        long first = Long.getLong("updater.seed", 1);
        return LongStream.range(first, first + Long.getLong("updater.rounds", 30));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whateverHappens_itEndsAndIsNeverAnotherFile(long seed) throws Exception {
        Random random = new Random(seed);
        Round round = new Round(random, random.nextInt(5) == 0 ? LARGE : 1 + random.nextInt(300_000));
        for (int restart = 0; restart < RESTARTS; restart++) {
            server.inject(FILE, Schedule.randomly(random.nextLong(), 0.6, hostile(random, round.content)));
            mirror.inject(FILE, Schedule.randomly(random.nextLong(), 0.6, hostile(random, round.content)));
            round.run(random, STALL, random.nextInt(3) == 0);
            server.heal();
            mirror.heal();
        }

        round.runHonestly();
    }

    /**
     * Where both servers send the same bytes under the same ETag, honour ranges and end broken connections
     * in order, and nobody cancels, every byte that was sent has arrived: none is sent twice, by whomever.
     */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whatHasArrivedIsNeverSentAgain(long seed) throws Exception {
        Random random = new Random(~seed);
        Round round = new Round(random, 1 + random.nextInt(300_000));
        for (int restart = 0; restart < RESTARTS; restart++) {
            server.inject(FILE, Schedule.randomly(random.nextLong(), 0.8, orderly(random, round.content)));
            mirror.inject(FILE, Schedule.randomly(random.nextLong(), 0.8, orderly(random, round.content)));
            round.run(random, DownloadOptions.STANDARD.stall(), false);
            server.heal();
            mirror.heal();
        }

        round.runHonestly();

        long sent = Stream.of(server, mirror)
                .flatMap(each -> each.exchanges(FILE).stream())
                .filter(exchange -> exchange.offset() >= 0)
                .mapToLong(Exchange::bodyBytes)
                .sum();
        assertThat(sent)
                .as("%s\n%s", server.exchanges(FILE), mirror.exchanges(FILE))
                .isEqualTo(round.content.size());
    }

    private static Fault[] orderly(Random random, Content content) {
        return new Fault[] {
            ConnectionFaults.drop(anywhere(random, content)),
            ConnectionFaults.drop(anywhere(random, content)),
            ConnectionFaults.dropInHead(random.nextInt(100)),
            ConnectionFaults.closeWithoutAnswer(),
            ConnectionFaults.trickle(1 + random.nextInt(64 * 1024), Duration.ofMillis(1)),
            StatusFaults.status(503),
            StatusFaults.retryAfter(429, "soon"),
            LengthFaults.chunked(),
            ValidatorFaults.noLastModified(),
        };
    }

    private static Fault[] hostile(Random random, Content content) {
        Content other = Content.generated(random.nextLong(), content.size());
        Fault[] all = {
            ConnectionFaults.drop(anywhere(random, content)),
            ConnectionFaults.reset(anywhere(random, content)),
            ConnectionFaults.stall(anywhere(random, content)),
            ConnectionFaults.resetWithoutAnswer(),
            StatusFaults.status(403),
            StatusFaults.status(500),
            LengthFaults.untilClose(),
            LengthFaults.truncatedInChunks(anywhere(random, content)),
            LengthFaults.truncatedUntilClose(anywhere(random, content)),
            LengthFaults.announceLess(1),
            LengthFaults.endless(),
            LengthFaults.brokenChunks(),
            RangeFaults.ignoreRange(),
            RangeFaults.ignoreIfRange(),
            RangeFaults.wrongPart(random.nextInt(100) - 50),
            RangeFaults.otherPart(random.nextInt(100) - 50),
            RangeFaults.shorterPart(1 + anywhere(random, content)),
            RangeFaults.wrongTotal(1),
            RangeFaults.partUnasked(),
            RangeFaults.unsatisfiable(),
            ValidatorFaults.replacedBy(other),
            ValidatorFaults.secretlyReplacedBy(other),
            ValidatorFaults.corruptByte(anywhere(random, content)),
            ValidatorFaults.noValidators(),
            ValidatorFaults.changingEtag(),
            ProtocolFaults.captivePortal(),
            ProtocolFaults.statusLine("HTTP/1.1"),
        };
        Fault[] some = new Fault[5];
        for (int i = 0; i < some.length; i++) {
            Fault fault = all[random.nextInt(all.length)];
            some[i] = random.nextInt(4) == 0 ? fault.and(all[random.nextInt(all.length)]) : fault;
        }
        return some;
    }

    private static long anywhere(Random random, Content content) {
        return (long) (random.nextDouble() * content.size());
    }

    /** One file that is wanted until it is there. */
    private final class Round {
        private final Content content;
        private final Path target = dir.resolve("app.zip.part");

        Round(Random random, long size) {
            content = Content.generated(random.nextLong(), size);
            server.publish(FILE, content);
            mirror.publish(FILE, content);
        }

        /** One process that ends somehow. */
        void run(Random random, Duration stall, boolean cancelled) throws IOException {
            Downloading wanted = wanted(1 + random.nextInt(4), random.nextInt(3), stall);
            if (cancelled) wanted.cancelledAt(anywhere(random, content));
            URI[] addresses = {server.uri(FILE), mirror.uri(FILE)};
            Optional<DownloadedFile> file = Optional.empty();
            try {
                file = Optional.of(random.nextBoolean() ? wanted.from(addresses) : wanted.from(addresses[0]));
            } catch (UpdateException | CancellationException e) {
                // One of many ways to end.
            }
            if (Files.exists(target)) assertThat(Files.size(target)).isLessThanOrEqualTo(content.size());
            if (file.isPresent()) assertIsWhatItSays(file.get());
        }

        private Downloading wanted(int connections, int retries, Duration stall) {
            return new Downloading(target)
                    .announcing(content)
                    .with(DownloadOptions.STANDARD
                            .withRetries(retries)
                            .withStall(stall)
                            .withWaits(Duration.ofMillis(2), Duration.ofMillis(20))
                            .withConnections(new Connections(connections, false)));
        }

        /** A wrong file may come; it must not be taken for the right one. What is rejected is forgotten by the caller. */
        private void assertIsWhatItSays(DownloadedFile file) throws IOException {
            byte[] bytes = Files.readAllBytes(file.file());
            assertThat(Content.of(bytes).sha256()).isEqualTo(file.digest());
            assertThat(file.size()).isEqualTo(bytes.length);
            if (!file.digest().equals(content.sha256())) forget();
        }

        private void forget() {
            try {
                Downloader.forget(target);
            } catch (UpdateException e) {
                throw new AssertionError(e);
            }
        }

        void runHonestly() throws Exception {
            DownloadedFile file = wanted(1, 0, DownloadOptions.STANDARD.stall()).from(server.uri(FILE));

            assertThat(file.digest()).isEqualTo(content.sha256());
            assertIsWhatItSays(file);
            assertThat(target).hasSize(content.size());
        }
    }
}
