package io.github.clientupdater.server.relay;

import io.github.clientupdater.internal.files.DiskSpace;
import io.github.clientupdater.internal.files.Reasons;
import io.github.clientupdater.task.Cancellation;
import io.github.clientupdater.task.UpdateException;
import io.github.clientupdater.task.UpdateException.Code;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * Keeps a folder in step with one company's files at a relay. The server wins: what it has, the folder has
 * after {@link #sync}, and what it has no more, the folder has no more if it came from there.
 *
 * <ul>
 *   <li>A file of somebody's own is never deleted. One that is in the way, and one from the server that was
 *       changed here, is kept as {@code <name>.local-<n>} before the server's takes its place.
 *   <li>Each file is brought beside the folder's files first, compared with what the list says, read through if
 *       it is JSON, and put in place in one step. Whatever interrupts that leaves the old file or the new one.
 *   <li>What the list shows to be the same is not asked for; neither is anything brought again that the server
 *       says is not modified.
 *   <li>A list that cannot be had or understood changes nothing. An empty one deletes nothing until it has
 *       been empty for {@link Builder#emptyListPatience}.
 * </ul>
 *
 * <p>What belongs to the sync itself lies in the hidden directory {@code .relay} of the folder. Immutable and
 * thread-safe; one sync of a folder runs at a time, on this machine.
 */
public final class FolderSync {
    private final RelayServer server;
    private final String company;
    private final Path folder;
    private final Duration patience;
    private final Clock clock;

    private FolderSync(Builder builder) {
        this.server = builder.server;
        this.company = builder.company;
        this.folder = builder.folder;
        this.patience = builder.patience;
        this.clock = builder.clock;
    }

    /**
     * Returns what keeps {@code folder}, which is made if it is missing, in step with {@code company}.
     *
     * @throws UpdateException with {@code DATA_NAME_REFUSED} if the company's name cannot be asked for
     */
    public static FolderSync of(RelayServer server, String company, Path folder) throws UpdateException {
        return builder(server, company, folder).build();
    }

    /** Starts what keeps {@code folder}, which is made if it is missing, in step with {@code company}. */
    public static Builder builder(RelayServer server, String company, Path folder) {
        return new Builder(server, company, folder);
    }

    /** Returns the company. */
    public String company() {
        return company;
    }

    /** Returns the folder. */
    public Path folder() {
        return folder;
    }

    /**
     * Brings the folder in step. Blocks; each request has its deadline, so a file that comes slowly or fails
     * does not keep the others from coming, and the result names it.
     *
     * @return what has changed in the folder
     * @throws UpdateException if nothing could be done: with one of the {@code SOURCE_} or {@code FEED_} codes
     *     without the list, with {@code BUSY} while another one is at it, with {@code FOLDER_UNUSABLE} or {@code
     *     DISK_FULL} for the folder
     * @throws java.util.concurrent.CancellationException if cancelled meanwhile; what was done is whole
     */
    public Result sync(Cancellation cancellation) throws UpdateException {
        return sync(Hints.none(), cancellation);
    }

    /** As {@link #sync(Cancellation)}, with what news have said. */
    Result sync(Hints hints, Cancellation cancellation) throws UpdateException {
        cancellation.throwIfCancelled();
        try (SyncFolder open = SyncFolder.open(folder);
                SyncRecord record = open.openRecord(company)) {
            List<RelayServer.RemoteFile> files = server.files(company, cancellation);
            SyncRun run = new SyncRun(server, company, open, record, hints, cancellation);
            try {
                run.bring(files);
                run.remove(files, clock.instant(), patience);
            } finally {
                open.settle();
            }
            return run.result();
        } catch (IOException e) {
            throw failure(e);
        }
    }

    static UpdateException failure(IOException e) {
        return new UpdateException(
                DiskSpace.codeOf(e, Code.FOLDER_UNUSABLE), "the folder cannot be used: " + Reasons.of(e), e);
    }

    Duration emptyListPatience() {
        return patience;
    }

    @Override
    public String toString() {
        return company + " in " + folder;
    }

    /**
     * What one sync has done. All names are as the server writes them, so print them with care.
     *
     * @param company whose files
     * @param added what was not there
     * @param changed what was there, and is another one now
     * @param deleted what the server has no more
     * @param kept under which names files were kept that somebody had changed or made here
     * @param withheld what would have been deleted, if the server's list were not suddenly empty
     * @param ignored what the server lists besides data files, such as other endings and hidden files
     * @param unchanged how many files were right already
     * @param failures what could not be done
     */
    public record Result(
            String company,
            List<String> added,
            List<String> changed,
            List<String> deleted,
            List<String> kept,
            List<String> withheld,
            List<String> ignored,
            int unchanged,
            List<Failure> failures) {
        /** Copies the lists. */
        public Result {
            added = List.copyOf(added);
            changed = List.copyOf(changed);
            deleted = List.copyOf(deleted);
            kept = List.copyOf(kept);
            withheld = List.copyOf(withheld);
            ignored = List.copyOf(ignored);
            failures = List.copyOf(failures);
        }

        /** Returns whether the folder is another one than before. */
        public boolean hasChanges() {
            return !added.isEmpty() || !changed.isEmpty() || !deleted.isEmpty();
        }

        /** Returns whether the folder has what the server has. */
        public boolean isComplete() {
            return failures.isEmpty() && withheld.isEmpty();
        }
    }

    /**
     * A file that could not be brought, replaced or deleted. What lay there still lies there.
     *
     * @param name as the server writes it
     * @param cause why
     */
    public record Failure(String name, UpdateException cause) {}

    /** Collects the parts of a {@link FolderSync}. */
    public static final class Builder {
        private final RelayServer server;
        private final String company;
        private final Path folder;
        private Duration patience = Duration.ofMinutes(10);
        private Clock clock = Clock.systemUTC();

        private Builder(RelayServer server, String company, Path folder) {
            this.server = Objects.requireNonNull(server, "server == null");
            this.company = Objects.requireNonNull(company, "company == null");
            this.folder = Objects.requireNonNull(folder, "folder == null");
        }

        /**
         * Sets for how long the server has to list no file at all until the files that came from there are
         * deleted, unless its news have said so of each; 10 minutes by default, zero for at once. A disk that is
         * not mounted, or files that are being made anew, look the same.
         */
        public Builder emptyListPatience(Duration time) {
            if (time.isNegative()) throw new IllegalArgumentException("emptyListPatience < 0: " + time);
            patience = time;
            return this;
        }

        /** Sets who tells the time for that; the system by default. */
        Builder clock(Clock source) {
            clock = source;
            return this;
        }

        /**
         * Returns it. Touches nothing yet.
         *
         * @throws UpdateException with {@code DATA_NAME_REFUSED} if the company's name cannot be asked for
         */
        public FolderSync build() throws UpdateException {
            DataNames.requireCompany(company);
            return new FolderSync(this);
        }
    }
}
