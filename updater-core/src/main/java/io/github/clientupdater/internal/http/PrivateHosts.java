package io.github.clientupdater.internal.http;

import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Which servers belong to a private network, as far as their name tells: no name is looked up, because
 * behind a proxy nobody could.
 */
final class PrivateHosts {
    /** RFC 1122 (0/8, 127/8), RFC 1918, RFC 3927, RFC 6598. */
    private static final Pattern IPV4 = Pattern.compile("(?:0|10|127)\\..*"
            + "|192\\.168\\..*"
            + "|169\\.254\\..*"
            + "|172\\.(?:1[6-9]|2\\d|3[01])\\..*"
            + "|100\\.(?:6[4-9]|[7-9]\\d|1[01]\\d|12[0-7])\\..*");

    private static final Pattern DIGITS_AND_DOTS = Pattern.compile("[0-9.]+");
    /** RFC 4193 (fc00::/7), RFC 4291 (fe80::/10, ::1, ::, and IPv4 written as IPv6). */
    private static final Pattern IPV6 = Pattern.compile("\\[(?:f[cd].*|fe[89ab].*|::.*|(?:0{1,4}:){5,7}.*)]");
    /** One label; RFC 6761, 6762, 8375; and what companies use. */
    private static final Pattern NAME =
            Pattern.compile("[^.]+|.*\\.(?:localhost|local|internal|intranet|corp|home|lan|home\\.arpa)");

    private static final Pattern LOCALHOST = Pattern.compile("(?:.*\\.)?localhost");

    private PrivateHosts() {}

    /** Returns whether the server is inside, by its address or by its name. */
    static boolean isInside(URI uri) {
        return isInsideAddress(uri) || NAME.matcher(host(uri)).matches();
    }

    /** Returns whether the server is inside by its address: what a name means, each network decides itself. */
    static boolean isInsideAddress(URI uri) {
        String host = host(uri);
        if (host.startsWith("[")) return IPV6.matcher(host).matches();
        return LOCALHOST.matcher(host).matches()
                || (DIGITS_AND_DOTS.matcher(host).matches()
                        && IPV4.matcher(host).matches());
    }

    private static String host(URI uri) {
        return uri.getHost().toLowerCase(Locale.ROOT);
    }
}
