package io.github.clientupdater.server.license;

import io.github.clientupdater.server.UpdateServer;
import io.github.clientupdater.testing.UpdateServerContract;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;

class LicenseServerContractTest extends UpdateServerContract {
    private static final String KEY = "A1B2C3D4-S3CR3T";

    @Override
    protected UpdateServer server(URI base, Duration deadline) {
        return LicenseServer.builder(base, () -> KEY).deadline(deadline).build();
    }

    @Override
    protected boolean isCheck(RecordedRequest request) {
        return request.getTarget().equals("/update/check?tenantId=t-1&version=1.0.0");
    }

    @Override
    protected Optional<MockResponse> aside(RecordedRequest request) {
        boolean validation = request.getTarget().equals("/api/license/validate?key=" + KEY);
        return Optional.of(new MockResponse.Builder()
                        .body("{\"valid\": true, \"tenantId\": \"t-1\", \"tenantName\": \"Acme\"}")
                        .build())
                .filter(answer -> validation);
    }

    @Override
    protected String announces(String version) {
        return """
                {"updateAvailable": true, "currentVersion": "1.0.0", "latestVersion": "%s", "updateId": "u-7",
                 "changelog": "- one\\n- two", "fileSize": 77}""".formatted(version);
    }

    /** A ZIP runs everywhere. */
    @Override
    protected Optional<String> announcesForOthers(String version) {
        return Optional.empty();
    }

    @Override
    protected Set<String> required() {
        return Set.of("updateAvailable", "latestVersion", "updateId");
    }

    @Override
    protected Set<String> optional() {
        return Set.of("changelog", "fileSize");
    }

    @Override
    protected List<String> secrets() {
        return List.of(KEY);
    }
}
