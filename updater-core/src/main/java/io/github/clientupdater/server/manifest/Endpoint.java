package io.github.clientupdater.server.manifest;

import io.github.clientupdater.internal.http.Addresses;
import io.github.clientupdater.internal.http.Http;
import io.github.clientupdater.internal.http.HttpPurpose;
import io.github.clientupdater.source.DownloadLocation;
import io.github.clientupdater.task.UpdateException;
import io.github.clientupdater.task.UpdateException.Code;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * Where a document lies, how it is asked for, and where the files lie that it names.
 *
 * @param uri of the document
 * @param headers for its origin only
 * @param mirrors directories that hold the files too
 * @param http asks
 * @param deadline how long asking may take in all
 */
record Endpoint(URI uri, Map<String, String> headers, List<URI> mirrors, Http http, Duration deadline) {
    Endpoint {
        headers = Map.copyOf(headers);
        mirrors = List.copyOf(mirrors);
    }

    /**
     * Returns where a file lies: as the document says, and then at every mirror. An address that must not
     * be asked is left out where there are others.
     */
    List<DownloadLocation> locations(List<URI> files) throws UpdateException {
        List<URI> all = new ArrayList<>();
        for (URI file : files) all.add(Addresses.resolve(uri, file));
        for (URI mirror : mirrors) all.add(Addresses.resolve(mirror, nameOf(files.get(0))));
        List<DownloadLocation> locations = new ArrayList<>();
        UpdateException refused = null;
        for (URI file : all) {
            try {
                locations.add(location(file));
            } catch (UpdateException e) {
                if (refused == null) refused = e;
            }
        }
        if (locations.isEmpty() && refused != null) throw refused;
        return locations;
    }

    /** Without its query, which means something to the first server only. */
    private static URI nameOf(URI file) {
        String path = String.valueOf(file.getRawPath());
        return URI.create("./" + path.substring(path.lastIndexOf('/') + 1));
    }

    private DownloadLocation location(URI file) throws UpdateException {
        Addresses.require(file, HttpPurpose.DOWNLOAD);
        String problem = Addresses.problemOfLeading(uri, file);
        if (problem != null) {
            throw new UpdateException(Code.DOWNLOAD_INSECURE, "the document's " + Addresses.display(file) + problem);
        }
        return new DownloadLocation(file, Addresses.sameOrigin(uri, file) ? headers : Map.of());
    }

    /** Collects the parts of an {@link Endpoint}. */
    static final class Builder {
        private final URI uri;
        private final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        private final List<URI> mirrors = new ArrayList<>();
        private Duration deadline = Duration.ofSeconds(15);
        private @Nullable OkHttpClient client;

        Builder(URI uri) {
            this.uri = checked(uri);
        }

        private static URI checked(URI uri) {
            String problem = Addresses.problemOf(uri);
            if (problem != null) throw new IllegalArgumentException(Addresses.display(uri) + " " + problem);
            return uri;
        }

        void mirror(URI directory) {
            checked(directory);
            if (Addresses.isHttps(uri) && !Addresses.isHttps(directory)) {
                throw new IllegalArgumentException(Addresses.display(directory) + " is plain http beside https");
            }
            boolean open = directory.toString().endsWith("/");
            mirrors.add(open ? directory : URI.create(directory + "/"));
        }

        void header(String name, String value) {
            headers.put(Objects.requireNonNull(name, "name == null"), Objects.requireNonNull(value, "value == null"));
        }

        void deadline(Duration limit) {
            if (limit.isNegative() || limit.isZero()) throw new IllegalArgumentException("deadline <= 0: " + limit);
            deadline = limit;
        }

        void httpClient(OkHttpClient ownClient) {
            client = Objects.requireNonNull(ownClient, "client == null");
        }

        Endpoint build() {
            Http http = client == null ? Http.standard() : Http.through(client);
            return new Endpoint(uri, headers, mirrors, http, deadline);
        }
    }
}
