package io.github.clientupdater.server.relay;

import io.github.clientupdater.internal.files.SafePaths;
import io.github.clientupdater.internal.http.HttpReply;
import io.github.clientupdater.server.relay.FolderSync.Failure;
import io.github.clientupdater.server.relay.FolderSync.Result;
import io.github.clientupdater.server.relay.LocalFile.Kind;
import io.github.clientupdater.server.relay.RelayServer.RemoteFile;
import io.github.clientupdater.task.Cancellation;
import io.github.clientupdater.task.UpdateException;
import io.github.clientupdater.task.UpdateException.Code;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One sync, from the list to the result. Used once. */
final class SyncRun {
    private final RelayServer server;
    private final String company;
    private final SyncFolder folder;
    private final SyncRecord record;
    private final Hints hints;
    private final Cancellation cancellation;
    private final ServerHealth health = new ServerHealth();

    /** The names that the server lists and that are taken, by what some system takes for the same. */
    private final Map<String, String> taken = new HashMap<>();

    private final List<String> added = new ArrayList<>();
    private final List<String> changed = new ArrayList<>();
    private final List<String> deleted = new ArrayList<>();
    private final List<String> kept = new ArrayList<>();
    private final List<String> withheld = new ArrayList<>();
    private final List<String> ignored = new ArrayList<>();
    private final List<Failure> failures = new ArrayList<>();
    private int unchanged;

    SyncRun(
            RelayServer server,
            String company,
            SyncFolder folder,
            SyncRecord record,
            Hints hints,
            Cancellation cancellation) {
        this.server = server;
        this.company = company;
        this.folder = folder;
        this.record = record;
        this.hints = hints;
        this.cancellation = cancellation;
    }

    Result result() {
        return new Result(company, added, changed, deleted, kept, withheld, ignored, unchanged, failures);
    }

    /** Brings what is new or changed. */
    void bring(List<RemoteFile> files) {
        for (RemoteFile file : inTurn(files)) {
            cancellation.throwIfCancelled();
            attempt(file.name(), () -> bring(file));
        }
    }

    /** What is here already comes first, so that of two names for one file the known one is taken. */
    private List<RemoteFile> inTurn(List<RemoteFile> files) {
        List<RemoteFile> sorted = new ArrayList<>(files);
        sorted.sort((left, right) -> Boolean.compare(isKnown(right), isKnown(left)));
        return sorted;
    }

    private boolean isKnown(RemoteFile file) {
        return record.entry(file.name()).isPresent();
    }

    private void attempt(String name, Step step) {
        try {
            step.run();
        } catch (UpdateException e) {
            failures.add(new Failure(name, e));
        } catch (IOException e) {
            failures.add(new Failure(name, FolderSync.failure(e)));
        }
    }

    private void bring(RemoteFile file) throws UpdateException, IOException {
        String name = DataNames.requireSafe(file.name());
        if (!server.names().isWanted(name)) {
            ignored.add(name);
            return;
        }
        take(name);
        Optional<RecordEntry> known = record.entry(name);
        LocalFile local = LocalFile.at(folder.at(name), known);
        if (local.kind() == Kind.IN_THE_WAY) {
            throw new UpdateException(Code.FOLDER_UNUSABLE, folder.at(name) + " is no file, and stays");
        }
        if (isSame(file, known, local)) return;
        if (file.size().orElse(0) > server.maxFileBytes()) throw Reception.tooLarge(name, server.maxFileBytes());
        health.require();
        Map<String, String> conditions =
                local.isIntact() ? known.orElseThrow().validators().conditions() : Map.of();
        try (HttpReply reply = server.open(company, name, conditions, cancellation)) {
            if (reply.status() == 304) confirm(file, known.orElseThrow(), local, reply);
            else receive(file, known, local, reply);
            health.works();
        } catch (UpdateException e) {
            health.failed(e);
            throw e;
        }
    }

    private void take(String name) throws UpdateException {
        String before = taken.putIfAbsent(SafePaths.collisionKey(name), name);
        if (before == null) return;
        throw new UpdateException(
                Code.DATA_NAME_REFUSED,
                "the list has \"" + SafePaths.plain(name) + "\" besides \"" + SafePaths.plain(before)
                        + "\", and some systems take them for the same file");
    }

