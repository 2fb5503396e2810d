package io.github.clientupdater.internal.http;

import io.github.clientupdater.internal.files.AtomicFiles;
import io.github.clientupdater.internal.files.PrivateDirectories;
import io.github.clientupdater.internal.files.Sha256;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The last good answer of one address, so that a check that finds nothing new costs a 304 (RFC 9110,
 * section 13). A cache that cannot be read or written costs a full answer and nothing else.
 */
public final class FeedCache {
    private static final Logger LOG = LoggerFactory.getLogger(FeedCache.class);
    /** An answer that never grows old could be a forged one whose validators fit the honest server. */
    private static final Duration MAX_AGE = Duration.ofDays(7);

    private static final Pattern PRINTABLE = Pattern.compile("[\\x20-\\x7e]{1,1024}");
    private static final String FORMAT = "feed-cache 2";

    private final Path file;
    private final URI uri;

    private FeedCache(Path file, URI uri) {
        this.file = file;
        this.uri = uri;
    }

    /** Returns the cache for {@code uri} that lies in {@code directory}. */
    public static FeedCache in(Path directory, URI uri) {
        return new FeedCache(directory.resolve("feed-cache"), uri);
    }

    /** Returns what was stored for this address. */
    public Optional<Entry> load() {
        try {
            Instant stored = Files.getLastModifiedTime(file).toInstant();
            boolean old = stored.plus(MAX_AGE).isBefore(Instant.now());
            return old ? Optional.empty() : parse(Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            LOG.debug("feed cache not readable, asking for everything", e);
            return Optional.empty();
        }
    }

    /** Forgets everything: the next check asks for the whole answer. */
    public void forget() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.warn("the feed cache cannot be deleted", e);
        }
    }

    /** Remembers {@code entry} if the server gave anything to ask by. */
    public void store(Entry entry) {
        if (entry.conditions().isEmpty()) return;
        try {
            PrivateDirectories.create(PrivateDirectories.parentOf(file));
            AtomicFiles.write(file, format(entry));
        } catch (IOException e) {
            LOG.debug("feed cache not written", e);
        }
    }

    /** The address as it was asked may hold a secret. */
    private String name() {
        return Sha256.nameOf(uri.toString());
    }

    private byte[] format(Entry entry) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        String head = String.join("\n", FORMAT, name(), entry.address.toString(), entry.etag, entry.lastModified, "");
        out.writeBytes(head.getBytes(StandardCharsets.UTF_8));
        out.writeBytes(entry.body);
        return out.toByteArray();
    }

    private Optional<Entry> parse(byte[] bytes) {
        String[] head = new String[5];
        int start = 0;
        for (int line = 0; line < head.length; line++) {
            int end = start;
            while (end < bytes.length && bytes[end] != '\n') end++;
            if (end == bytes.length) return Optional.empty();
            head[line] = new String(bytes, start, end - start, StandardCharsets.UTF_8);
            start = end + 1;
        }
        if (!head[0].equals(FORMAT) || !head[1].equals(name())) return Optional.empty();
        try {
            byte[] body = Arrays.copyOfRange(bytes, start, bytes.length);
            return Optional.of(new Entry(new URI(head[2]), head[3], head[4], body));
        } catch (URISyntaxException e) {
            return Optional.empty(); // Damaged.
        }
    }

    /** One answer, to the byte. */
    public static final class Entry {
        private final URI address;
        private final String etag; // As the server wrote it, quoted or not; or empty.
        private final String lastModified; // Or empty.
        private final byte[] body;

        private Entry(URI address, String etag, String lastModified, byte[] body) {
            this.address = address;
            this.etag = etag;
            this.lastModified = lastModified;
            this.body = body;
        }

        /** Reads the validators of {@code reply}. */
        public static Entry of(HttpReply reply, byte[] body) {
            return new Entry(
                    Addresses.withoutQuery(reply.address()),
                    sendable(reply.header("ETag")),
                    sendable(reply.header("Last-Modified")),
                    body.clone());
        }

        /** What could not be sent back as a header would spoil every later check. */
        private static String sendable(Optional<String> header) {
            return header.filter(value -> PRINTABLE.matcher(value).matches()).orElse("");
        }

        /** Returns who gave it, after redirects; without the query, which may hold a secret. */
        public URI address() {
            return address;
        }

        /** Returns its bytes. */
        public byte[] body() {
            return body.clone();
        }

        /** Returns the headers that ask for an answer only if it is another one. */
        public Map<String, String> conditions() {
            if (!etag.isEmpty()) return Map.of("If-None-Match", etag);
            return lastModified.isEmpty() ? Map.of() : Map.of("If-Modified-Since", lastModified);
        }
    }
}
