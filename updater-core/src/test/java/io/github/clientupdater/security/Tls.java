package io.github.clientupdater.security;

import io.github.clientupdater.testing.faults.FaultyServer;
import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;

/** Servers with names on the internet, all of them on this machine, and a client that trusts their certificates. */
final class Tls {
    static final String PUBLISHER = "updates.example";
    private static final InetAddress HERE = InetAddress.getLoopbackAddress();
    private static final HeldCertificate ROOT =
            new HeldCertificate.Builder().certificateAuthority(1).build();

    /** Finds every name here. */
    private static final OkHttpClient CLIENT = trusting(ROOT);

    private static final HeldCertificate GOOD =
            signedByRoot(PUBLISHER, "other.example", "127.0.0.1", "localhost").build();

    private Tls() {}

    private static OkHttpClient trusting(HeldCertificate root) {
        HandshakeCertificates trust = new HandshakeCertificates.Builder()
                .addTrustedCertificate(root.certificate())
                .build();
        return new OkHttpClient.Builder()
                .sslSocketFactory(trust.sslSocketFactory(), trust.trustManager())
                .dns(name -> List.of(HERE))
                .build();
    }

    /** Returns a client that trusts these servers; its connections are its own. */
    static OkHttpClient client() {
        return CLIENT.newBuilder().connectionPool(new ConnectionPool()).build();
    }

    /** Returns what a certificate of the trusted authority needs yet. */
    static HeldCertificate.Builder signedByRoot(String... names) {
        HeldCertificate.Builder builder = new HeldCertificate.Builder().signedBy(ROOT);
        for (String name : names) builder.addSubjectAlternativeName(name);
        return builder;
    }

    static FaultyServer start(HeldCertificate certificate) {
        return FaultyServer.start(new HandshakeCertificates.Builder()
                .heldCertificate(certificate)
                .build()
                .sslContext());
    }

    /** Starts a server whose certificate is good for all names that are used here. */
    static FaultyServer start() {
        return start(signedByRoot(PUBLISHER, "other.example", "127.0.0.1", "localhost")
                .build());
    }

    /** Returns the address of {@code path} at the name {@code host} of {@code server}. */
    static URI uri(String host, FaultyServer server, String path) {
        return URI.create("https://" + host + ":" + server.uri("/").getPort() + path);
    }
}
