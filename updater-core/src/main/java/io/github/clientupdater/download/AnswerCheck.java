package io.github.clientupdater.download;

import io.github.clientupdater.internal.http.Addresses;
import io.github.clientupdater.internal.http.Http;
import io.github.clientupdater.internal.http.HttpPurpose;
import io.github.clientupdater.internal.http.HttpReply;
import io.github.clientupdater.internal.http.RetryAfter;
import io.github.clientupdater.task.UpdateException;
import io.github.clientupdater.task.UpdateException.Code;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Whether an answer carries what was asked for, judged by its status and headers.
 *
 * @param question what was asked
 * @param announced the size that the file must have, if one was announced
 * @param known the size that the kept bytes belong to, if it is known
 */
record AnswerCheck(Question question, OptionalLong announced, OptionalLong known) {
    /** What a file may have when nobody announced a size. */
    static final long MAX_UNANNOUNCED = 8L * 1024 * 1024 * 1024;

    /** Returns the range that goes on where we are, or empty if the whole file follows. */
    Optional<ContentRange> of(HttpReply reply) throws StreamFailure {
        switch (reply.status()) {
            case 200 -> requireWhole(reply);
            case 206 -> {
                return Optional.of(requireRest(reply));
            }
            case 416 -> throw StreamFailure.misunderstood(refused(reply));
            case 408, 425, 429 -> throw passing(reply);
            default ->
                throw reply.status() >= 400 && reply.status() < 500
                        ? StreamFailure.lasting(refused(reply))
                        : passing(reply);
        }
        return Optional.empty();
    }

    private static UpdateException refused(HttpReply reply) {
        return Http.refusal(reply, HttpPurpose.DOWNLOAD);
    }

    private static StreamFailure passing(HttpReply reply) {
        return StreamFailure.passing(refused(reply), RetryAfter.of(reply));
    }

    private void requireWhole(HttpReply reply) throws StreamFailure {
        requirePlain(reply);
        if (reply.header("Content-Type").orElse("").toLowerCase(Locale.ROOT).startsWith("text/html")) {
            throw StreamFailure.passing(
                    failed(reply, "sent a web page instead of the file; perhaps this network wants a log-in"),
                    Optional.empty());
        }
        if (reply.length().isPresent()) requireSize(reply, reply.length().getAsLong());
    }

    private void requireSize(HttpReply reply, long length) throws StreamFailure {
        if (length > announced.orElse(MAX_UNANNOUNCED)) throw StreamFailure.lasting(tooLarge(reply));
        if (announced.isPresent() && length != announced.getAsLong()) {
            throw StreamFailure.lasting(tooSmall(length));
        }
    }

    /** Returns what to say of a file that has more bytes than it may. */
    UpdateException tooLarge(HttpReply reply) {
        return new UpdateException(
                Code.DOWNLOAD_TOO_LARGE,
                Addresses.display(reply.address()) + " sends more than the announced "
                        + announced.orElse(MAX_UNANNOUNCED) + " bytes");
    }

    /** Returns what to say of a file that ends too early. */
    UpdateException tooSmall(long length) {
        return new UpdateException(
                Code.SIZE_MISMATCH,
                "the file has " + length + " bytes, announced were " + announced.orElse(known.orElse(0)));
    }

    private ContentRange requireRest(HttpReply reply) throws StreamFailure {
        Optional<ContentRange> range = reply.header("Content-Range")
                .flatMap(ContentRange::parse)
                .flatMap(this::completed)
                .filter(question::isAnsweredBy)
                .filter(answer -> answer.total() == announced.orElse(answer.total()))
                .filter(answer -> answer.total() == known.orElse(answer.total()))
                .filter(answer -> answer.total() <= announced.orElse(MAX_UNANNOUNCED))
                .filter(answer -> reply.length().orElse(answer.length()) == answer.length());
        boolean changed = question.ifUnchanged().isPresent()
                && question.ifUnchanged().get().isContradictedBy(reply);
        if (range.isEmpty() || changed) {
            throw StreamFailure.misunderstood(failed(reply, "answered with another range than was asked for"));
        }
        requirePlain(reply);
        return range.get();
    }

    /** A server need not know the size, where we do. */
    private Optional<ContentRange> completed(ContentRange range) {
        long total = announced.orElse(known.orElse(ContentRange.UNKNOWN));
        ContentRange complete = range.total() == ContentRange.UNKNOWN ? range.of(total) : range;
        return complete.total() == ContentRange.UNKNOWN ? Optional.empty() : Optional.of(complete);
    }

    private static void requirePlain(HttpReply reply) throws StreamFailure {
        try {
            reply.requireIdentity();
        } catch (UpdateException e) {
            throw StreamFailure.lasting(e);
        }
    }

    private static UpdateException failed(HttpReply reply, String what) {
        return new UpdateException(Code.DOWNLOAD_FAILED, Addresses.display(reply.address()) + " " + what);
    }
}
