package io.github.clientupdater.decision;

import io.github.clientupdater.decision.Decision.Available;
import io.github.clientupdater.decision.Decision.Reason;
import io.github.clientupdater.decision.Decision.UpToDate;
import io.github.clientupdater.decision.UpdatePolicy.Context;
import io.github.clientupdater.host.HostApplication;
import io.github.clientupdater.release.Artifact;
import io.github.clientupdater.release.Channel;
import io.github.clientupdater.release.Format;
import io.github.clientupdater.release.MinimumSupported;
import io.github.clientupdater.release.OsVersion;
import io.github.clientupdater.release.Platform;
import io.github.clientupdater.release.Release;
import io.github.clientupdater.release.ReleaseFeed;
import io.github.clientupdater.release.Rollout;
import io.github.clientupdater.release.Version;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An installation, a feed and a question, said in few words. */
final class Situation {
    static final Channel BETA = new Channel("beta");
    static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");
    static final String ID = "6f6b1a52-6b1c-4f0e-9d5e-0a1b2c3d4e5f";

    private final HostApplication.Builder host;
    private final List<Release> releases = new ArrayList<>();
    private Optional<Version> floor = Optional.empty();
    private Optional<MinimumSupported> supported = Optional.empty();
    private UpdateTrigger trigger = UpdateTrigger.SCHEDULE;
    private String id = ID;
    private Instant now = NOW;
    private final Set<Version> skipped = new HashSet<>();
    private final Set<Version> postponed = new HashSet<>();
    private final Set<Version> failing = new HashSet<>();

    private Situation(String version) {
        host = HostApplication.builder("com.acme.app", version)
                .workDir(Path.of("unused"))
                .platform(Platform.parse("linux-x64"))
                .osVersion(OsVersion.parse("6.1"));
    }

    static Situation running(String version) {
        return new Situation(version);
    }

    static Release.Builder a(String version) {
        return Release.builder(Version.parse(version)).artifacts(List.of(zip()));
    }

    static Release release(String version) {
        return a(version).build();
    }

    static Release rolledOut(String version, double percent) {
        return a(version).rollout(new Rollout(percent)).build();
    }

    static Release needing(String version, String minimum) {
        return a(version).minimumVersion(Version.parse(minimum)).build();
    }

    static Artifact zip() {
        return Artifact.builder("app.zip", Format.ZIP).build();
    }

    Situation on(Channel channel) {
        host.channel(channel);
        return this;
    }

    Situation os(String version) {
        host.osVersion(OsVersion.parse(version));
        return this;
    }

    Situation installedInDirectory() {
        host.installDir(Path.of("/opt/app"));
        return this;
    }

    Situation installedAsFile() {
        host.installFile(Path.of("/opt/app.jar"));
        return this;
    }

    Situation published(Release... more) {
        releases.addAll(List.of(more));
        return this;
    }

    Situation floor(String version) {
        floor = Optional.of(Version.parse(version));
        return this;
    }

    Situation supporting(String version, @Nullable Instant deadline) {
        supported = Optional.of(new MinimumSupported(Version.parse(version), Optional.ofNullable(deadline)));
        return this;
    }

    Situation asked(UpdateTrigger why) {
        trigger = why;
        return this;
    }

    Situation by(String installationId) {
        id = installationId;
        return this;
    }

    Situation skipping(String... versions) {
        Arrays.stream(versions).map(Version::parse).forEach(skipped::add);
        return this;
    }

    Situation postponing(String... versions) {
        Arrays.stream(versions).map(Version::parse).forEach(postponed::add);
        return this;
    }

    Situation failing(String... versions) {
        Arrays.stream(versions).map(Version::parse).forEach(failing::add);
        return this;
    }

    Decision decision() {
        return UpdatePolicy.newestOnChannel().decide(feed(), context());
    }

    Decision decisionAllowingDowngrade() {
        return UpdatePolicy.allowingDowngrade().decide(feed(), context());
    }

    /** Returns what is offered. */
    Available offer() {
        return (Available) decision();
    }

    /** Returns the version on offer, or why there is none: short enough for a table. */
    String answer() {
        return inShort(decision());
    }

    String answerAllowingDowngrade() {
        return inShort(decisionAllowingDowngrade());
    }

    Reason reason() {
        return ((UpToDate) decision()).reason();
    }

    ReleaseFeed feed() {
        return new ReleaseFeed(releases, floor, supported, List.of());
    }

    Context context() {
        return new Context(host.build(), trigger, now, id, skipped, postponed, failing);
    }

    static String inShort(Decision decision) {
        return decision instanceof Available available
                ? available.release().version().toString()
                : ((UpToDate) decision).reason().name();
    }
}
