package io.github.clientupdater.install;

import io.github.clientupdater.host.HostApplication;
import io.github.clientupdater.host.HostProcess;
import io.github.clientupdater.host.ProcessLauncher;
import io.github.clientupdater.host.StateStore;
import io.github.clientupdater.internal.files.PrivateDirectories;
import io.github.clientupdater.internal.swap.Disk;
import io.github.clientupdater.internal.swap.SwapArea;
import io.github.clientupdater.release.Artifact;
import io.github.clientupdater.release.Digest;
import io.github.clientupdater.release.Format;
import io.github.clientupdater.release.Release;
import io.github.clientupdater.release.Version;
import io.github.clientupdater.task.Cancellation;
import io.github.clientupdater.task.UpdateException;
import io.github.clientupdater.testing.TreeSnapshot;
import io.github.clientupdater.verify.Trust;
import io.github.clientupdater.verify.VerifiedArtifact;
import io.github.clientupdater.verify.Verifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A service's installation, its configuration, and an update from 1.0.0 to 2.0.0 that lies ready. */
final class ServiceSite {
    private static final Artifact ARTIFACT = Artifact.builder("2.zip", Format.ZIP)
            .digest(Digest.ofContent(new byte[] {1}))
            .build();
    static final Release RELEASE =
            Release.builder(Version.parse("2.0.0")).artifacts(List.of(ARTIFACT)).build();

    final KillSwitch kills = new KillSwitch();
    final Path live;
    final Path configuration;
    final FakeServices services;
    final StateStore state = kills.state();
    final Map<String, String> old;
    final Map<String, String> fresh;
    private final SwapArea area;
    private final SwappingInstaller swapping;
    private final String seal;
    private final HostApplication host;

    ServiceSite(Path directory) throws IOException {
        live = Files.createDirectories(directory.resolve("node"));
        configuration = Files.writeString(directory.resolve("node.json"), configuration("1.0.0"));
        services = new FakeServices(live, kills);
        write(live, "1.0.0");
        old = TreeSnapshot.of(live);
        area = SwapArea.at(SwapArea.beside(live), live);
        PrivateDirectories.createNew(SwapArea.beside(live));
        write(Files.createDirectories(area.fresh()), "2.0.0");
        swapping = new SwappingInstaller(live, kills);
        seal = area.seal(Disk.real());
        fresh = TreeSnapshot.of(area.fresh());
        fresh.put("", old.get(""));
        host = HostApplication.builder("com.acme.node", "1.0.0")
                .installDir(live)
                .workDir(Files.createDirectories(directory.resolve("work")))
                .process(new HostProcess.None())
                .build();
        services.startAtBoot();
    }

    static String configuration(String version) {
        return "{ \"name\" : \"Nœud\",\n  \"node\":{\"limit\": 1.50, \"version\" :\"" + version + "\"} }\n";
    }

    private static void write(Path root, String version) throws IOException {
        Files.writeString(root.resolve("node.jar"), version);
        Files.createDirectories(root.resolve("lib-" + version));
        Files.writeString(root.resolve("lib-" + version + "/a.jar"), "a " + version);
    }

    void forgetTheWayBack() {
        swapping.forgetTheWayBack();
    }

    /** The installer under test: its own commit swaps in this process. */
    ServicedInstaller installer() {
        ServiceSteps steps = new ServiceSteps(
                services,
                new ServiceCommands(ProcessLauncher.system(), host.workDir()),
                Duration.ofSeconds(1),
                Optional.of(new VersionFile(configuration, List.of("node", "version"))));
        return new ServicedInstaller(List.of(swapping), steps, state, Installer.Handoff.HEALTHY);
    }

    void update() throws Exception {
        installer().commit(new StagedUpdate(RELEASE, verified(), area.fresh(), seal), host);
    }

    private VerifiedArtifact verified() throws Exception {
        byte[] content = {1};
        Path file = Files.write(host.workDir().resolve("2.zip"), content);
        return new Verifier(Trust.checksumOnly(), host.id())
                .verify(file, content.length, Digest.ofContent(content), RELEASE, ARTIFACT, new Cancellation());
    }

    void recover() throws UpdateException {
        installer().recover(host);
    }

    Map<String, String> tree() throws IOException {
        return TreeSnapshot.of(live);
    }

    String configured() throws IOException {
        return Files.readString(configuration);
    }

    void discard() throws UpdateException {
        installer().discard(host);
    }
}
