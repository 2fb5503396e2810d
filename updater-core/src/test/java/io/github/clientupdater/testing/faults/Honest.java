package io.github.clientupdater.testing.faults;

import java.time.Instant;
import java.util.Optional;

/** The right answers: GET and HEAD, validators, conditions, one range (RFC 9110, sections 8, 13, 14). */
final class Honest {
    private Honest() {}

    static Reply answer(Request request, Resource resource) {
        boolean head = request.method().equals("HEAD");
        if (!head && !request.method().equals("GET")) return Reply.page(405).with("Allow", "GET, HEAD");
        if (Conditions.notModified(request, resource)) return described(Reply.page(304), resource);
        if (head) return described(whole(resource).withBody(Body.NONE), resource);
        Optional<ByteRange> range = Conditions.rangeApplies(request, resource)
                ? request.header("Range")
                        .flatMap(header ->
                                ByteRange.parse(header, resource.content().size()))
                : Optional.empty();
        return described(range.map(asked -> part(asked, resource)).orElseGet(() -> whole(resource)), resource);
    }

    private static Reply whole(Resource resource) {
        return Reply.of(200, Body.file(resource.content(), 0, resource.content().size()))
                .with("Content-Type", resource.mediaType());
    }

    private static Reply part(ByteRange range, Resource resource) {
        long size = resource.content().size();
        if (!range.satisfiable()) return Reply.unsatisfiable(size);
        return Reply.of(206, Body.file(resource.content(), range.first(), range.length()))
                .with("Content-Type", resource.mediaType())
                .with("Content-Range", ContentRange.of(range, size).toString());
    }

    private static Reply described(Reply reply, Resource resource) {
        Headers headers =
                reply.headers().with("Date", HttpDates.format(Instant.now())).with("Accept-Ranges", "bytes");
        if (resource.etag().isPresent()) {
            headers = headers.with("ETag", resource.etag().get());
        }
        if (resource.lastModified().isPresent()) {
            headers = headers.with(
                    "Last-Modified", HttpDates.format(resource.lastModified().get()));
        }
        return reply.withHeaders(headers);
    }
}
