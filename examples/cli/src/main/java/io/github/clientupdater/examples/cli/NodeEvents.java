package io.github.clientupdater.examples.cli;

import io.github.clientupdater.server.license.License;
import io.github.clientupdater.server.license.LicenseStatus;
import io.github.clientupdater.server.license.LicenseWatch;
import java.io.PrintStream;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** Tells what becomes of the licence, and passes it on to whoever waits for it. */
final class NodeEvents implements LicenseWatch.Listener {
    private final EventPrinter printer;
    private final BlockingQueue<LicenseStatus> statuses = new LinkedBlockingQueue<>();

    NodeEvents(PrintStream out, boolean json) {
        this.printer = new EventPrinter(out, json);
    }

    /** Waits for the next result of a validation. */
    LicenseStatus next() throws InterruptedException {
        return statuses.take();
    }

    @Override
    public void validated(LicenseStatus status) {
        printer.tell("license", details(status), status.sentence());
        statuses.add(status);
    }

    static Map<String, Object> details(LicenseStatus status) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("status", status.getClass().getSimpleName().toLowerCase(Locale.ROOT));
        if (status instanceof LicenseStatus.Valid valid) add(valid.license(), details);
        if (status instanceof LicenseStatus.Offline offline) {
            add(offline.license(), details);
            details.put("until", offline.until().toString());
        }
        if (status instanceof LicenseStatus.Refused refused) details.put("reason", Ending.word(refused.reason()));
        details.put("message", status.sentence());
        return details;
    }

    private static void add(License license, Map<String, Object> details) {
        details.put("tenantId", license.tenantId());
        details.put("tenantName", license.tenantName());
        license.expiresAt().ifPresent(end -> details.put("expiresAt", end.toString()));
        license.usageCount().ifPresent(count -> details.put("usageCount", count));
        license.maxUsageCount().ifPresent(count -> details.put("maxUsageCount", count));
    }

    @Override
    public void expiring(License license, Duration left) {
        Map<String, Object> details = new LinkedHashMap<>();
        license.expiresAt().ifPresent(end -> details.put("expiresAt", end.toString()));
        details.put("daysLeft", left.toDays());
        printer.tell(
                "license-expiring",
                details,
                "The licence of " + license.tenantName() + " ends in " + left.toDays() + " days.");
    }
}
