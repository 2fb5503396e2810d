package io.github.clientupdater.internal.http;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import okhttp3.Authenticator;
import okhttp3.Challenge;
import okhttp3.Credentials;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.Route;
import org.jspecify.annotations.Nullable;

/**
 * The proxies that a user of this machine expects: what the JVM was told, what the desktop is set to,
 * and otherwise what the environment says. Knows how to log in to them by the Basic scheme (RFC 7617).
 */
final class SystemProxies extends ProxySelector implements Authenticator {
    private static final String DESKTOP = "java.net.useSystemProxies";

    private final EnvironmentProxies environment;

    SystemProxies(EnvironmentProxies environment) {
        this.environment = environment;
    }

    /** Returns this machine's. */
    static SystemProxies ofThisMachine() {
        // Java looks at the desktop's settings only if told before it first looks for a proxy.
        if (System.getProperty(DESKTOP) == null) System.setProperty(DESKTOP, "true");
        return new SystemProxies(new EnvironmentProxies(System.getenv()));
    }

    @Override
    public List<Proxy> select(@Nullable URI uri) {
        if (uri == null) throw new IllegalArgumentException("uri == null");
        ProxySelector known = ProxySelector.getDefault();
        List<Proxy> told = known == null ? List.of() : known.select(uri);
        boolean any = told.stream().anyMatch(proxy -> proxy.type() != Proxy.Type.DIRECT);
        if (any) return told;
        Optional<Proxy> other = environment.proxyFor(uri);
        return List.of(other.orElse(Proxy.NO_PROXY));
    }

    @Override
    public void connectFailed(@Nullable URI uri, @Nullable SocketAddress address, @Nullable IOException failure) {
        ProxySelector known = ProxySelector.getDefault();
        if (known != null) known.connectFailed(uri, address, failure);
    }

    /** Logs in once; a login that was refused is not repeated. */
    @Override
    public @Nullable Request authenticate(@Nullable Route route, Response response) {
        boolean refused = response.request().header("Proxy-Authorization") != null;
        Optional<Challenge> basic = response.challenges().stream()
                .filter(challenge -> challenge.scheme().equalsIgnoreCase("Basic"))
                .findFirst();
        if (refused || basic.isEmpty()) return null;
        if (!(route != null && route.proxy().address() instanceof InetSocketAddress proxy)) return null;
        return login(proxy, basic.get(), response)
                .map(credentials -> response.request()
                        .newBuilder()
                        .header("Proxy-Authorization", credentials)
                        .build())
                .orElse(null);
    }

    private Optional<String> login(InetSocketAddress proxy, Challenge challenge, Response response) {
        Optional<String> variable = environment.loginFor(proxy);
        if (variable.isPresent()) {
            String[] parts = variable.get().split(":", 2);
            return Optional.of(Credentials.basic(parts[0], parts.length > 1 ? parts[1] : ""));
        }
        PasswordAuthentication known = java.net.Authenticator.requestPasswordAuthentication(
                proxy.getHostString(),
                proxy.getAddress(),
                proxy.getPort(),
                "http",
                challenge.realm(),
                challenge.scheme(),
                response.request().url().url(),
                java.net.Authenticator.RequestorType.PROXY);
        return Optional.ofNullable(known)
                .map(login -> Credentials.basic(login.getUserName(), new String(login.getPassword())));
    }
}
