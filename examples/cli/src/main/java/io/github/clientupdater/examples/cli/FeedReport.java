package io.github.clientupdater.examples.cli;

import io.github.clientupdater.release.Artifact;
import io.github.clientupdater.release.Notice;
import io.github.clientupdater.release.Release;
import io.github.clientupdater.release.ReleaseFeed;
import io.github.clientupdater.source.DownloadLocation;
import io.github.clientupdater.task.Cancellation;
import io.github.clientupdater.task.UpdateException;
import io.github.clientupdater.task.UpdateException.Code;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What was found in a feed, file by file and address by address. */
final class FeedReport {
    private final FeedVisit visit;
    private final Cancellation cancellation;
    private final List<Map<String, Object>> files = new ArrayList<>();
    private final List<String> lines = new ArrayList<>();
    private int refused;

    FeedReport(FeedVisit visit, Cancellation cancellation) {
        this.visit = visit;
        this.cancellation = cancellation;
    }

    Ending ending(int days, boolean withFiles) throws UpdateException {
        ReleaseFeed feed = visit.feed(Duration.ZERO, cancellation);
        feed.notices().stream().map(Notice::message).forEach(lines::add);
        if (days > 0) requireGoodIn(days);
        if (withFiles) {
            for (Release release : feed.releases()) look(release);
        }
        return ending(feed, withFiles);
    }

    private void requireGoodIn(int days) throws UpdateException {
        try {
            visit.feed(Duration.ofDays(days), cancellation);
        } catch (UpdateException e) {
            if (e.code() != Code.FEED_EXPIRED) throw e;
            String sentence = "the feed is good now, but expires within " + days + " days: renew it";
            throw new UpdateException(Code.FEED_EXPIRED, sentence, e);
        }
    }

    private void look(Release release) throws UpdateException {
        for (Artifact artifact : release.artifacts()) {
            for (DownloadLocation location : visit.locations(release, artifact, cancellation)) {
                look(release, artifact, location);
            }
        }
    }

    private void look(Release release, Artifact artifact, DownloadLocation location) {
        Map<String, Object> found = new LinkedHashMap<>();
        found.put("version", release.version().toString());
        found.put("platform", artifact.platform().toString());
        found.put("url", withoutQuery(location.uri()));
        try {
            visit.download(release, artifact, location, cancellation);
            found.put("result", "verified");
        } catch (UpdateException e) {
            refused++;
            found.put("result", "refused");
            found.put("code", e.code().name());
            found.put("message", String.valueOf(e.getMessage()));
        }
        files.add(found);
        lines.add(String.join(" ", found.values().stream().map(String::valueOf).toList()));
    }

    /** A query may hold a secret. */
    private static String withoutQuery(URI uri) {
        return uri.getScheme() + "://" + uri.getRawAuthority() + uri.getRawPath();
    }

    private Ending ending(ReleaseFeed feed, boolean withFiles) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("releases", feed.releases().size());
        if (withFiles) details.put("files", files);
        int all = files.size();
        if (refused == 0) {
            String sentence = "The feed is signed and good: " + feed.releases().size() + " releases"
                    + (withFiles ? ", " + all + " addresses." : ".");
            return new Ending("verified", details, sentence, Ending.listed(lines), ExitCodes.OK);
        }
        String problem = refused + " of " + all + " addresses have a file that would be refused";
        details.put("code", "FILES_REFUSED");
        details.put("message", problem);
        String sentence = "Failed (FILES_REFUSED): " + problem;
        return new Ending("failed", details, sentence, Ending.listed(lines), ExitCodes.FAILED);
    }
}
