package io.github.clientupdater.server.fleet;

import io.github.clientupdater.host.HostApplication;
import io.github.clientupdater.source.ReleaseSignal;
import java.util.concurrent.ScheduledExecutorService;

/** The server's {@code force-update}, by Socket.IO 4 over a WebSocket (docs/adr/0014-socket-io-by-its-frames.md). */
final class FleetSignal implements ReleaseSignal {
    private final Endpoint endpoint;
    private final Devices devices;

    FleetSignal(Endpoint endpoint, Devices devices) {
        this.endpoint = endpoint;
        this.devices = devices;
    }

    @Override
    public Subscription listen(HostApplication host, ScheduledExecutorService timer, Listener listener) {
        return LiveSession.begin(endpoint, () -> devices.of(host).hardwareId(), timer, listener);
    }
}
