package io.github.clientupdater.testing.faults;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;

/**
 * Ranges misunderstood, and parts described wrongly (RFC 9110, section 14). Faults of a part leave
 * answers alone that are none (status 206).
 */
public final class RangeFaults {
    private static final String CONTENT_RANGE = "Content-Range";
    private static final String BOUNDARY = "THIS_STRING_SEPARATES";

    private RangeFaults() {}

    /** Answers 200 with the whole file, as a server may. */
    public static Fault ignoreRange() {
        return Fault.ofRequest("ignores Range", request -> request.without("Range"));
    }

    /** Answers 206 even where If-Range says that the client has a part of something else. */
    public static Fault ignoreIfRange() {
        return Fault.ofRequest("ignores If-Range", request -> request.without("If-Range"));
    }

    /** Announces {@code Accept-Ranges: none}, and ignores ranges. */
    public static Fault refuseRanges() {
        return ignoreRange().and(Fault.ofReply("Accept-Ranges: none", reply -> reply.with("Accept-Ranges", "none")));
    }

    /** Says in Content-Range whatever {@code value} is. */
    public static Fault contentRange(String value) {
        return ofPart("Content-Range: " + value, reply -> reply.with(CONTENT_RANGE, value));
    }

    /** Leaves Content-Range out. */
    public static Fault noContentRange() {
        return ofPart("no Content-Range", reply -> reply.without(CONTENT_RANGE));
    }

    /** Says another start than that of the bytes it sends, which are the right ones. */
    public static Fault wrongStart(long by) {
        return described("wrong start", by, 0, 0);
    }

    /** Says another end than that of the bytes it sends, which are the right ones. */
    public static Fault wrongEnd(long by) {
        return described("wrong end", 0, by, 0);
    }

    /** Says that the file has another size. */
    public static Fault wrongTotal(long by) {
        return described("wrong total", 0, 0, by);
    }

    /** Says that the file's size is unknown, as a server may. */
    public static Fault unknownTotal() {
        return ofPart(
                "unknown total",
                reply -> reply.with(
                        CONTENT_RANGE, ContentRange.of(reply).ofTotal("*").toString()));
    }

    /** Sends bytes that begin {@code by} further on (or before) than it says. */
    public static Fault wrongPart(long by) {
        return ofPart(
                "sends a part " + by + " bytes off",
                reply -> reply.withBody(reply.body().shifted(by)));
    }

    /** Sends another part than the one asked for, {@code by} further on (or before), and says so. */
    public static Fault otherPart(long by) {
        return wrongPart(by).and(ofPart("and says so", RangeFaults::saidHonestly));
    }

    /** Sends and describes only the first {@code bytes} of what was asked for, as a server may. */
    public static Fault shorterPart(long bytes) {
        return ofPart("only " + bytes + " bytes of the part", reply -> {
            long length = Math.min(bytes, reply.body().length());
            return saidHonestly(reply.withBody(reply.body().ofLength(length)))
                    .with("Content-Length", Long.toString(length));
        });
    }

    /** Answers 206 with the first half of the file, although nobody asked for a part. */
    public static Fault partUnasked() {
        return Fault.of(
                "206 unasked",
                (request, resource, next) -> next.answer(
                        request.header("Range").isPresent() ? request : request.with("Range", half(resource)),
                        resource));
    }

    /** Answers 416 although the range is fine. */
    public static Fault unsatisfiable() {
        return Fault.of(
                "416",
                (request, resource, next) ->
                        Reply.unsatisfiable(resource.content().size()));
    }

    /** Answers 416 and says that the file has {@code total} bytes. */
    public static Fault unsatisfiable(long total) {
        return Fault.of("416 of " + total, (request, resource, next) -> Reply.unsatisfiable(total));
    }

    /** Sends the part as the only one of a multipart/byteranges (RFC 9110, section 14.6). */
    public static Fault multipart() {
        return ofPart("multipart/byteranges", RangeFaults::multipart);
    }

    private static Fault ofPart(String name, UnaryOperator<Reply> change) {
        return Fault.ofReply(name, reply -> reply.status() == 206 ? change.apply(reply) : reply);
    }

    private static Fault described(String name, long start, long end, long total) {
        return ofPart(
                name + " by " + (start + end + total),
                reply -> reply.with(
                        CONTENT_RANGE,
                        ContentRange.of(reply).plus(start, end, total).toString()));
    }

    private static Reply saidHonestly(Reply reply) {
        return reply.with(
                CONTENT_RANGE, ContentRange.of(reply).fitting(reply.body()).toString());
    }

    private static String half(Resource resource) {
        return "bytes=0-" + Math.max(0, resource.content().size() / 2 - 1);
    }

    private static Reply multipart(Reply reply) {
        String head = "--" + BOUNDARY + "\r\nContent-Type: application/octet-stream\r\nContent-Range: "
                + ContentRange.of(reply) + "\r\n\r\n";
        Content all = around(head, reply.body().bytes(), "\r\n--" + BOUNDARY + "--\r\n");
        return reply.withBody(Body.page(all))
                .without(CONTENT_RANGE)
                .with("Content-Type", "multipart/byteranges; boundary=" + BOUNDARY)
                .with("Content-Length", Long.toString(all.size()));
    }

    private static Content around(String head, byte[] bytes, String tail) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
        all.writeBytes(bytes);
        all.writeBytes(tail.getBytes(StandardCharsets.US_ASCII));
        return Content.of(all.toByteArray());
    }
}
