package io.github.clientupdater.server.manifest;

import io.github.clientupdater.host.HostApplication;
import io.github.clientupdater.internal.http.FeedCache;
import io.github.clientupdater.release.Artifact;
import io.github.clientupdater.release.Release;
import io.github.clientupdater.release.ReleaseFeed;
import io.github.clientupdater.source.DownloadLocation;
import io.github.clientupdater.source.Inquiry;
import io.github.clientupdater.source.ReleaseSource;
import io.github.clientupdater.task.UpdateException;
import io.github.clientupdater.task.UpdateException.Code;
import io.github.clientupdater.verify.FeedGate;
import io.github.clientupdater.verify.KeySetSource;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks for the signed feed and lets the gate decide. */
final class FeedSource implements ReleaseSource {
    private static final Logger LOG = LoggerFactory.getLogger(FeedSource.class);
    /** What it looks like when feed and signature are of different ages, somewhere in a delivery network. */
    private static final Set<Code> OUT_OF_STEP =
            Set.of(Code.SIGNATURE_INVALID, Code.SIGNATURE_MISSING, Code.THRESHOLD_NOT_MET);

    private final Endpoint endpoint;

    FeedSource(Endpoint endpoint) {
        this.endpoint = endpoint;
    }

    @Override
    public ReleaseFeed fetch(Inquiry inquiry) throws UpdateException {
        FeedRequests requests = new FeedRequests(endpoint, inquiry.cancellation());
        FeedCache cache = FeedCache.in(inquiry.host().workDir(), endpoint.uri());
        try {
            return admit(requests, cache, cache.load(), inquiry);
        } catch (UpdateException e) {
            if (!OUT_OF_STEP.contains(e.code())) throw e;
            LOG.debug("asking once more for feed and signature: {}", e.getMessage());
            return admitAfter(e, requests, cache, inquiry);
        }
    }

    /** Whoever cannot sign must not be able to pass for a server that is only out of order. */
    private static ReleaseFeed admitAfter(
            UpdateException first, FeedRequests requests, FeedCache cache, Inquiry inquiry) throws UpdateException {
        try {
            return admit(requests, cache, Optional.empty(), inquiry);
        } catch (UpdateException second) {
            if (!Finding.of(first.code()).isWorseThan(Finding.of(second.code()))) throw second;
            first.addSuppressed(second);
            throw first;
        }
    }

    private static ReleaseFeed admit(
            FeedRequests requests, FeedCache cache, Optional<FeedCache.Entry> known, Inquiry inquiry)
            throws UpdateException {
        byte[] signatures = requests.signatures(); // First: if a publication comes between, the feed is newer.
        FeedCache.Entry feed = requests.feed(known);
        ReleaseFeed admitted = gate(inquiry, requests::keySet).admit(FeedRequests.signed(feed, signatures));
        cache.store(feed); // Only what was admitted is worth keeping.
        return admitted;
    }

    @Override
    public Optional<ReleaseFeed> recall(Inquiry inquiry) throws UpdateException {
        return gate(inquiry, number -> Optional.empty()).recall();
    }

    private static FeedGate gate(Inquiry inquiry, KeySetSource keySets) {
        return new FeedGate(inquiry.trust(), inquiry.host(), inquiry.state(), keySets, inquiry.now());
    }

    @Override
    public void distrust(HostApplication host) {
        FeedCache.in(host.workDir(), endpoint.uri()).forget();
    }

    @Override
    public List<DownloadLocation> locate(Inquiry inquiry, Release release, Artifact artifact) throws UpdateException {
        return endpoint.locations(artifact.reference().lines().map(URI::create).toList());
    }
}