    /** Returns whether the list alone tells that there is nothing to bring. */
    private boolean isSame(RemoteFile file, Optional<RecordEntry> known, LocalFile local)
            throws UpdateException, IOException {
        Optional<AnnouncedDigest> digest = file.digest().flatMap(AnnouncedDigest::parse);
        if (local.stamp().isEmpty() || (hints.uploaded().contains(file.name()) && digest.isEmpty())) return false;
        if (local.isIntact() && known.orElseThrow().isStill(file)) {
            RecordEntry entry = known.get();
            note(entry.with(local.stamp().get(), file, entry.validators()));
            return true;
        }
        if (known.isPresent() || digest.isEmpty()) return false;
        String here = LocalFile.digest(folder.at(file.name()), digest.get().start());
        if (!here.equals(digest.get().hex())) return false;
        note(entry(file, false, local.sha256(), "", local.stamp().get(), new Validators("", "")));
        return true;
    }

    private void confirm(RemoteFile file, RecordEntry known, LocalFile local, HttpReply reply) throws IOException {
        note(known.with(
                local.stamp().orElse(known.stamp()), file, Validators.of(reply).or(known.validators())));
    }

    private void note(RecordEntry entry) throws IOException {
        record.put(entry);
        unchanged++;
    }

    private void receive(RemoteFile file, Optional<RecordEntry> known, LocalFile local, HttpReply reply)
            throws UpdateException, IOException {
        Path incoming = folder.nextIncoming();
        try {
            Reception arrived = Reception.of(reply, incoming, file, server.maxFileBytes());
            Validators validators = Validators.of(reply);
            if (local.stamp().isPresent() && local.sha256().equals(arrived.sha256())) {
                boolean brought = known.isPresent() && known.get().brought();
                note(entry(file, brought, local.sha256(), "", local.stamp().get(), validators));
                return;
            }
            boolean own = known.isPresent() && known.get().brought() && local.kind() != Kind.FOREIGN;
            String was = own ? local.sha256() : "";
            record.put(entry(file, true, arrived.sha256(), was, arrived.stamp(), validators)); // Before it is true.
            if (local.kind() != Kind.MISSING && !own) kept.add(folder.keepAside(file.name()));
            folder.place(incoming, file.name());
            (local.kind() == Kind.MISSING ? added : changed).add(file.name());
        } finally {
            Files.deleteIfExists(incoming);
        }
    }

    private static RecordEntry entry(
            RemoteFile file, boolean brought, String sha256, String was, FileStamp stamp, Validators validators) {
        return new RecordEntry(file.name(), brought, sha256, was, stamp, file, validators);
    }

    /** Removes what the server lists no more, if it came from there. */
    void remove(List<RemoteFile> files, Instant now, Duration patience) throws IOException {
        Set<String> listed = new HashSet<>();
        files.forEach(file -> listed.add(file.name()));
        List<RecordEntry> gone = record.entries().stream()
                .filter(entry -> !listed.contains(entry.name()))
                .toList();
        boolean empty = taken.isEmpty() && gone.stream().anyMatch(this::isSurprising);
        Optional<Instant> since = empty ? Optional.of(emptySince(now)) : Optional.empty();
        if (since.isPresent() && now.isBefore(since.get().plus(patience))) {
            record.emptySince(since);
            gone.stream().filter(RecordEntry::brought).map(RecordEntry::name).forEach(withheld::add);
            return;
        }
        for (RecordEntry entry : gone) attempt(entry.name(), () -> remove(entry));
        record.emptySince(Optional.empty());
    }

    private boolean isSurprising(RecordEntry gone) {
        return gone.brought() && !hints.deleted().contains(gone.name());
    }

    /** A clock that was set back begins anew. */
    private Instant emptySince(Instant now) {
        return record.emptySince().filter(since -> !since.isAfter(now)).orElse(now);
    }

    private void remove(RecordEntry entry) throws UpdateException, IOException {
        String name = entry.name();
        Path path = folder.at(name);
        LocalFile local = LocalFile.at(path, Optional.of(entry));
        boolean there = local.kind() != Kind.MISSING && local.kind() != Kind.IN_THE_WAY;
        if (entry.brought() && there && !isAnother(path, name)) {
            if (local.kind() == Kind.FOREIGN) kept.add(folder.keepAside(name));
            else Files.deleteIfExists(path);
            deleted.add(name);
        }
        record.remove(name);
    }

    /** Where the system does not tell "A" from "a", the file under that name may be one that the server has. */
    private boolean isAnother(Path path, String name) throws UpdateException, IOException {
        String other = taken.get(SafePaths.collisionKey(name));
        return other != null && Files.exists(folder.at(other)) && Files.isSameFile(path, folder.at(other));
    }

    @FunctionalInterface
    private interface Step {
        void run() throws UpdateException, IOException;
    }
}
