package io.github.clientupdater.examples.bench.harness;

/**
 * What one run took, seen from outside.
 *
 * @param millis from its start to its end
 * @param cpuMillis of all its threads, user and system
 * @param peakMib its largest resident set
 */
record Usage(double millis, double cpuMillis, double peakMib) {
    static final Usage NONE = new Usage(0, 0, 0);

    /** One after the other. */
    Usage then(Usage next) {
        return new Usage(millis + next.millis, cpuMillis + next.cpuMillis, Math.max(peakMib, next.peakMib));
    }
}
