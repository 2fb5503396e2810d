package io.github.clientupdater.security;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.HexFormat;

/** Answers every ClientHello with the ServerHello of a protocol that nobody should speak any more. */
final class OldTlsServer implements AutoCloseable {
    /** A protocol of the last century, or nearly. */
    enum Version {
        SSL_3(0x0300),
        TLS_1_0(0x0301),
        TLS_1_1(0x0302);

        private final String hex;

        Version(int number) {
            this.hex = String.format("%04x", number);
        }

        /** A record with one ServerHello: TLS_RSA_WITH_AES_128_CBC_SHA, no compression (RFC 2246, 7.4.1.3). */
        private byte[] serverHello() {
            String hello = hex + "11".repeat(32) + "00" + "002f" + "00";
            return HexFormat.of().parseHex("16" + hex + "002a" + "02" + "000026" + hello);
        }
    }

    private final ServerSocket listening;
    private final Version version;

    private OldTlsServer(ServerSocket listening, Version version) {
        this.listening = listening;
        this.version = version;
    }

    static OldTlsServer start(Version version) throws IOException {
        OldTlsServer server = new OldTlsServer(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), version);
        Thread thread = new Thread(server::accept, "old-tls-server");
        thread.setDaemon(true);
        thread.start();
        return server;
    }

    int port() {
        return listening.getLocalPort();
    }

    private void accept() {
        while (!listening.isClosed()) {
            try (Socket socket = listening.accept()) {
                answer(socket);
            } catch (IOException e) {
                if (!listening.isClosed()) throw new UncheckedIOException(e);
            }
        }
    }

    private void answer(Socket socket) throws IOException {
        InputStream in = socket.getInputStream();
        byte[] head = in.readNBytes(5); // Of the record: kind, version, length.
        in.readNBytes((head[3] & 0xff) << 8 | head[4] & 0xff);
        socket.getOutputStream().write(version.serverHello());
        socket.getOutputStream().flush();
        in.readNBytes(7); // The alert, or the end.
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }
}
