package io.github.clientupdater.internal.http;

import io.github.clientupdater.task.Cancellation;
import io.github.clientupdater.task.UpdateException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.OptionalLong;
import okhttp3.Call;
import okhttp3.Response;

/** An answer whose body has still to be read. Confined to one thread; close it. */
public final class HttpReply implements AutoCloseable {
    private static final int BUFFER = 64 * 1024;

    private final Call call;
    private final Response response;
    private final URI address;
    private final Failures failures;
    private final Cancellation.Registration registration;
    private boolean ended;

    HttpReply(Call call, Response response, URI address, Failures failures, Cancellation.Registration registration) {
        this.call = call;
        this.response = response;
        this.address = address;
        this.failures = failures;
        this.registration = registration;
    }

    /** Returns the status code. */
    public int status() {
        return response.code();
    }

    /** Returns who answered in the end, after redirects. */
    public URI address() {
        return address;
    }

    /** Returns the last header of that name. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(response.header(name));
    }

    /** Returns how long the server says that the body is. Not to be relied on. */
    public OptionalLong length() {
        long length = response.body().contentLength();
        return length < 0 ? OptionalLong.empty() : OptionalLong.of(length);
    }

    /** Reads some bytes; returns how many, or -1 at the end. */
    public int read(byte[] buffer) throws UpdateException {
        return read(buffer, buffer.length);
    }

    /** Reads some bytes, {@code most} at most; returns how many, or -1 at the end. */
    public int read(byte[] buffer, int most) throws UpdateException {
        try {
            int count = response.body().byteStream().read(buffer, 0, most);
            ended |= count < 0;
            return count;
        } catch (IOException e) {
            throw failures.translate(e);
        } catch (IllegalArgumentException e) { // A negative Content-Length.
            throw failures.malformed(e);
        }
    }

    /** Reads the whole body, or fails as soon as it proves longer than {@code limit} bytes. */
    public byte[] readAll(int limit) throws UpdateException {
        if (length().orElse(0) > limit) throw tooLarge(limit);
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        byte[] buffer = new byte[BUFFER];
        for (int count = read(buffer); count >= 0; count = read(buffer)) {
            if (whole.size() + count > limit) throw tooLarge(limit);
            whole.write(buffer, 0, count);
        }
        return whole.toByteArray();
    }

    private UpdateException tooLarge(int limit) {
        return new UpdateException(
                failures.purpose().tooLarge,
                Addresses.display(failures.address()) + " sends more than the allowed " + limit + " bytes");
    }

    /** Gives up the connection at once. Closing alone would go on reading, in the hope of using it again. */
    public void abandon() {
        call.cancel();
    }

    /** Refuses a compressed body: nobody asked for one, and its size says nothing. */
    public HttpReply requireIdentity() throws UpdateException {
        String encoding = header("Content-Encoding").orElse("identity");
        if (encoding.isBlank() || encoding.equalsIgnoreCase("identity") || status() == 304) return this;
        close();
        throw new UpdateException(
                failures.purpose().failed,
                Addresses.display(failures.address()) + " compressed its answer although that was not asked for");
    }

    /** Whether the body, if there is one, may be read to its end for the sake of the connection. */
    private boolean isWorthReading() {
        return ended || status() == 304 || length().orElse(Long.MAX_VALUE) <= BUFFER;
    }

    @Override
    public void close() {
        registration.close();
        if (!isWorthReading()) abandon(); // It may have no end.
        response.close();
    }
}
