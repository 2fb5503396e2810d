package io.github.clientupdater.server.fleet;

import io.github.clientupdater.internal.wire.FailureText;
import io.github.clientupdater.report.DownloadProgress;
import io.github.clientupdater.report.UpdateReporter.Stage;
import io.github.clientupdater.report.UpdateReporter.Status;
import io.github.clientupdater.task.UpdateException.Code;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** What the server hears of each step: it knows five statuses, and each tenth of a download is told once. Thread-safe. */
final class SessionStatus {
    private static final int STEP = 10;
    private static final int NOTHING = -1;
    private static final String CANCELLED = "CANCELLED: the update was cancelled on this device";

    private String session = ""; // That is under way in this process; guarded by this, as the next.
    private int percent = NOTHING;

    /** Returns what to tell now, if anything. */
    synchronized List<StatusDto> of(String id, Status status) {
        boolean begun = id.equals(session);
        if (!begun) percent = NOTHING;
        session = status.stage() == Stage.DECLINED ? session : id;
        return told(id, status, begun);
    }

    private List<StatusDto> told(String id, Status status, boolean begun) {
        return switch (status.stage()) {
            case DOWNLOADING -> downloading(id, status.progress());
            case VERIFIED -> List.of(StatusDto.downloaded(id));
            case INSTALLING -> List.of(StatusDto.installing(id));
            case INSTALLED -> List.of(StatusDto.completed(id, status.from(), status.duration()));
            case CANCELLED -> begun ? List.of(StatusDto.failed(id, CANCELLED)) : List.of();
            case FAILED ->
                status.failure().stream()
                        .filter(failure -> failure.code() != Code.REBOOT_REQUIRED) // It is not over yet.
                        .map(failure -> StatusDto.failed(id, FailureText.of(failure)))
                        .toList();
            case STAGED, DECLINED -> List.of();
        };
    }

    /** Each tenth that was passed since the last time. */
    private List<StatusDto> downloading(String id, Optional<DownloadProgress> progress) {
        int reached = progress.map(SessionStatus::tenth).orElse(0);
        int from = percent == NOTHING ? 0 : percent + STEP;
        percent = Math.max(percent, reached);
        return IntStream.iterate(from, tenth -> tenth <= reached, tenth -> tenth + STEP)
                .mapToObj(tenth -> StatusDto.downloading(id, tenth))
                .toList();
    }

    /** Without a size nobody knows how far it is: nothing but the beginning is told. */
    private static int tenth(DownloadProgress progress) {
        long total = progress.total().orElse(0);
        if (total <= 0 || progress.done() > total) return NOTHING;
        return (int) (100.0 * progress.done() / total) / STEP * STEP;
    }
}
