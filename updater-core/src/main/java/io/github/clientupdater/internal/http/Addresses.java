package io.github.clientupdater.internal.http;

import io.github.clientupdater.task.UpdateException;
import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which addresses may be asked, and how they are named in messages. */
public final class Addresses {
    private static final Pattern IPV4_LOOPBACK = Pattern.compile("127(?:\\.\\d{1,3}){3}");

    private static final int MAX_SHOWN = 120; // A redirect may name an address of any length.

    private Addresses() {}

    /**
     * Refuses an address that must not be asked: only https, and http to this machine, as browsers do.
     *
     * @throws UpdateException with the purpose's code for insecure addresses
     */
    public static void require(URI uri, HttpPurpose purpose) throws UpdateException {
        String problem = problemOf(uri);
        if (problem != null) throw new UpdateException(purpose.insecure, display(uri) + " " + problem);
    }

    /** Returns what is wrong with an address, or null. */
    public static @Nullable String problemOf(URI uri) {
        if (uri.getHost() == null) return "is not the address of a server";
        if (uri.getRawUserInfo() != null) return "carries a user name";
        if (uri.getHost().endsWith(".")) return "has a dot at the end of its server's name";
        if (isHttps(uri)) return null;
        if (!"http".equalsIgnoreCase(uri.getScheme())) return "is not an https address";
        return isLoopback(uri) ? null : "is not an https address; plain http is accepted on this machine only";
    }

    /**
     * Returns what is wrong with {@code from} leading to {@code to}, or null: https never becomes http, and
     * no server out there sends anybody to the addresses of a private network.
     */
    public static @Nullable String problemOfLeading(URI from, URI to) {
        if (isHttps(from) && !isHttps(to)) return " is plain http, and what leads there is https";
        if (PrivateHosts.isInsideAddress(to) && !PrivateHosts.isInside(from)) {
            return " lies in a private network, and what leads there does not";
        }
        return null;
    }

    /** Returns the address of the file of that name and {@code suffix} beside a file. */
    public static URI withSuffix(URI file, String suffix) {
        String query = file.getRawQuery() == null ? "" : "?" + file.getRawQuery();
        boolean noPath = file.getRawPath() == null || file.getRawPath().isEmpty();
        return URI.create(withoutQuery(file) + (noPath ? "/" : "") + suffix + query); // Never another host's name.
    }

    /** Returns whether the address is https. */
    public static boolean isHttps(URI uri) {
        return "https".equalsIgnoreCase(uri.getScheme());
    }

    /** Returns whether both lie at the same scheme, host and port (RFC 6454, section 5). */
    public static boolean sameOrigin(URI left, URI right) {
        return origin(left).equals(origin(right));
    }

    private static String origin(URI uri) {
        int port = uri.getPort() >= 0 ? uri.getPort() : isHttps(uri) ? 443 : 80;
        return (uri.getScheme() + "://" + uri.getHost()).toLowerCase(Locale.ROOT) + ":" + port;
    }

    /**
     * Returns what {@code reference} means beside {@code base} (RFC 3986, section 5.2). {@link
     * URI#resolve} alone would put it right behind the host where the base has no path, and forget the
     * base's file name before a query.
     *
     * @throws IllegalArgumentException if it is malformed
     */
    public static URI resolve(URI base, URI reference) {
        boolean noPath = base.getRawPath() == null || base.getRawPath().isEmpty();
        URI full = noPath ? base.resolve("/") : base;
        boolean queryOnly = reference.getRawPath() != null
                && reference.getRawPath().isEmpty()
                && reference.getRawAuthority() == null
                && reference.getRawQuery() != null;
        return full.resolve(queryOnly ? URI.create(full.getRawPath() + "?" + reference.getRawQuery()) : reference);
    }

    /** Returns whether the address lies on this machine, as far as its name tells. */
    static boolean isLoopback(URI uri) {
        String host = uri.getHost().toLowerCase(Locale.ROOT);
        return host.equals("localhost")
                || host.equals("[::1]")
                || IPV4_LOOPBACK.matcher(host).matches();
    }

    /** Returns the address without its query and fragment. */
    static URI withoutQuery(URI uri) {
        String path = uri.getRawPath() == null ? "" : uri.getRawPath();
        return URI.create(uri.getScheme() + "://" + uri.getRawAuthority() + path);
    }

    /** Returns the address without what may be secret: user, query and fragment. */
    public static String display(URI uri) {
        if (uri.getHost() == null) return "the address";
        String port = uri.getPort() >= 0 ? ":" + uri.getPort() : "";
        String path = uri.getRawPath() == null ? "" : uri.getRawPath();
        return uri.getScheme() + "://" + shown(uri.getHost()) + port + shown(path);
    }

    private static String shown(String part) {
        String start = part.length() <= MAX_SHOWN ? part : part.substring(0, MAX_SHOWN) + "...";
        return start.replaceAll("[^\\x21-\\x7e]", "_");
    }
}
