package io.github.clientupdater.decision;

import io.github.clientupdater.decision.UpdatePolicy.Context;
import io.github.clientupdater.host.HostApplication;
import io.github.clientupdater.release.Artifact;
import io.github.clientupdater.release.Channel;
import io.github.clientupdater.release.Format;
import io.github.clientupdater.release.MinimumSupported;
import io.github.clientupdater.release.OsRange;
import io.github.clientupdater.release.OsVersion;
import io.github.clientupdater.release.Platform;
import io.github.clientupdater.release.Release;
import io.github.clientupdater.release.ReleaseFeed;
import io.github.clientupdater.release.Rollout;
import io.github.clientupdater.release.Version;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Feeds and questions in which every rule has a chance to bite. Equal seeds give equal ones. */
final class RandomFeeds {
    private static final List<Version> VERSIONS = Stream.of(
                    "1.0.0", "1.1.0", "1.2.0-rc.1", "1.2.0", "2.0.0", "2.1.0", "3.0.0-beta.1", "3.0.0", "4.0.0")
            .map(Version::parse)
            .toList();

    private final Random random;

    RandomFeeds(Random random) {
        this.random = random;
    }

    ReleaseFeed feed() {
        List<Release> releases = new ArrayList<>();
        for (Version version : VERSIONS) {
            if (random.nextInt(3) > 0) releases.add(release(version));
        }
        return new ReleaseFeed(releases, sometimes(6, this::version), sometimes(5, this::minimumSupported), List.of());
    }

    Context context() {
        HostApplication.Builder host = HostApplication.builder(
                        "com.acme.app", version().toString())
                .workDir(Path.of("unused"))
                .platform(Platform.parse("linux-x64"))
                .osVersion(os())
                .channel(channel());
        if (random.nextBoolean()) host.installDir(Path.of("/opt/app"));
        UpdateTrigger trigger = random.nextInt(4) == 0 ? UpdateTrigger.USER : UpdateTrigger.SCHEDULE;
        String id = Integer.toString(random.nextInt(1000));
        return new Context(host.build(), trigger, Situation.NOW, id, versions(), versions(), versions());
    }

    private Release release(Version version) {
        return Release.builder(version)
                .channel(channel())
                .mandatory(random.nextInt(12) == 0)
                .critical(random.nextInt(8) == 0)
                .minimumVersion(sometimes(2, this::version).orElse(null))
                .rollout(new Rollout(List.of(0, 50, 100, 100, 100).get(random.nextInt(5))))
                .artifacts(Stream.generate(this::artifact)
                        .limit(1 + random.nextInt(3))
                        .toList())
                .build();
    }

    private Artifact artifact() {
        Format format = List.of(Format.ZIP, Format.JAR, Format.DEB, Format.EXE).get(random.nextInt(4));
        return Artifact.builder("file" + random.nextInt(100), format)
                .osRange(new OsRange(nullable(5, this::os), nullable(5, this::os)))
                .build();
    }

    private MinimumSupported minimumSupported() {
        return new MinimumSupported(version(), sometimes(2, () -> Situation.NOW.plusSeconds(random.nextInt(3) - 1L)));
    }

    private Set<Version> versions() {
        return Stream.generate(this::version).limit(random.nextInt(3)).collect(Collectors.toSet());
    }

    private Version version() {
        return VERSIONS.get(random.nextInt(VERSIONS.size()));
    }

    private OsVersion os() {
        return new OsVersion(List.of(10 + random.nextInt(3), random.nextInt(3)));
    }

    private Channel channel() {
        return random.nextInt(4) == 0 ? Situation.BETA : Channel.STABLE;
    }

    /** Once in {@code often} times. */
    private <T> Optional<T> sometimes(int often, Supplier<T> value) {
        return random.nextInt(often) == 0 ? Optional.of(value.get()) : Optional.empty();
    }

    private <T> @Nullable T nullable(int often, Supplier<T> value) {
        return sometimes(often, value).orElse(null);
    }
}
