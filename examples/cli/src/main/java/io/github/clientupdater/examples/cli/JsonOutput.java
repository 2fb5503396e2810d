package io.github.clientupdater.examples.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.clientupdater.decision.Decision;
import io.github.clientupdater.decision.UpdateTrigger;
import io.github.clientupdater.host.Guidance;
import io.github.clientupdater.release.Notice;
import io.github.clientupdater.release.Release;
import io.github.clientupdater.report.DownloadProgress;
import io.github.clientupdater.task.UpdateException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** One JSON object per line: {@code event} while it goes on, {@code outcome} at the end. */
final class JsonOutput implements Output {
    private final JsonMapper mapper = new JsonMapper();
    private final PrintStream out;

    JsonOutput(PrintStream out) {
        this.out = out;
    }

    @Override
    public void checkStarted(UpdateTrigger trigger) {
        event("check-started", Map.of());
    }

    @Override
    public void noticed(Notice notice) {
        event("noticed", Map.of("kind", Ending.word(notice.kind()), "message", notice.message()));
    }

    @Override
    public void decided(Decision decision) {
        if (decision instanceof Decision.UpToDate upToDate) {
            event("decided", Map.of("reason", Ending.word(upToDate.reason())));
        } else if (decision instanceof Decision.Available update) {
            event("decided", update.release());
        }
    }

    @Override
    public void notSelfUpdatable(Release release, Guidance guidance) {
        event("not-self-updatable", Ending.notSelfUpdatable(release, guidance).details());
    }

    @Override
    public void downloadStarted(Release release) {
        event("download-started", release);
    }

    @Override
    public void downloadProgressed(Release release, DownloadProgress progress) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("done", progress.done());
        progress.total().ifPresent(bytes -> details.put("total", bytes));
        progress.bytesPerSecond().ifPresent(speed -> details.put("bytesPerSecond", speed));
        progress.timeLeft().ifPresent(time -> details.put("secondsLeft", time.toSeconds()));
        event("progress", details);
    }

    @Override
    public void downloadInterrupted(Release release, UpdateException failure, Duration wait) {
        Map<String, Object> details = new LinkedHashMap<>(Ending.failed(failure).details());
        details.put("waitMillis", wait.toMillis());
        event("download-interrupted", details);
    }

    @Override
    public void verified(Release release) {
        event("verified", release);
    }

    @Override
    public void staged(Release release) {
        event("staged", release);
    }

    @Override
    public void postponed(Release release) {
        event("postponed", release);
    }

    @Override
    public void handedOff(Release release) {
        event("handed-off", release);
    }

    @Override
    public void installed(Release release) {
        event("installed", release);
    }

    @Override
    public void declined(Release release) {
        event("declined", release);
    }

    @Override
    public void cancelled() {
        event("cancelled", Map.of());
    }

    @Override
    public void failed(UpdateException failure) {
        event("failed", Ending.failed(failure).details());
    }

    @Override
    public void end(Ending ending) {
        line("outcome", ending.outcome(), ending.details());
    }

    private void event(String name, Release release) {
        event(name, Map.of("version", release.version().toString()));
    }

    private void event(String name, Map<String, ?> details) {
        line("event", name, details);
    }

    private void line(String kind, String name, Map<String, ?> details) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put(kind, name);
        line.putAll(details);
        try {
            out.println(mapper.writeValueAsString(line));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts and numbers are always representable", e);
        }
    }
}
