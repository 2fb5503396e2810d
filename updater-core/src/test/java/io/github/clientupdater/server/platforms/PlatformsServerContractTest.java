package io.github.clientupdater.server.platforms;

import io.github.clientupdater.server.UpdateServer;
import io.github.clientupdater.testing.UpdateServerContract;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import mockwebserver3.RecordedRequest;

class PlatformsServerContractTest extends UpdateServerContract {
    private static final String KEY = "s3cr3t-key";

    @Override
    protected UpdateServer server(URI base, Duration deadline) {
        return PlatformsServer.builder(base, () -> KEY).deadline(deadline).build();
    }

    @Override
    protected boolean isCheck(RecordedRequest request) {
        return request.getTarget().equals("/wp-json/bkgt/v1/updates/latest");
    }

    @Override
    protected String announces(String version) {
        return document(version, "linux-x64");
    }

    @Override
    protected Optional<String> announcesForOthers(String version) {
        return Optional.of(document(version, "darwin-arm64"));
    }

    static String document(String version, String platform) {
        return """
                {"version": "%1$s", "release_date": "2025-11-09T10:00:00Z",
                 "download_url": "https://acme.example/wp-json/bkgt/v1/updates/download/%1$s",
                 "changelog": "Fixed", "critical": false, "minimum_version": "1.0.0",
                 "platforms": {"%2$s": {"filename": "App-%1$s-%2$s.AppImage", "size": 78901234,
                     "hash": "sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"},
                   "amiga-68k": {"filename": 5}}}""".formatted(version, platform);
    }

    @Override
    protected Set<String> required() {
        return Set.of("version", "download_url", "platforms");
    }

    @Override
    protected Set<String> optional() {
        return Set.of("release_date", "changelog", "critical", "minimum_version");
    }

    @Override
    protected List<String> secrets() {
        return List.of(KEY);
    }
}
