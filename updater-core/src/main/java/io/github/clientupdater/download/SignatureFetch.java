package io.github.clientupdater.download;

import io.github.clientupdater.internal.http.Addresses;
import io.github.clientupdater.internal.http.Http;
import io.github.clientupdater.internal.http.HttpFetch;
import io.github.clientupdater.internal.http.HttpPurpose;
import io.github.clientupdater.internal.http.HttpReply;
import io.github.clientupdater.release.FileSignature;
import io.github.clientupdater.source.DownloadLocation;
import io.github.clientupdater.task.Cancellation;
import io.github.clientupdater.task.UpdateException;
import io.github.clientupdater.task.UpdateException.Code;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Brings the signature that lies beside a file, under its name and {@code .minisig}. */
final class SignatureFetch {
    private static final String SUFFIX = ".minisig";
    private static final int MAX_BYTES = 4096;
    private static final Duration DEADLINE = Duration.ofSeconds(15);

    private final Http http;
    private final Cancellation cancellation;

    SignatureFetch(Http http, Cancellation cancellation) {
        this.http = http;
        this.cancellation = cancellation;
    }

    /** Asks one address after the other. That somebody could not be asked is never "there is none". */
    FileSignature first(List<DownloadLocation> locations) throws UpdateException {
        UpdateException failure = new UpdateException(
                Code.SIGNATURE_MISSING,
                Addresses.display(locations.get(0).uri()) + " has no " + SUFFIX + " beside it, and one is required");
        for (DownloadLocation location : locations) {
            try {
                Optional<FileSignature> found = beside(location);
                if (found.isPresent()) return found.get();
            } catch (UpdateException e) {
                failure = e;
            }
        }
        throw failure;
    }

    private Optional<FileSignature> beside(DownloadLocation location) throws UpdateException {
        HttpFetch fetch = new HttpFetch(
                Addresses.withSuffix(location.uri(), SUFFIX), location.headers(), HttpPurpose.DOWNLOAD, DEADLINE);
        try (HttpReply reply = http.send(fetch, cancellation)) {
            if (reply.status() == 404 || reply.status() == 410) return Optional.empty();
            if (reply.status() != 200) throw Http.refusal(reply, HttpPurpose.DOWNLOAD);
            byte[] bytes = reply.requireIdentity().readAll(MAX_BYTES);
            return Optional.of(new FileSignature(new String(bytes, StandardCharsets.UTF_8)));
        }
    }
}
