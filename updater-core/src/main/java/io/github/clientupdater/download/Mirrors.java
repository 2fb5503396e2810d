package io.github.clientupdater.download;

import io.github.clientupdater.source.DownloadLocation;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The addresses of one file, in the order of preference. Each is tried once before anybody waits; one
 * that fails is left alone while others deliver. Confined to one thread.
 */
final class Mirrors {
    private final List<Mirror> all;

    Mirrors(List<DownloadLocation> locations) {
        if (locations.isEmpty()) throw new IllegalArgumentException("no location");
        this.all = locations.stream().map(Mirror::new).toList();
    }

    /** Returns whether none is left to be asked in this run. */
    boolean isExhausted() {
        return all.stream().allMatch(Mirror::isRejected);
    }

    /** Returns whom to ask now, or empty if everybody has been asked since the last wait. */
    Optional<Mirror> next(long now) {
        return candidates()
                .filter(mirror -> !mirror.isTried() && mirror.delay(now) == 0)
                .findFirst();
    }

    /** Returns how long to wait until somebody wants to be asked again. */
    long delay(long now) {
        return candidates().mapToLong(mirror -> mirror.delay(now)).min().orElse(0);
    }

    /** Everybody may be asked again. */
    void startRound() {
        all.forEach(Mirror::startRound);
    }

    private Stream<Mirror> candidates() {
        List<Mirror> left = all.stream().filter(mirror -> !mirror.isRejected()).toList();
        List<Mirror> good = left.stream().filter(mirror -> !mirror.isBad()).toList();
        return good.isEmpty() ? left.stream() : good.stream();
    }
}
