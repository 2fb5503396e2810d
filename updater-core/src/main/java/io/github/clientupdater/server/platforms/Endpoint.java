package io.github.clientupdater.server.platforms;

import io.github.clientupdater.host.HostApplication;
import io.github.clientupdater.internal.http.Api;
import io.github.clientupdater.task.UpdateException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The addresses of one server.
 *
 * @param api asks
 * @param product how applications name themselves
 */
record Endpoint(Api api, String product) {
    private static final List<String> UPDATES = List.of("wp-json", "bkgt", "v1", "updates");

    URI updates(String... further) {
        return updates(Map.of(), further);
    }

    URI updates(Map<String, String> query, String... further) {
        List<String> path = new ArrayList<>(UPDATES);
        path.addAll(List.of(further));
        return api.uri(path, query);
    }

    /** Who asks, as the protocol wants to see it. */
    Map<String, String> userAgent(HostApplication host) {
        String platform = PlatformNames.of(host.platform());
        return Map.of("User-Agent", product + "/" + host.version() + " (" + platform + ")");
    }

    /** Whose files lie elsewhere is not told who asks. */
    Map<String, String> headersForFile(URI file, HostApplication host) throws UpdateException {
        Map<String, String> headers = new HashMap<>(api.headersForFile(file));
        if (!headers.isEmpty()) headers.putAll(userAgent(host));
        return headers;
    }
}
