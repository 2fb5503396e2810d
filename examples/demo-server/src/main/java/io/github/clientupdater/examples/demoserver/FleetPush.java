package io.github.clientupdater.examples.demoserver;

import com.corundumstudio.socketio.BroadcastOperations;
import com.corundumstudio.socketio.Configuration;
import com.corundumstudio.socketio.HandshakeData;
import com.corundumstudio.socketio.SocketConfig;
import com.corundumstudio.socketio.SocketIOClient;
import com.corundumstudio.socketio.SocketIOServer;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** The fleet's Socket.IO 4 server, on a port of its own: {@code register-device} in, {@code force-update} out. */
final class FleetPush implements AutoCloseable {
    static final String PATH = "/socket.io/";

    private final RequestLog log;
    private final Faults faults;
    private final Server server;

    FleetPush(String host, int port, RequestLog log, Faults faults) {
        this.log = log;
        this.faults = faults;
        server = new Server(configuration(host, port));
        server.addConnectListener(this::connected);
        server.addEventListener("register-device", String.class, (client, id, ack) -> registered(client, id));
        server.startAsync().syncUninterruptibly();
    }

    int port() {
        return ((InetSocketAddress) server.listening.join().localAddress()).getPort();
    }

    /** Tells the device to update, and says how many connections heard it. */
    int force(String hardwareId, Map<String, Object> update) {
        BroadcastOperations room = server.getRoomOperations("device:" + hardwareId);
        room.sendEvent("force-update", update);
        return room.getClients().size();
    }

    /** Cuts every connection as a failing network would: a farewell of Socket.IO would keep clients from returning. */
    void drop() {
        server.open.close().awaitUninterruptibly();
    }

    @Override
    public void close() {
        server.listening.join().close().awaitUninterruptibly();
        drop();
        // Only idle threads are left; the library takes seconds to end them, which nobody need wait for.
        Thread end = new Thread(server::stop, "socket.io-end");
        end.setDaemon(true);
        end.start();
    }

    private void connected(SocketIOClient client) {
        HandshakeData handshake = client.getHandshakeData();
        Map<String, String> headers = new HashMap<>();
        handshake.getHttpHeaders().forEach(header -> headers.put(header.getKey(), header.getValue()));
        String url = handshake.getUrl();
        log.event("SOCKET.IO", PATH, url.substring(url.indexOf('?') + 1), headers, "connect");
        if (faults.drops(PATH)) {
            // Not awaited: this is the connection's own thread.
            var unused = server.open.close(channel -> client.getRemoteAddress().equals(channel.remoteAddress()));
        }
    }

    private void registered(SocketIOClient client, String hardwareId) {
        client.joinRoom("device:" + hardwareId);
        log.event("SOCKET.IO", PATH, null, Map.of(), "register-device " + hardwareId);
    }

    private static Configuration configuration(String host, int port) {
        SocketConfig sockets = new SocketConfig();
        sockets.setReuseAddress(true);
        Configuration configuration = new Configuration();
        configuration.setHostname(host);
        configuration.setPort(port);
        configuration.setSocketConfig(sockets);
        configuration.setBossThreads(1);
        configuration.setWorkerThreads(2);
        return configuration;
    }

    /** Knows its port and its connections, which the library's class keeps to itself. */
    private static final class Server extends SocketIOServer {
        private final CompletableFuture<Channel> listening = new CompletableFuture<>();
        private final ChannelGroup open = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);

        Server(Configuration configuration) {
            super(configuration);
        }

        @Override
        protected void applyConnectionOptions(ServerBootstrap bootstrap) {
            super.applyConnectionOptions(bootstrap);
            bootstrap.handler(new ChannelInboundHandlerAdapter() {
                @Override
                public void channelActive(ChannelHandlerContext context) {
                    listening.complete(context.channel());
                    context.fireChannelActive();
                }

                @Override
                public void channelRead(ChannelHandlerContext context, Object accepted) {
                    open.add((Channel) accepted);
                    context.fireChannelRead(accepted);
                }
            });
        }
    }
}
