package io.github.clientupdater.testing;

import io.github.clientupdater.host.HostApplication;
import io.github.clientupdater.release.Artifact;
import io.github.clientupdater.release.Release;
import io.github.clientupdater.release.ReleaseFeed;
import io.github.clientupdater.report.UpdateReporter;
import io.github.clientupdater.server.UpdateServer;
import io.github.clientupdater.source.DownloadLocation;
import io.github.clientupdater.source.Inquiry;
import io.github.clientupdater.source.ReleaseSource;
import io.github.clientupdater.task.Cancellation;
import io.github.clientupdater.task.UpdateException;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;

/**
 * A server that answers checks in a known order, the last answer again and again. A file lies where
 * its artifact's reference says; several addresses are separated by blanks.
 */
public final class ScriptedServer implements UpdateServer {
    private final Deque<Answer> answers = new ArrayDeque<>();
    private final List<String> reports = new ArrayList<>();

    /** Answers with these releases. */
    public ScriptedServer publishes(Release... releases) {
        answers.add((host, cancellation) -> new ReleaseFeed(List.of(releases)));
        return this;
    }

    /** Answers in the given way. */
    public ScriptedServer answers(Answer answer) {
        answers.add(answer);
        return this;
    }

    /** Returns the stages that were reported so far. */
    public List<String> reports() {
        return List.copyOf(reports);
    }

    @Override
    public ReleaseSource source() {
        return new ReleaseSource() {
            @Override
            public ReleaseFeed fetch(Inquiry inquiry) throws UpdateException {
                Answer answer = answers.size() > 1 ? answers.removeFirst() : answers.getFirst();
                return answer.give(inquiry.host(), inquiry.cancellation());
            }

            @Override
            public List<DownloadLocation> locate(Inquiry inquiry, Release release, Artifact artifact) {
                return Stream.of(artifact.reference().split(" "))
                        .map(address -> DownloadLocation.of(URI.create(address)))
                        .toList();
            }
        };
    }

    @Override
    public UpdateReporter reporter() {
        return status -> {
            if (status.progress().isEmpty()) reports.add(status.stage() + failure(status));
        };
    }

    private static String failure(UpdateReporter.Status status) {
        return status.failure().map(failure -> " " + failure.code()).orElse("");
    }

    /** One answer to a check. */
    @FunctionalInterface
    public interface Answer {
        /** Answers or fails. */
        ReleaseFeed give(HostApplication host, Cancellation cancellation) throws UpdateException;
    }
}
