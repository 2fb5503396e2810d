package io.github.clientupdater;

import io.github.clientupdater.host.StateStore;
import io.github.clientupdater.internal.files.Reasons;
import io.github.clientupdater.internal.json.Json;
import io.github.clientupdater.internal.json.JsonObject;
import io.github.clientupdater.task.UpdateException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Remembers from one start to the next when checks were made. What cannot be remembered costs a check too many. */
final class ScheduleMemory {
    private static final Logger LOG = LoggerFactory.getLogger(ScheduleMemory.class);
    private static final String KEY = "schedule";

    private final StateStore store;

    ScheduleMemory(StateStore store) {
        this.store = store;
    }

    Schedule.Past load() {
        try {
            Optional<String> text = store.get(KEY);
            return text.isEmpty() ? Schedule.Past.NOTHING : parse(text.get());
        } catch (IOException | UpdateException | DateTimeException e) {
            LOG.warn("when the last check was cannot be read; checking soon: {}", e.getMessage());
            return Schedule.Past.NOTHING;
        }
    }

    /** Notes a check that succeeded, whoever wanted it. */
    void checked(Instant now) {
        save(new Schedule.Past(Optional.of(now), 0, Optional.empty()));
    }

    void save(Schedule.Past past) {
        try {
            store.put(KEY, text(past));
        } catch (IOException e) {
            LOG.info("when the last check was cannot be remembered: {}", Reasons.of(e));
        }
    }

    private static String text(Schedule.Past past) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("format", 1);
        past.checked().ifPresent(time -> json.put("checked", time.toString()));
        json.put("failures", past.failures());
        past.notBefore().ifPresent(time -> json.put("notBefore", time.toString()));
        return Json.write(json);
    }

    private static Schedule.Past parse(String text) throws UpdateException {
        JsonObject json = Json.readObject(text.getBytes(StandardCharsets.UTF_8), "the remembered schedule");
        long failures = json.number("failures");
        if (failures < 0) throw json.malformed("failures", "is negative");
        return new Schedule.Past(
                json.optionalText("checked").map(Instant::parse),
                (int) Math.min(failures, Integer.MAX_VALUE),
                json.optionalText("notBefore").map(Instant::parse));
    }
}
