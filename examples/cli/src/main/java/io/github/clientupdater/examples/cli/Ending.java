package io.github.clientupdater.examples.cli;

import io.github.clientupdater.UpdateOutcome;
import io.github.clientupdater.decision.Decision;
import io.github.clientupdater.decision.Importance;
import io.github.clientupdater.host.Guidance;
import io.github.clientupdater.publish.PublishException;
import io.github.clientupdater.publish.PublishedFeed;
import io.github.clientupdater.release.Release;
import io.github.clientupdater.task.UpdateException;
import io.github.clientupdater.verify.VerifiedArtifact;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * How a command ended: the one value that both kinds of output and the exit code are made from.
 *
 * @param outcome a word for programs, such as {@code up-to-date}
 * @param details what else programs want to know
 * @param sentence the same for people
 * @param lines what else people want to know, such as what is new
 * @param exitCode what the process ends with
 */
record Ending(String outcome, Map<String, Object> details, String sentence, List<String> lines, int exitCode) {
    static Ending of(UpdateOutcome outcome) {
        if (outcome instanceof UpdateOutcome.UpToDate upToDate) return upToDate(upToDate.reason());
        if (outcome instanceof UpdateOutcome.Cancelled) return cancelled();
        if (outcome instanceof UpdateOutcome.Failed failed) return failed(failed.cause());
        if (outcome instanceof UpdateOutcome.Declined declined) {
            return done("declined", declined.release(), "Version %s was not installed.");
        }
        if (outcome instanceof UpdateOutcome.Staged staged) {
            return done("staged", staged.release(), "Version %s will be installed the next time.");
        }
        if (outcome instanceof UpdateOutcome.ExitRequired exit) {
            return done("exit-required", exit.release(), "Version %s will be installed when the application ends.");
        }
        if (outcome instanceof UpdateOutcome.Unconfirmed unconfirmed) {
            return done("unconfirmed", unconfirmed.release(), "Version %s runs and has not said that it works.");
        }
        if (outcome instanceof UpdateOutcome.NotSelfUpdatable barred) {
            return notSelfUpdatable(barred.release(), barred.guidance());
        }
        return done("installed", ((UpdateOutcome.Installed) outcome).release(), "Version %s is installed.");
    }

    static Ending of(Decision decision) {
        if (decision instanceof Decision.UpToDate upToDate) return upToDate(upToDate.reason());
        Decision.Available update = (Decision.Available) decision;
        Release release = update.release();
        Map<String, Object> details = new TreeMap<>(Map.of(
                "version", release.version().toString(),
                "notes", release.notes().in(Locale.getDefault()),
                "importance", word(update.importance()),
                "mandatory", update.importance() == Importance.MANDATORY));
        update.artifact().size().ifPresent(size -> details.put("size", size));
        update.deadline().ifPresent(deadline -> details.put("deadline", deadline.toString()));
        if (update.path().size() > 1) details.put("path", versions(update.path()));
        String sentence = "Version " + release.version() + " is available.";
        return new Ending(
                "available", details, sentence, News.lines(update.notes(Locale.getDefault())), ExitCodes.AVAILABLE);
    }

    private static List<String> versions(List<Release> releases) {
        return releases.stream().map(release -> release.version().toString()).toList();
    }

    static Ending downloaded(Release release, VerifiedArtifact verified) {
        String file = verified.file().toString();
        Map<String, Object> details = Map.of("version", release.version().toString(), "file", file);
        return new Ending("downloaded", details, "Downloaded to " + file, List.of(), ExitCodes.OK);
    }

    static Ending nothingPending() {
        return plain("up-to-date", Map.of("reason", "nothing-pending"), "No update was waiting.", ExitCodes.OK);
    }

    static Ending licenseRefused(Map<String, Object> details, String sentence) {
        return plain("license-refused", details, sentence, ExitCodes.FAILED);
    }

    static Ending stopped() {
        return plain("stopped", Map.of(), "Stopped.", ExitCodes.OK);
    }

    static Ending cancelled() {
        return plain("cancelled", Map.of(), "Cancelled; nothing was installed.", ExitCodes.FAILED);
    }

    static Ending failed(UpdateException failure) {
        String message = String.valueOf(failure.getMessage());
        Map<String, Object> details = Map.of("code", failure.code().name(), "message", message);
        return plain("failed", details, "Failed (" + failure.code() + "): " + message, ExitCodes.FAILED);
    }

    static Ending failed(PublishException failure) {
        String message = String.valueOf(failure.getMessage());
        Map<String, Object> details = Map.of("code", "NOT_PUBLISHED", "message", message);
        return plain("failed", details, "Failed: " + message, ExitCodes.FAILED);
    }

    static Ending of(PublishedFeed feed) {
        List<String> files = feed.written().stream().map(Path::toString).toList();
        Map<String, Object> details = new TreeMap<>(Map.of("sequence", feed.sequence(), "files", files));
        details.put("issued", feed.issued().toString());
        details.put("expires", feed.expires().toString());
        details.put("remarks", feed.remarks());
        String sentence = "Published as sequence " + feed.sequence() + ", good until " + feed.expires() + ".";
        List<String> lines = new ArrayList<>(feed.remarks());
        files.forEach(file -> lines.add("upload " + file));
        return new Ending("published", details, sentence, listed(lines), ExitCodes.OK);
    }

    /** What was asked for was not done, and nobody said no. */
    static Ending notSelfUpdatable(Release release, Guidance guidance) {
        String version = release.version().toString();
        Map<String, Object> details = Map.of(
                "version", version,
                "kind", guidance.kind().word(),
                "reason", word(guidance.reason()),
                "command", guidance.command(),
                "message", guidance.sentence());
        String sentence = "Version " + version + " was not installed: " + guidance.sentence();
        return plain("not-self-updatable", details, sentence, ExitCodes.FAILED);
    }

    private static Ending upToDate(Decision.Reason reason) {
        String word = word(reason);
        return plain("up-to-date", Map.of("reason", word), "Nothing to install (" + word + ").", ExitCodes.OK);
    }

    private static Ending done(String outcome, Release release, String sentence) {
        String version = release.version().toString();
        return plain(outcome, Map.of("version", version), sentence.formatted(version), ExitCodes.OK);
    }

    private static Ending plain(String outcome, Map<String, Object> details, String sentence, int exitCode) {
        return new Ending(outcome, details, sentence, List.of(), exitCode);
    }

    /** Returns the same end with {@code more} to be known about it, before all else. */
    Ending withRemarks(List<String> more) {
        if (more.isEmpty()) return this;
        List<Object> remarks = new ArrayList<>(more);
        if (details.get("remarks") instanceof List<?> others) remarks.addAll(others);
        Map<String, Object> all = new TreeMap<>(details);
        all.put("remarks", remarks);
        List<String> told = new ArrayList<>(listed(more));
        told.addAll(lines);
        return new Ending(outcome, all, sentence, told, exitCode);
    }

    /** Returns {@code lines}, fit for a terminal. */
    static List<String> listed(List<String> lines) {
        return lines.stream().map(line -> "  " + Printable.line(line)).toList();
    }

    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    boolean isBad() {
        return exitCode == ExitCodes.FAILED;
    }
}
