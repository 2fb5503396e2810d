package io.github.clientupdater.server.fleet;

import io.github.clientupdater.report.DownloadProgress;
import io.github.clientupdater.report.UpdateReporter.Status;
import io.github.clientupdater.task.UpdateException;
import io.github.clientupdater.task.UpdateException.Code;
import java.util.Optional;

/** What the server hears of each step: it knows five statuses, and each tenth of a download is told once. Thread-safe. */
final class SessionStatus {
    private static final int STEP = 10;
    private static final int NOTHING = -1;
    private static final int LONGEST = 500;

    private final String home;
    private String session = ""; // Of which something was told in this process; guarded by this, as the next.
    private int percent = NOTHING;

    /** Leaves {@code home}, the directory of the user, out of what is told. */
    SessionStatus(String home) {
        this.home = home;
    }

    /** Returns what to tell now, if anything. */
    synchronized Optional<StatusDto> of(String id, Status status) {
        if (!id.equals(session)) percent = NOTHING;
        boolean begun = id.equals(session);
        Optional<StatusDto> told = told(id, status, begun);
        if (told.isPresent()) session = id;
        return told;
    }

    private Optional<StatusDto> told(String id, Status status, boolean begun) {
        return switch (status.stage()) {
            case DOWNLOADING -> downloading(id, status.progress());
            case VERIFIED -> Optional.of(StatusDto.downloaded(id));
            case INSTALLING -> Optional.of(StatusDto.installing(id));
            case INSTALLED -> Optional.of(StatusDto.completed(id, status.from(), status.duration()));
            case CANCELLED ->
                Optional.of(StatusDto.failed(id, "CANCELLED: the update was cancelled on this device"))
                        .filter(ended -> begun);
            case FAILED ->
                status.failure()
                        .filter(failure -> failure.code() != Code.REBOOT_REQUIRED) // It is not over yet.
                        .map(failure -> StatusDto.failed(id, message(failure)));
            case STAGED, DECLINED -> Optional.empty();
        };
    }

    private Optional<StatusDto> downloading(String id, Optional<DownloadProgress> progress) {
        int reached = progress.map(SessionStatus::tenth).orElse(0);
        if (reached <= percent) return Optional.empty();
        percent = reached;
        return Optional.of(StatusDto.downloading(id, reached));
    }

    /** Without a size nobody knows how far it is: nothing but the beginning is told. */
    private static int tenth(DownloadProgress progress) {
        long total = progress.total().orElse(0);
        if (total <= 0 || progress.done() > total) return NOTHING;
        return (int) (100.0 * progress.done() / total) / STEP * STEP;
    }

    private String message(UpdateException failure) {
        String text = failure.code() + ": " + failure.getMessage();
        String told = home.length() > 1 ? text.replace(home, "~") : text;
        return told.length() <= LONGEST ? told : told.substring(0, LONGEST) + "…";
    }
}
