package io.github.clientupdater.internal.http;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The proxies that {@code https_proxy}, {@code http_proxy}, {@code all_proxy} and {@code no_proxy} name,
 * as curl and most programs of a server read them, and Java does not. Immutable.
 */
final class EnvironmentProxies {
    private static final Logger LOG = LoggerFactory.getLogger(EnvironmentProxies.class);

    private final Map<String, String> environment;

    EnvironmentProxies(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    /** Returns the proxy to ask for {@code target}; this machine is never asked through one. */
    Optional<Proxy> proxyFor(URI target) {
        return addressFor(target).map(EnvironmentProxies::proxy);
    }

    /** Returns {@code user:password} for the proxy at that host and port, if its variable has them. */
    Optional<String> loginFor(InetSocketAddress proxy) {
        return Stream.of("https_proxy", "HTTPS_PROXY", "http_proxy", "all_proxy", "ALL_PROXY")
                .flatMap(name -> address(name).stream())
                .filter(uri -> uri.getHost().equalsIgnoreCase(proxy.getHostString()) && port(uri) == proxy.getPort())
                .flatMap(uri -> Stream.ofNullable(uri.getUserInfo()))
                .findFirst();
    }

    private Optional<URI> addressFor(URI target) {
        String host = String.valueOf(target.getHost()).toLowerCase(Locale.ROOT);
        if (Addresses.isLoopback(target) || isExcepted(host, target.getPort())) return Optional.empty();
        // HTTP_PROXY in capitals is not read: in a CGI program it is a header that anybody may send.
        Stream<String> names = Addresses.isHttps(target)
                ? Stream.of("https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY")
                : Stream.of("http_proxy", "all_proxy", "ALL_PROXY");
        return names.flatMap(name -> address(name).stream()).findFirst();
    }

    private boolean isExcepted(String host, int port) {
        String exceptions = environment.getOrDefault("no_proxy", environment.getOrDefault("NO_PROXY", ""));
        return Arrays.stream(exceptions.toLowerCase(Locale.ROOT).split(",", -1))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .anyMatch(name -> name.equals("*") || matches(name, host, port));
    }

    /** A name means itself and everything below it, with or without a dot before it. */
    private static boolean matches(String name, String host, int port) {
        String bare = name.startsWith("*.") ? name.substring(2) : name.startsWith(".") ? name.substring(1) : name;
        return Stream.of(host, host + ":" + port)
                .anyMatch(target -> target.equals(bare) || target.endsWith("." + bare));
    }

    private Optional<URI> address(String variable) {
        String value = environment.getOrDefault(variable, "").strip();
        if (value.isEmpty()) return Optional.empty();
        try {
            URI uri = new URI(value.contains("://") ? value : "http://" + value);
            if (uri.getHost() != null && !"https".equalsIgnoreCase(uri.getScheme())) return Optional.of(uri);
        } catch (URISyntaxException e) {
            LOG.debug("malformed proxy address"); // It may hold a password.
        }
        LOG.warn("the environment variable {} names no proxy that can be used, and is ignored", variable);
        return Optional.empty();
    }

    private static Proxy proxy(URI uri) {
        boolean socks = uri.getScheme().toLowerCase(Locale.ROOT).startsWith("socks");
        InetSocketAddress address = InetSocketAddress.createUnresolved(uri.getHost(), port(uri));
        return new Proxy(socks ? Proxy.Type.SOCKS : Proxy.Type.HTTP, address);
    }

    private static int port(URI uri) {
        if (uri.getPort() >= 0) return uri.getPort();
        return uri.getScheme().toLowerCase(Locale.ROOT).startsWith("socks") ? 1080 : 80;
    }
}
