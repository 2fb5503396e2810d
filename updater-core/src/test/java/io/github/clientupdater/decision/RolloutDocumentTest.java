package io.github.clientupdater.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clientupdater.release.Channel;
import io.github.clientupdater.release.Rollout;
import io.github.clientupdater.release.Version;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The vectors that docs/rollout.md publishes. */
class RolloutDocumentTest {
    private static final BigDecimal ALL = BigDecimal.valueOf(1L << 32);
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    record Vector(String installation, Channel channel, Version version, long bucket, BigDecimal percent) {
        static Vector parse(String line) {
            List<String> cells = Arrays.stream(line.split("\\|"))
                    .map(cell -> cell.replace("`", "").strip())
                    .filter(cell -> !cell.isEmpty())
                    .toList();
            return new Vector(
                    cells.get(0),
                    new Channel(cells.get(1)),
                    Version.parse(cells.get(2)),
                    Long.parseLong(cells.get(3)),
                    new BigDecimal(cells.get(4)));
        }
    }

    static Stream<Vector> vectors() throws IOException {
        return Files.readAllLines(Path.of("../docs/rollout.md")).stream()
                .filter(line -> line.startsWith("| `"))
                .map(Vector::parse);
    }

    @Test
    void thereAreEnough() throws IOException {
        assertThat(vectors()).hasSizeGreaterThanOrEqualTo(12).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void bucketIsTheOnePublished(Vector vector) {
        Bucket bucket = Bucket.of(vector.installation(), vector.channel(), vector.version());

        assertThat(bucket.number()).isEqualTo(vector.bucket());
        assertThat(vector.percent())
                .isEqualByComparingTo(
                        BigDecimal.valueOf(vector.bucket()).multiply(HUNDRED).divide(ALL, 6, RoundingMode.HALF_EVEN));
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void bucketIsInFromItsPercentOn(Vector vector) {
        Bucket bucket = Bucket.of(vector.installation(), vector.channel(), vector.version());
        BigDecimal margin = new BigDecimal("0.000001");

        assertThat(bucket.isWithin(new Rollout(vector.percent().add(margin).doubleValue())))
                .isTrue();
        assertThat(bucket.isWithin(new Rollout(
                        vector.percent().subtract(margin).max(BigDecimal.ZERO).doubleValue())))
                .isFalse();
    }
}
