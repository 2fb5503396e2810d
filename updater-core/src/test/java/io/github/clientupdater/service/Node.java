package io.github.clientupdater.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clientupdater.Updater;
import io.github.clientupdater.host.HostApplication;
import io.github.clientupdater.host.HostProcess;
import io.github.clientupdater.install.ServiceControl;
import io.github.clientupdater.server.manifest.ManifestServer;
import io.github.clientupdater.testing.Programs;
import io.github.clientupdater.testing.TreeSnapshot;
import io.github.clientupdater.testing.Zips;
import io.github.clientupdater.verify.Trust;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okio.Buffer;

/** One installation of {@link NodeService} with the scripts that control it, its configuration and its publisher. */
final class Node implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** A second start is none: the running service holds the lock, until it is gone in whatever way. */
    private static final String START = """
            cd "$(dirname "$0")"
            if rm kill-in-start 2>/dev/null; then kill -9 "$(cat updater.pid)"; exit 1; fi
            exec 9> lock
            flock -n 9 || exit 0
            rm -f said; mkfifo said
            JAVA -XX:TieredStopAtLevel=1 -cp CLASSES SERVICE "$PWD/app" "$PWD/port" < /dev/null > said 2>> err &
            echo $! > pid
            read -r line < said
            [ "$line" = ready ]
            """;

    private static final String STOP = """
            cd "$(dirname "$0")"
            [ -e pid ] && kill "$(cat pid)" 2>/dev/null
            flock -w WAIT lock true || exit 1
            if rm kill-after-stop 2>/dev/null; then kill -9 "$(cat updater.pid)"; fi
            exit 0
            """;

    private static final String HEALTH = """
            cd "$(dirname "$0")"
            if rm kill-in-health 2>/dev/null; then kill -9 "$(cat updater.pid)"; exit 1; fi
            exec 3<> "/dev/tcp/127.0.0.1/$(cat port)" || exit 1
            read -r line <&3
            grep -q "\\"${line#well }\\"" node.json
            """;

    final Path home;
    private final MockWebServer server = new MockWebServer();
    private volatile String manifest = "{}";
    private volatile byte[] zip = {};
    private volatile int downloads;

    Node(Path home, String behaviour) throws IOException {
        this.home = home;
        for (Map.Entry<String, String> file : files("1.0.0", behaviour).entrySet()) {
            Path path = home.resolve("app").resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
        Files.writeString(home.resolve("node.json"), "{\"tenant\": \"x\", \"version\": \"1.0.0\"}");
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String classes = Path.of(URI.create(NodeService.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toString()))
                .toString();
        String start = START.replace("JAVA", "'" + java + "'")
                .replace("CLASSES", "'" + classes + "'")
                .replace("SERVICE", NodeService.class.getName());
        Files.writeString(home.resolve("start"), start);
        Files.writeString(home.resolve("stop"), STOP.replace("WAIT", behaviour.equals("does not stop") ? "1" : "20"));
        Files.writeString(home.resolve("health"), HEALTH);
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return answer(String.valueOf(request.getTarget()));
            }
        });
        server.start();
        Programs.run(home, "", "/bin/bash", home.resolve("start").toString());
    }

    private MockResponse answer(String target) {
        Buffer body = new Buffer();
        if (target.endsWith(".zip")) {
            downloads++;
            body.write(zip);
        } else {
            body.writeUtf8(manifest);
        }
        return new MockResponse.Builder().body(body).build();
    }

    private static Map<String, String> files(String version, String behaviour) {
        return Map.of(
                "version",
                version,
                "behaviour",
                behaviour,
                "lib/" + version + ".jar",
                "the program of " + version,
                "lib/shared.jar",
                "shared, " + version);
    }

    void publish(String version, String behaviour) {
        zip = Zips.of(files(version, behaviour));
        manifest = """
                {"version": "%s", "release_date": "2026-11-21", "download_url": "%s.zip", "changelog": ["x"],
                 "sha256": "%s", "size": %d}""".formatted(version, version, TreeSnapshot.digest(zip), zip.length);
    }

    String address() {
        return server.url("/manifest.json").toString();
    }

    int downloads() {
        return downloads;
    }

    /** The updater of another program than the service; {@code version} is what it believes to be installed. */
    static Updater.Builder updater(Path home, String address, String version) {
        HostApplication host = HostApplication.builder("com.acme.node", version)
                .installDir(home.resolve("app"))
                .workDir(home.resolve("work"))
                .process(new HostProcess.None())
                .build();
        return Updater.builder()
                .application(host)
                .server(ManifestServer.at(URI.create(address)))
                .trust(Trust.checksumOnly())
                .services(
                        ServiceControl.commands(
                                script(home, "stop"), script(home, "start"), script(home, "health"), PATIENCE),
                        Duration.ofSeconds(2))
                .versionFile(home.resolve("node.json"), "version");
    }

    private static List<String> script(Path home, String name) {
        return List.of("/bin/bash", home.resolve(name).toString());
    }

    Updater updater(String version) {
        return updater(home, address(), version).build();
    }

    /** Runs {@link NodeUpdater} in a process of its own, until it is killed by {@code moment}. */
    void updateUntilKilled(String moment) throws Exception {
        Files.createFile(home.resolve(moment));
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        NodeUpdater.class.getName(),
                        home.toString(),
                        address())
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("output").toFile())
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue())
                .as(Files.readString(home.resolve("output")))
                .isEqualTo(137);
        assertThat(home.resolve(moment)).doesNotExist();
    }

    /** Every file is of one version, the service was started from it, works, and its configuration names it. */
    void requireRuns(String version) throws IOException {
        assertThat(TreeSnapshot.of(home.resolve("app")))
                .containsOnlyKeys("", "version", "behaviour", "lib", "lib/shared.jar", "lib/" + version + ".jar");
        assertThat(home.resolve("app/lib/shared.jar")).hasContent("shared, " + version);
        assertThat(home.resolve("node.json")).hasContent("{\"tenant\": \"x\", \"version\": \"" + version + "\"}");
        Programs.run(home, "", "/bin/bash", home.resolve("health").toString());
    }

    Path area() {
        return home.resolve(".app.update");
    }

    @Override
    public void close() throws IOException {
        server.close();
        if (!Files.exists(home.resolve("pid"))) return;
        long pid = Long.parseLong(Files.readString(home.resolve("pid")).strip());
        ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
    }
}
