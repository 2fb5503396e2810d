package io.github.clientupdater.testing.faults;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/** What a request makes its answer depend on (RFC 9110, section 13). */
final class Conditions {
    private Conditions() {}

    /** Returns whether the client's copy is still good: If-None-Match, or else If-Modified-Since. */
    static boolean notModified(Request request, Resource resource) {
        Optional<String> tags = request.header("If-None-Match");
        if (tags.isPresent()) {
            return tags.get().strip().equals("*")
                    || resource.etag().filter(tag -> lists(tags.get(), tag)).isPresent();
        }
        Optional<Instant> since = request.header("If-Modified-Since").flatMap(HttpDates::parse);
        return since.isPresent()
                && resource.lastModified()
                        .filter(date -> !date.isAfter(since.get()))
                        .isPresent();
    }

    /** Compares weakly: whether a copy may be used does not need equal bytes (section 8.8.3.2). */
    private static boolean lists(String tags, String tag) {
        return Arrays.stream(tags.split(","))
                .anyMatch(one -> opaque(one.strip()).equals(opaque(tag)));
    }

    private static String opaque(String tag) {
        return tag.startsWith("W/") ? tag.substring(2) : tag;
    }

    /**
     * Returns whether a part may be sent: no If-Range, or one that is strongly equal to what is here
     * (section 13.1.5). A date is compared exactly; no file here changes twice in a second.
     */
    static boolean rangeApplies(Request request, Resource resource) {
        String validator = request.header("If-Range").map(String::strip).orElse("");
        if (validator.isEmpty()) return true;
        if (validator.startsWith("W/")) return false;
        if (validator.startsWith("\""))
            return resource.etag().filter(validator::equals).isPresent();
        Optional<Instant> date = HttpDates.parse(validator);
        return date.isPresent() && date.equals(resource.lastModified());
    }
}
