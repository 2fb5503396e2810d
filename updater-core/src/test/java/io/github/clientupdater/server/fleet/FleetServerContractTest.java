package io.github.clientupdater.server.fleet;

import io.github.clientupdater.server.UpdateServer;
import io.github.clientupdater.testing.UpdateServerContract;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;

class FleetServerContractTest extends UpdateServerContract {
    private static final String TOKEN = "s3cr3t-token";

    @Override
    protected UpdateServer server(URI base, Duration deadline) {
        return FleetServer.builder(base, () -> TOKEN).deadline(deadline).build();
    }

    @Override
    protected boolean isCheck(RecordedRequest request) {
        return request.getTarget().startsWith("/api/v1/updates/check?");
    }

    @Override
    protected Optional<MockResponse> aside(RecordedRequest request) {
        if (!request.getTarget().equals("/api/v1/updates/register-device")) return Optional.empty();
        return Optional.of(new MockResponse.Builder().code(201).body("{}").build());
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
                {"updateAvailable": true, "mandatory": true, "version": "%s", "downloadUrl": "/files/%s",
                 "checksum": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08", "size": 77,
                 "releaseNotes": "one", "sessionId": "session-1"}""".formatted(version, file);
    }

    @Override
    protected Set<String> required() {
        return Set.of("updateAvailable", "version", "downloadUrl");
    }

    @Override
    protected Set<String> optional() {
        return Set.of("mandatory", "checksum", "size", "releaseNotes", "sessionId");
    }

    @Override
    protected List<String> secrets() {
        return List.of(TOKEN);
    }
}
