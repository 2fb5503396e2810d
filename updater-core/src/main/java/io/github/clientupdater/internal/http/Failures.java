package io.github.clientupdater.internal.http;

import io.github.clientupdater.task.Cancellation;
import io.github.clientupdater.task.UpdateException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.concurrent.CancellationException;
import javax.net.ssl.SSLException;

/** Says in one sentence what an {@link IOException} of the network means. */
final class Failures {
    private final HttpPurpose purpose;
    private final URI address;
    private final Cancellation cancellation;

    Failures(HttpPurpose purpose, URI address, Cancellation cancellation) {
        this.purpose = purpose;
        this.address = address;
        this.cancellation = cancellation;
    }

    HttpPurpose purpose() {
        return purpose;
    }

    URI address() {
        return address;
    }

    /** What OkHttp takes for a mistake of ours, and is one of the server's. */
    UpdateException malformed(IllegalArgumentException e) {
        return new UpdateException(purpose.failed, Addresses.display(address) + " answers with malformed headers", e);
    }

    /** OkHttp has no type for a CONNECT that was answered by 407. */
    private static boolean wantsProxyLogin(IOException e) {
        return e.getClass() == IOException.class
                && String.valueOf(e.getMessage()).contains("authenticate with proxy");
    }

    /** A certificate stays what it is; a connection that broke during or after the handshake may not. */
    private UpdateException translate(SSLException e, String server) {
        boolean lost = e.getCause() instanceof EOFException || e.getCause() instanceof SocketException;
        return lost
                ? new UpdateException(purpose.unreachable, "the connection to " + server + " was lost", e)
                : new UpdateException(purpose.tls, "no secure connection to " + server, e);
    }

    /** Throws if somebody wanted this to end; otherwise returns the failure to throw. */
    UpdateException translate(IOException e) {
        if (cancellation.isCancelled() || Thread.currentThread().isInterrupted()) throw new CancellationException();
        String server = Addresses.display(address);
        if (e instanceof UnknownHostException) {
            return new UpdateException(purpose.unreachable, "the server name of " + server + " cannot be found", e);
        }
        if (wantsProxyLogin(e)) {
            return new UpdateException(
                    purpose.proxy, "the proxy before " + server + " wants a user name and password", e);
        }
        if (e instanceof SSLException insecure) return translate(insecure, server);
        if (e instanceof InterruptedIOException) { // SocketTimeoutException among them.
            return new UpdateException(purpose.timeout, server + " took too long to answer", e);
        }
        if (e instanceof ConnectException || e instanceof NoRouteToHostException) {
            return new UpdateException(purpose.unreachable, "cannot connect to " + server, e);
        }
        if (e instanceof SocketException) {
            return new UpdateException(purpose.unreachable, "the connection to " + server + " was lost", e);
        }
        return new UpdateException(purpose.failed, server + " broke off its answer", e);
    }
}
