package io.github.clientupdater.server.fleet;

import io.github.clientupdater.internal.json.Json;
import io.github.clientupdater.release.Version;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A computer with the application, as the server keeps it.
 *
 * @param hardwareId tells it from every other
 * @param machineName what people call it
 * @param osVersion the name and the version of its system
 * @param appVersion what runs on it
 */
record Device(String hardwareId, String machineName, String osVersion, Version appVersion) {
    /** Returns the body of its registration. */
    String toJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("hardwareId", hardwareId);
        json.put("machineName", machineName);
        json.put("osVersion", osVersion);
        json.put("appVersion", appVersion.toString());
        return Json.write(json);
    }

    /** Returns the query of its check. */
    Map<String, String> toQuery() {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("hardwareId", hardwareId);
        query.put("version", appVersion.toString());
        query.put("osVersion", osVersion);
        return query;
    }
}
