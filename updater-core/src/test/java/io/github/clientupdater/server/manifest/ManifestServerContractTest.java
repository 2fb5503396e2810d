package io.github.clientupdater.server.manifest;

import io.github.clientupdater.server.UpdateServer;
import io.github.clientupdater.testing.UpdateServerContract;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import mockwebserver3.RecordedRequest;

class ManifestServerContractTest extends UpdateServerContract {
    private static final String KEY = "s3cr3t-key";

    @Override
    protected UpdateServer server(URI base, Duration deadline) {
        return ManifestServer.builder(base.resolve("/api/updates/latest"))
                .header("X-Key", KEY)
                .deadline(deadline)
                .build();
    }

    @Override
    protected boolean isCheck(RecordedRequest request) {
        return request.getTarget().equals("/api/updates/latest");
    }

    @Override
    protected String announces(String version) {
        return document(version, "App.run");
    }

    @Override
    protected Optional<String> announcesForOthers(String version) {
        return Optional.of(document(version, "App.exe"));
    }

    private static String document(String version, String file) {
        return """
                {"version": "%s", "release_date": "2025-12-10", "download_url": "%s", "changelog": ["one"],
                 "sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08", "size": 77}""".formatted(version, file);
    }

    @Override
    protected Set<String> required() {
        return Set.of("version", "release_date", "download_url", "changelog");
    }

    @Override
    protected Set<String> optional() {
        return Set.of("sha256", "size");
    }

    @Override
    protected List<String> secrets() {
        return List.of(KEY);
    }
}
