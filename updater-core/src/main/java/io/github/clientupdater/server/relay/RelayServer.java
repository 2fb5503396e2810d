package io.github.clientupdater.server.relay;

import io.github.clientupdater.internal.http.Api;
import io.github.clientupdater.internal.http.Http;
import io.github.clientupdater.internal.http.HttpReply;
import io.github.clientupdater.internal.json.JsonObject;
import io.github.clientupdater.internal.json.JsonText;
import io.github.clientupdater.task.Cancellation;
import io.github.clientupdater.task.UpdateException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Supplier;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * A relay: a server that holds JSON files, in one folder for each company ({@code docs/servers/relay.md}). It
 * publishes no updates; an application fetches its data there and sends some.
 *
 * <p>Each method asks once, blocks on the caller's thread until there is an answer or the deadline has passed,
 * and throws {@link java.util.concurrent.CancellationException} if cancelled meanwhile. {@link FolderSync}
 * keeps a folder in step, and {@link RelayNews} says when. Immutable and thread-safe.
 */
public final class RelayServer {
    private static final int MAX_LIST = 16 * 1024 * 1024;
    private static final int MAX_COMPANIES = 1024 * 1024;

    private final RelayRequests requests;
    private final DataNames names;
    private final long maxFileBytes;
    private final int maxFiles;

    private RelayServer(Builder builder) {
        Http http = builder.client == null ? Http.standard() : Http.through(builder.client);
        RelayCredentials credentials = new RelayCredentials(builder.headers, builder.supplier);
        this.requests =
                new RelayRequests(new Api(builder.uri, credentials, http, builder.deadline), builder.transferDeadline);
        this.names = new DataNames(builder.suffixes);
        this.maxFileBytes = builder.maxFileBytes;
        this.maxFiles = builder.maxFiles;
    }

    /**
     * Returns the relay at {@code uri}, below which {@code /api/files/…} lies.
     *
     * @throws IllegalArgumentException if it is neither https nor http to this machine
     */
    public static RelayServer at(URI uri) {
        return builder(uri).build();
    }

    /** Starts a relay at {@code uri}, below which {@code /api/files/…} lies. */
    public static Builder builder(URI uri) {
        return new Builder(uri);
    }

    /** Returns the companies that the server has files of, as it names them. */
    public List<String> companies(Cancellation cancellation) throws UpdateException {
        return requests.read(requests.uri("societes"), "societes", MAX_COMPANIES, cancellation)
                .textList("societes");
    }

    /**
     * Returns the files of {@code company}, as the server names them: some names may be refused by all other
     * methods.
     *
     * @throws UpdateException with {@code SOURCE_REJECTED} if there is no such company, with {@code
     *     FEED_MALFORMED} if the answer is no list of files
     */
    public List<RemoteFile> files(String company, Cancellation cancellation) throws UpdateException {
        URI uri = requests.uri("societe", DataNames.requireCompany(company), "files");
        return Listing.read(requests.read(uri, Listing.LIST, MAX_LIST, cancellation), maxFiles);
    }

    /**
     * Returns the bytes of a file; if it is a JSON file, they are JSON (RFC 8259).
     *
     * @throws UpdateException with one of the {@code DOWNLOAD_} codes if it cannot be brought, with {@code
     *     DATA_MALFORMED} if it is no JSON
     */
    public byte[] download(String company, String name, Cancellation cancellation) throws UpdateException {
        try (HttpReply reply = open(company, name, Map.of(), cancellation)) {
            byte[] content = reply.readAll((int) Math.min(maxFileBytes, Integer.MAX_VALUE - 8));
            if (DataNames.isJson(name)) {
                JsonText.require(new ByteArrayInputStream(content), RelayRequests.origin(reply));
            }
            return content;
        } catch (IOException e) {
            throw new IllegalStateException("bytes in memory can always be read", e);
        }
    }

    /** As {@link #download}, to be read; the reply may also be a 304. */
    HttpReply open(String company, String name, Map<String, String> conditions, Cancellation cancellation)
            throws UpdateException {
        URI uri = requests.uri("download", DataNames.requireCompany(company), names.requireFile(name));
        return requests.download(uri, conditions, cancellation);
    }

    /**
     * Sends {@code file} under its own name. A JSON file is read through first, and not sent if it is none.
     *
     * @throws UpdateException with {@code DATA_MALFORMED}, {@code DATA_NAME_REFUSED} or {@code FOLDER_UNUSABLE}
     *     if it was not sent
     */
    public Receipt upload(String company, Path file, Cancellation cancellation) throws UpdateException {
        URI uri = requests.uri("upload", DataNames.requireCompany(company));
        LocalData data = LocalData.check(file, names, maxFileBytes);
        JsonObject said = requests.upload(uri, data.multipart(), cancellation);
        return new Receipt(
                said.scalar("filename").orElse(data.name()),
                Listing.wholeNumber(said.scalar("size")),
                said.scalar("message"));
    }

    /** Asks the server to tell everybody that {@code company} is complete: {@link RelayNews} hears that. */
    public SyncReceipt sync(String company, Cancellation cancellation) throws UpdateException {
        JsonObject said = requests.tell(requests.uri("sync", DataNames.requireCompany(company)), cancellation);
        return new SyncReceipt(Listing.wholeNumber(said.scalar("files_count")), said.scalar("message"));
    }

