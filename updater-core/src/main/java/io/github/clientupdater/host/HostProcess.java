package io.github.clientupdater.host;

/** Which process runs the application that is being updated. */
public sealed interface HostProcess {
    /** The JVM that calls the updater: it has to exit before its files can be replaced. */
    record ThisOne() implements HostProcess {}

    /**
     * Another process: the updater waits for its end.
     *
     * @param pid its process id
     */
    record Other(long pid) implements HostProcess {
        /** Checks the id. */
        public Other {
            if (pid <= 0) throw new IllegalArgumentException("pid <= 0: " + pid);
        }
    }

    /** None: the files can be replaced at once. */
    record None() implements HostProcess {}
}
