package io.github.clientupdater.testing.faults;

import java.util.Optional;

/**
 * Files that change, and validators that do not tell (RFC 9110, section 8.8). Conditions of requests are
 * judged by the validators as they are spoilt.
 */
public final class ValidatorFaults {
    private ValidatorFaults() {}

    /** Has other content, with its own ETag and a later date. */
    public static Fault replacedBy(Content other) {
        return Fault.ofResource(
                "other content",
                resource -> resource.withContent(other)
                        .withEtag(Optional.of(Resource.strongEtag(other)))
                        .withLastModified(resource.lastModified().map(date -> date.plusSeconds(1))));
    }

    /** Has other content under the old ETag and date: a lying or careless server. */
    public static Fault secretlyReplacedBy(Content other) {
        return Fault.ofResource("other content, same validators", resource -> resource.withContent(other));
    }

    /** Has one wrong byte at {@code offset} of the file. */
    public static Fault corruptByte(long offset) {
        return Fault.ofResource(
                "wrong byte at " + offset,
                resource -> resource.withContent(new AlteredContent.Corrupted(resource.content(), offset)));
    }

    /** Has a weak ETag, as servers that compress on the way do. */
    public static Fault weakEtag() {
        return Fault.ofResource(
                "weak ETag", resource -> resource.withEtag(resource.etag().map(tag -> "W/" + tag)));
    }

    /** Sends the ETag without its quotes. */
    public static Fault unquotedEtag() {
        return Fault.ofResource(
                "unquoted ETag", resource -> resource.withEtag(resource.etag().map(tag -> tag.replace("\"", ""))));
    }

    /** Has {@code value} as its ETag, whatever that is. */
    public static Fault etag(String value) {
        return Fault.ofResource("ETag " + value, resource -> resource.withEtag(Optional.of(value)));
    }

    /** Has no ETag, only a date. */
    public static Fault noEtag() {
        return Fault.ofResource("no ETag", resource -> resource.withEtag(Optional.empty()));
    }

    /** Has no date, only an ETag. */
    public static Fault noLastModified() {
        return Fault.ofResource("no Last-Modified", resource -> resource.withLastModified(Optional.empty()));
    }

    /** Has neither ETag nor date. */
    public static Fault noValidators() {
        return noEtag().and(noLastModified());
    }

    /** Has another ETag at each request although the content stays, as behind a careless load balancer. */
    public static Fault changingEtag() {
        return Fault.of(
                "changing ETag",
                (request, resource, next) -> next.answer(
                        request,
                        resource.withEtag(resource.etag()
                                .map(tag -> tag.substring(0, tag.length() - 1) + "-" + request.number() + '"'))));
    }
}
