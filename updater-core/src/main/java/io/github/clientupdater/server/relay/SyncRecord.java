package io.github.clientupdater.server.relay;

import io.github.clientupdater.internal.files.AtomicFiles;
import io.github.clientupdater.internal.json.Json;
import io.github.clientupdater.internal.json.JsonObject;
import io.github.clientupdater.task.UpdateException;
import io.github.clientupdater.task.UpdateException.Code;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a folder has from the server: one JSON object a line, of which the last about a file counts. Lines are
 * added durably, one write each, so a line that was cut off is the last one and is forgotten; the whole is
 * rewritten, atomically, when it is opened. Used under the folder's lock.
 */
final class SyncRecord implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SyncRecord.class);
    private static final String FORMAT = "relay-record/1";

    private final Path file;
    private final String company;
    private final Map<String, RecordEntry> entries = new LinkedHashMap<>();
    private Optional<Instant> emptySince = Optional.empty();
    private int lines;
    private boolean damaged;
    private Optional<FileChannel> channel = Optional.empty();

    private SyncRecord(Path file, String company) {
        this.file = file;
        this.company = company;
    }

    /**
     * Reads the record.
     *
     * @throws UpdateException with {@code FOLDER_UNUSABLE} if it is another company's, or of a later version
     */
    static SyncRecord open(Path file, String company) throws UpdateException, IOException {
        SyncRecord record = new SyncRecord(file, company);
        if (Files.exists(file)) record.load(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
        if (record.damaged || record.lines != 1 + record.entries.size()) record.rewrite();
        return record;
    }

    private void load(String text) throws UpdateException {
        damaged = !text.endsWith("\n");
        for (String line : text.split("\n", -1)) {
            if (line.isEmpty()) continue;
            try {
                apply(Json.readObject(line.getBytes(StandardCharsets.UTF_8), "the record " + file));
                lines++;
            } catch (UpdateException e) {
                if (e.code() == Code.FOLDER_UNUSABLE) throw e;
                damaged = true;
                LOG.warn("one line is forgotten, so that its file counts as somebody's own: {}", e.getMessage());
            }
        }
    }

    private void apply(JsonObject line) throws UpdateException {
        Optional<String> format = line.optionalText("format");
        Optional<String> gone = line.optionalText("gone");
        Optional<String> empty = line.optionalText("emptySince");
        if (format.isPresent()) requireOurs(format.get(), line.text("company"));
        else if (gone.isPresent()) entries.remove(gone.get());
        else if (empty.isPresent()) emptySince = parse(empty.get());
        else entries.put(line.text("name"), RecordEntry.read(line));
    }

    private void requireOurs(String format, String holder) throws UpdateException {
        if (!format.equals(FORMAT)) {
            throw new UpdateException(Code.FOLDER_UNUSABLE, "the record " + file + " is of another version: " + format);
        }
        if (!holder.equals(company)) {
            throw new UpdateException(
                    Code.FOLDER_UNUSABLE, "the folder is in step with the company " + holder + " already: " + file);
        }
    }

    private static Optional<Instant> parse(String time) {
        try {
            return Optional.of(Instant.parse(time));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    Optional<RecordEntry> entry(String name) {
        return Optional.ofNullable(entries.get(name));
    }

    List<RecordEntry> entries() {
        return List.copyOf(entries.values());
    }

    /** Returns since when the server lists nothing at all, if that is so. */
    Optional<Instant> emptySince() {
        return emptySince;
    }

    void put(RecordEntry entry) throws IOException {
        if (entry.equals(entries.put(entry.name(), entry))) return;
        append(entry.toJson());
    }

    void remove(String name) throws IOException {
        if (entries.remove(name) != null) append(Map.of("gone", name));
    }

    void emptySince(Optional<Instant> since) throws IOException {
        if (since.equals(emptySince)) return;
        emptySince = since;
        append(Map.of("emptySince", since.map(Instant::toString).orElse("")));
    }

    private void append(Map<String, Object> line) throws IOException {
        if (damaged) {
            rewrite();
            return; // With that line.
        }
        if (channel.isEmpty()) {
            channel = Optional.of(FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.APPEND));
        }
        damaged = true; // Unless all of it is written: nothing may be added to half a line.
        ByteBuffer bytes = ByteBuffer.wrap((Json.write(line) + "\n").getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) channel.get().write(bytes);
        channel.get().force(false); // The length too, which reading back needs.
        damaged = false;
    }

    private void rewrite() throws IOException {
        List<String> all = new ArrayList<>();
        all.add(Json.write(new TreeMap<>(Map.of("format", FORMAT, "company", company))));
        entries.values().forEach(entry -> all.add(Json.write(entry.toJson())));
        emptySince.ifPresent(since -> all.add(Json.write(Map.of("emptySince", since.toString()))));
        close(); // It would go on writing to the old file.
        AtomicFiles.write(file, (String.join("\n", all) + "\n").getBytes(StandardCharsets.UTF_8));
        damaged = false;
    }

    @Override
    public void close() throws IOException {
        if (channel.isPresent()) channel.get().close();
        channel = Optional.empty();
    }
}
