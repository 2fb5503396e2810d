package io.github.clientupdater.testing.faults;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/** What is published and what is injected. Safe for all threads. */
final class Site {
    private static final Instant FIRST_PUBLICATION = Instant.parse("2026-01-01T00:00:00Z");
    private static final Resource NOTHING =
            new Resource(Content.of(""), "text/plain", Optional.empty(), Optional.empty());

    private final Map<String, Resource> resources = new ConcurrentHashMap<>();
    private final List<Rule> rules = new CopyOnWriteArrayList<>();
    private final AtomicLong publications = new AtomicLong();

    /** Each publication is a minute younger than the one before, and in the past: its date is a strong validator. */
    void publish(String path, Content content) {
        Instant date = FIRST_PUBLICATION.plus(Duration.ofMinutes(publications.getAndIncrement()));
        String type = path.endsWith(".json") ? "application/json" : "application/octet-stream";
        resources.put(path, Resource.of(content, type, date));
    }

    void withdraw(String path) {
        resources.remove(path);
    }

    void inject(Optional<String> path, Schedule schedule) {
        rules.add(new Rule(path, schedule, new AtomicLong()));
    }

    void heal() {
        rules.clear();
    }

    Reply answer(Request request) {
        Optional<Resource> published = Optional.ofNullable(resources.get(request.path()));
        Resource resource = published.orElse(NOTHING);
        Fault.Responder responder = published.isPresent() ? Honest::answer : (asked, found) -> Reply.page(404);
        for (Rule rule : rules) {
            Optional<Fault> fault = rule.meets(request, resource);
            if (fault.isPresent()) responder = fault.get().before(responder);
        }
        return responder.answer(request, resource);
    }

    private record Rule(Optional<String> path, Schedule schedule, AtomicLong requests) {
        Optional<Fault> meets(Request request, Resource resource) {
            boolean elsewhere = path.isPresent() && !path.get().equals(request.path());
            if (elsewhere || !schedule.concerns(request, resource)) return Optional.empty();
            return schedule.at(requests.incrementAndGet());
        }
    }
}
