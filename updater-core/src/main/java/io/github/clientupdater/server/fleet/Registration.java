package io.github.clientupdater.server.fleet;

import io.github.clientupdater.host.StateStore;
import io.github.clientupdater.internal.files.Sha256;
import io.github.clientupdater.internal.http.Api;
import io.github.clientupdater.internal.http.HttpReply;
import io.github.clientupdater.source.Inquiry;
import io.github.clientupdater.task.Cancellation;
import io.github.clientupdater.task.UpdateException;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Introduces a device to the server: once, and again when something about it has changed. */
final class Registration {
    private static final Logger LOG = LoggerFactory.getLogger(Registration.class);
    private static final String KEY = "fleet-device";
    private static final int ALREADY_THERE = 409; // RFC 9110, section 15.5.10.

    private final Endpoint endpoint;

    Registration(Endpoint endpoint) {
        this.endpoint = endpoint;
    }

    /**
     * Introduces {@code device} if the server is not known to know it. That this fails is logged, and it is
     * tried again at the next check.
     *
     * @return whether the server was asked to register it now
     */
    boolean ensure(Device device, Inquiry inquiry) {
        String facts = Sha256.nameOf(endpoint.base() + "\n" + device.toJson());
        if (remembered(inquiry.state()).equals(Optional.of(facts))) return false;
        if (introduce(device, inquiry.cancellation())) remember(facts, inquiry.state());
        return true;
    }

    private boolean introduce(Device device, Cancellation cancellation) {
        Api api = endpoint.api();
        try (HttpReply reply =
                api.send("POST", endpoint.registration(), Map.of(), Api.json(device.toJson()), cancellation)) {
            int status = reply.status();
            if ((status >= 200 && status < 300) || status == ALREADY_THERE) return true;
            LOG.warn("{} did not register this device: HTTP {}", endpoint.display(), status);
        } catch (UpdateException e) {
            LOG.warn("this device could not be registered: {}", e.getMessage());
        }
        return false;
    }

    private static Optional<String> remembered(StateStore state) {
        try {
            return state.get(KEY);
        } catch (IOException e) {
            LOG.warn("whether this device is registered cannot be read; it will be again", e);
            return Optional.empty();
        }
    }

    private static void remember(String facts, StateStore state) {
        try {
            state.put(KEY, facts);
        } catch (IOException e) {
            LOG.warn("that this device is registered cannot be remembered", e);
        }
    }

    /** The server does not know it: whatever was remembered is wrong. */
    static void forget(StateStore state) {
        try {
            state.remove(KEY);
        } catch (IOException e) {
            LOG.warn("this device cannot be registered again", e);
        }
    }
}