    /** Deletes a file at the server; returns whether there was one. */
    public boolean delete(String company, String name, Cancellation cancellation) throws UpdateException {
        URI uri = requests.uri("delete", DataNames.requireCompany(company), names.requireFile(name));
        return requests.delete(uri, cancellation);
    }

    /** Returns how the server is. */
    public Status status(Cancellation cancellation) throws UpdateException {
        JsonObject said = requests.read(requests.uri("status"), "status", MAX_COMPANIES, cancellation);
        return new Status(
                said.text("status"),
                said.optionalLong("societes_count"),
                said.optionalLong("total_files"),
                said.optionalLong("websocket_connections"),
                said.scalar("last_update"));
    }

    RelayRequests requests() {
        return requests;
    }

    DataNames names() {
        return names;
    }

    long maxFileBytes() {
        return maxFileBytes;
    }

    /**
     * One file of a company's, as the server lists it.
     *
     * @param name as it was written
     * @param size in bytes, if it was told
     * @param modified when it was changed, in the server's own words: of no known zone, so only to be compared
     * @param digest of the content, in the server's own words
     */
    public record RemoteFile(String name, OptionalLong size, Optional<String> modified, Optional<String> digest) {}

    /**
     * What the server says to a file that it has taken.
     *
     * @param name under which it keeps it
     * @param size in bytes, if it says so
     * @param message in its own words
     */
    public record Receipt(String name, OptionalLong size, Optional<String> message) {}

    /**
     * What the server says when it has told everybody.
     *
     * @param files how many the company has, if it says so
     * @param message in its own words
     */
    public record SyncReceipt(OptionalLong files, Optional<String> message) {}

    /**
     * How the server is.
     *
     * @param status {@code ready}, or another word of its own
     * @param companies how many
     * @param files how many, of all companies
     * @param connections how many listen to its news
     * @param lastUpdate in its own words: of no known zone
     */
    public record Status(
            String status,
            OptionalLong companies,
            OptionalLong files,
            OptionalLong connections,
            Optional<String> lastUpdate) {}

    /** Collects the parts of a {@link RelayServer}. */
    public static final class Builder {
        private final URI uri;
        private final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        private @Nullable Supplier<Map<String, String>> supplier;
        private Duration deadline = Duration.ofSeconds(15);
        private Duration transferDeadline = Duration.ofMinutes(2);
        private List<String> suffixes = DataNames.json().suffixes();
        private long maxFileBytes = 64L * 1024 * 1024;
        private int maxFiles = 10_000;
        private @Nullable OkHttpClient client;

        private Builder(URI uri) {
            this.uri = Objects.requireNonNull(uri, "uri == null");
        }

        /** Adds a header, such as {@code Authorization}, that is sent to the server's origin only. */
        public Builder header(String name, String value) {
            headers.put(Objects.requireNonNull(name, "name == null"), Objects.requireNonNull(value, "value == null"));
            return this;
        }

        /**
         * Sets who says the headers that may change, such as a token that expires: asked before each request and
         * once more after a 401, on the thread that asks. They are sent to the server's origin only.
         */
        public Builder credentials(Supplier<Map<String, String>> headersOfTheMoment) {
            supplier = Objects.requireNonNull(headersOfTheMoment, "headersOfTheMoment == null");
            return this;
        }

        /** Sets how long asking for anything but a file may take in all; 15 seconds by default. */
        public Builder deadline(Duration limit) {
            deadline = positive("deadline", limit);
            return this;
        }

        /** Sets how long bringing or sending one file may take in all; 2 minutes by default. */
        public Builder transferDeadline(Duration limit) {
            transferDeadline = positive("transferDeadline", limit);
            return this;
        }

        /**
         * Sets how the names of data files end; {@code .json} by default. What ends with {@code .json} has to
         * hold JSON, and of the others nothing is known.
         */
        public Builder suffixes(String... endings) {
            for (String ending : endings) {
                if (!ending.startsWith(".") || ending.length() < 2)
                    throw new IllegalArgumentException("not the end of a file name: " + ending);
            }
            if (endings.length == 0) throw new IllegalArgumentException("no end of a file name");
            suffixes = List.of(endings);
            return this;
        }

        /** Sets how large one file may be, in bytes; 64 MiB by default. */
        public Builder maxFileBytes(long most) {
            if (most < 1) throw new IllegalArgumentException("maxFileBytes < 1: " + most);
            maxFileBytes = most;
            return this;
        }

        /** Sets how many files one company may have; 10,000 by default. */
        public Builder maxFiles(int most) {
            if (most < 1) throw new IllegalArgumentException("maxFiles < 1: " + most);
            maxFiles = most;
            return this;
        }

        /** Sets the client to ask with: proxies, own TLS roots, DNS. Its redirects are not used. */
        public Builder httpClient(OkHttpClient ownClient) {
            client = Objects.requireNonNull(ownClient, "ownClient == null");
            return this;
        }

        /**
         * Returns the relay.
         *
         * @throws IllegalArgumentException if its address is neither https nor http to this machine
         */
        public RelayServer build() {
            return new RelayServer(this);
        }

        private static Duration positive(String name, Duration limit) {
            if (limit.isNegative() || limit.isZero()) throw new IllegalArgumentException(name + " <= 0: " + limit);
            return limit;
        }
    }
}
