package io.github.clientupdater.download;

import io.github.clientupdater.internal.http.Addresses;
import io.github.clientupdater.internal.http.HttpFetch;
import io.github.clientupdater.internal.http.HttpPurpose;
import io.github.clientupdater.internal.http.HttpReply;
import io.github.clientupdater.source.DownloadLocation;
import io.github.clientupdater.task.Cancellation;
import io.github.clientupdater.task.UpdateException;
import io.github.clientupdater.task.UpdateException.Code;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CancellationException;

/** Asks a question and writes down the answer. Confined to the thread of its {@link Stream}. */
final class Reception {
    private static final int BUFFER = 256 * 1024;

    private final Stream.Job job;
    private final PartFile part;
    private final Stream stream;
    private final Question question;
    private final boolean alone;
    private final byte[] buffer = new byte[BUFFER];
    private Span span;
    private long toSkip; // Bytes of the answer that are there already.

    Reception(Stream.Job job, Stream stream, Question question, Span span, boolean alone) {
        this.job = job;
        this.part = job.part();
        this.stream = stream;
        this.question = question;
        this.span = span;
        this.alone = alone;
    }

    /** Returns what it brings. Of the receiving thread. */
    Span span() {
        return span;
    }

    /** Asks {@code location} and writes down what comes, until the span is finished. */
    void receive(DownloadLocation location, Cancellation stop) throws StreamFailure, UpdateException, IOException {
        if (question.whole() && !alone) throw StreamFailure.misunderstood(noParts(location.uri()));
        AnswerCheck check = new AnswerCheck(question, job.announced(), part.total());
        try (HttpReply reply = ask(location, stop)) {
            try {
                if (isAtTheEnd(reply)) return;
                begin(reply, location.uri(), check.of(reply));
                skip(reply, check, stop);
                copy(reply, stop);
                settle(reply, check);
            } finally {
                reply.abandon();
            }
        }
    }

    /** Nobody knew the size, and there was nothing left to ask for (RFC 9110, section 15.5.17). */
    private boolean isAtTheEnd(HttpReply reply) throws IOException {
        boolean whole = reply.status() == 416
                && !question.whole()
                && part.end(span) == Span.OPEN
                && ContentRange.unsatisfiedTotal(reply.header("Content-Range").orElse("")) == question.first();
        if (whole) part.endsHere(span);
        return whole;
    }

    private HttpReply ask(DownloadLocation location, Cancellation stop) throws StreamFailure {
        HttpFetch fetch = new HttpFetch(
                location.uri(), location.headers(), question.headers(), HttpPurpose.DOWNLOAD, Duration.ZERO);
        try {
            return job.http().send(fetch, stop);
        } catch (UpdateException e) {
            throw network(e);
        }
    }

    /** What the connection suffers may pass; what is wrong with the address or with its certificate will not. */
    private static StreamFailure network(UpdateException e) {
        return switch (e.code()) {
            case DOWNLOAD_UNREACHABLE, DOWNLOAD_TIMEOUT, DOWNLOAD_FAILED -> StreamFailure.passing(e, Optional.empty());
            default -> StreamFailure.lasting(e);
        };
    }

    private void begin(HttpReply reply, URI asked, Optional<ContentRange> rest)
            throws StreamFailure, UpdateException, IOException {
        Optional<Validator> state = Validator.of(reply);
        if (rest.isPresent()) {
            Optional<Validator> known = question.ifUnchanged().isPresent() ? question.ifUnchanged() : state;
            part.goOn(asked, known, rest.get().total());
        } else {
            beginWhole(reply, asked, state);
        }
        boolean takesRanges =
                rest.isPresent() || reply.header("Accept-Ranges").orElse("").equalsIgnoreCase("bytes");
        stream.noteDivisible(
                toSkip == 0 && state.isPresent() && takesRanges && part.total().isPresent());
    }

    /** A server may always send everything instead of a range; that alone is no reason to lose what is there. */
    private void beginWhole(HttpReply reply, URI asked, Optional<Validator> state)
            throws StreamFailure, UpdateException, IOException {
        if (!alone) throw StreamFailure.misunderstood(noParts(reply.address())); // Others are writing.
        boolean conditional = question.ifUnchanged().isPresent();
        if (question.whole() || (conditional && isChanged(reply, asked, state))) {
            beginAnew(reply, asked, state);
        } else if (conditional && !question.ifUnchanged().equals(state)) {
            throw StreamFailure.misunderstood(noParts(reply.address()));
        } else {
            toSkip = part.position(span);
        }
    }

    /** Behind a redirect the same state may have another name; and who tells neither state nor length may be a portal. */
    private boolean isChanged(HttpReply reply, URI asked, Optional<Validator> state) {
        boolean redirected = !reply.address().equals(asked);
        boolean anonymous = state.isEmpty() && reply.length().isEmpty();
        boolean otherwiseTold = part.record().digest().isPresent() && (redirected || anonymous);
        return !question.ifUnchanged().equals(state) && !otherwiseTold;
    }

    private void beginAnew(HttpReply reply, URI asked, Optional<Validator> state) throws UpdateException, IOException {
        OptionalLong total = job.announced().isPresent() ? job.announced() : reply.length();
        span = part.restart(asked, state, total);
        stream.noteNewBeginning();
        part.requireRoom(total);
    }

    private static UpdateException noParts(URI address) {
        return new UpdateException(
                Code.DOWNLOAD_FAILED, Addresses.display(address) + " does not send this part of the file");
    }

    private void skip(HttpReply reply, AnswerCheck check, Cancellation stop) throws StreamFailure {
        long skipped = 0;
        while (skipped < toSkip) {
            int count = read(reply, (int) Math.min(job.limit().piece(BUFFER), toSkip - skipped));
            if (count < 0) throw StreamFailure.passing(check.tooSmall(skipped), Optional.empty());
            skipped += count;
            job.limit().took(count, stop);
        }
    }

    private void copy(HttpReply reply, Cancellation stop) throws StreamFailure, IOException {
        for (long left = left(); left > 0; left = left()) {
            int count = read(reply, (int) Math.min(job.limit().piece(BUFFER), left));
            if (count < 0) return;
            part.write(span, ByteBuffer.wrap(buffer, 0, count));
            job.limit().took(count, stop);
        }
    }

    private long left() {
        return Math.min(part.end(span), AnswerCheck.MAX_UNANNOUNCED) - part.position(span);
    }

    private int read(HttpReply reply, int most) throws StreamFailure {
        try {
            int count = reply.read(buffer, most);
            stream.countReceived(Math.max(count, 0));
            return count;
        } catch (UpdateException e) {
            throw network(e);
        }
    }

    private void settle(HttpReply reply, AnswerCheck check) throws StreamFailure, IOException {
        boolean open = part.end(span) == Span.OPEN;
        boolean mayGoOn = open || (reply.status() == 200 && reply.length().isEmpty());
        if (left() > 0 && !open) {
            throw StreamFailure.passing(check.tooSmall(part.position(span)), Optional.empty());
        }
        if (left() == 0 && mayGoOn && part.isAtTheEnd(span) && hasMore(reply)) {
            span = part.restart(reply.address(), Optional.empty(), job.announced()); // Whatever it was.
            throw StreamFailure.lasting(check.tooLarge(reply));
        }
        if (open) part.endsHere(span);
    }

    /** Whatever happens to the connection now: all bytes are there. */
    private boolean hasMore(HttpReply reply) {
        stream.noteFinished();
        try {
            return read(reply, 1) > 0;
        } catch (StreamFailure | CancellationException e) {
            return false;
        }
    }
}
