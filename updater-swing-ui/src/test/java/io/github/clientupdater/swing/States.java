package io.github.clientupdater.swing;

import static io.github.clientupdater.swing.Fixture.MANDATORY;
import static io.github.clientupdater.swing.Fixture.RELEASE;

import io.github.clientupdater.decision.Decision;
import io.github.clientupdater.host.InstallKind;
import io.github.clientupdater.report.DownloadProgress;
import io.github.clientupdater.task.UpdateException;
import io.github.clientupdater.task.UpdateException.Code;
import io.github.clientupdater.user.session.DownloadStatus;
import io.github.clientupdater.user.session.SessionState;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Everything that there can be to see, by name. */
final class States {
    private static final Instant DEADLINE = Instant.parse("2026-12-31T12:00:00Z");

    private States() {}

    static Map<String, SessionState> all() {
        Map<String, SessionState> all = new LinkedHashMap<>();
        all.put("checking", new SessionState.Checking());
        all.put("up-to-date", new SessionState.UpToDate(Decision.Reason.ON_LATEST));
        all.put("os-too-old", new SessionState.UpToDate(Decision.Reason.OS_TOO_OLD));
        all.put("offer", new SessionState.Available(Fixture.update(RELEASE), false));
        all.put("offer-skipped", new SessionState.Available(Fixture.update(RELEASE), true));
        all.put("critical", new SessionState.Available(Fixture.urgent(Optional.empty()), false));
        all.put("deadline", new SessionState.Available(Fixture.urgent(Optional.of(DEADLINE)), false));
        all.put("mandatory", new SessionState.Available(Fixture.update(MANDATORY), false));
        all.put("managed", new SessionState.Guided(RELEASE, Fixture.guidance(InstallKind.OSTREE)));
        all.put("translocated", new SessionState.Guided(RELEASE, Fixture.guidance(InstallKind.TRANSLOCATED)));
        downloads(all);
        endings(all);
        return all;
    }

    private static void downloads(Map<String, SessionState> all) {
        all.put("connecting", new SessionState.Downloading(RELEASE, DownloadStatus.NONE));
        all.put("downloading", new SessionState.Downloading(RELEASE, download(48_000_000, false)));
        all.put("unknown-size", new SessionState.Downloading(RELEASE, download(-1, false)));
        all.put("reconnecting", new SessionState.Downloading(RELEASE, download(48_000_000, true)));
        all.put("paused", new SessionState.Paused(RELEASE, download(48_000_000, false)));
        all.put("verifying", new SessionState.Verifying(RELEASE));
        all.put("preparing", new SessionState.Preparing(RELEASE));
    }

    private static void endings(Map<String, SessionState> all) {
        all.put("ready", new SessionState.Ready(RELEASE));
        all.put("veto", new SessionState.Vetoed(RELEASE, Optional.empty()));
        all.put("handing-over", new SessionState.HandingOver(RELEASE));
        all.put("at-exit", new SessionState.AwaitingExit(RELEASE));
        all.put("installed", new SessionState.Succeeded(RELEASE));
        all.put("failed-check", failed(Code.SOURCE_UNREACHABLE, false, false, false));
        all.put("failed-download", failed(Code.DOWNLOAD_FAILED, true, false, false));
        all.put("failed-signature", failed(Code.SIGNATURE_INVALID, true, false, false));
        all.put("failed-read-only", failed(Code.NOT_WRITABLE, true, false, false));
        all.put("failed-afterwards", failed(Code.INSTALLER_FAILED, true, true, false));
        all.put("rolled-back", failed(Code.ROLLED_BACK, true, true, true));
        all.put("by-hand", failed(Code.INSTALL_FAILED, true, true, true));
        all.put("reboot", failed(Code.REBOOT_REQUIRED, true, true, false));
    }

    static SessionState.Failed failed(Code code, boolean wanted, boolean afterwards, boolean givenUp) {
        UpdateException failure = new UpdateException(
                code,
                "GET https://someone:secret@updates.acme.example/a.zip?token=secret: " + code,
                new java.io.IOException("reset"));
        return new SessionState.Failed(wanted ? Optional.of(RELEASE) : Optional.empty(), failure, afterwards, givenUp);
    }

    static DownloadStatus download(long total, boolean reconnecting) {
        DownloadProgress progress = new DownloadProgress(
                31_000_000,
                total < 0 ? OptionalLong.empty() : OptionalLong.of(total),
                OptionalLong.of(3_100_000),
                Optional.empty());
        Optional<Duration> left = total < 0 ? Optional.empty() : Optional.of(Duration.ofSeconds(8));
        return new DownloadStatus(progress, progress, left, reconnecting);
    }
}
