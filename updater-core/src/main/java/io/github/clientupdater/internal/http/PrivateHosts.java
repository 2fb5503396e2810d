package io.github.clientupdater.internal.http;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Which servers belong to a private network, as far as their name tells: no name is looked up, because
 * behind a proxy nobody could.
 */
final class PrivateHosts {
    /** RFC 1122 (0/8, 127/8), RFC 1918, RFC 3927, RFC 6598. */
    private static final Pattern IPV4_INSIDE = Pattern.compile("(?:0|10|127)\\..*"
            + "|192\\.168\\..*"
            + "|169\\.254\\..*"
            + "|172\\.(?:1[6-9]|2\\d|3[01])\\..*"
            + "|100\\.(?:6[4-9]|[7-9]\\d|1[01]\\d|12[0-7])\\..*");

    private static final Pattern DIGITS_AND_DOTS = Pattern.compile("[0-9.]+");
    /** The one spelling that everybody reads in the same way: no zeros in front, and four numbers. */
    private static final Pattern IPV4 = Pattern.compile("(?:0|[1-9]\\d{0,2})(?:\\.(?:0|[1-9]\\d{0,2})){3}");

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
        if (host.startsWith("[")) return isInsideIpv6(host);
        if (DIGITS_AND_DOTS.matcher(host).matches()) return isInsideIpv4(host);
        return LOCALHOST.matcher(host).matches();
    }

    /** Who writes 2130706433 for 127.0.0.1 has something to hide. */
    private static boolean isInsideIpv4(String host) {
        return !IPV4.matcher(host).matches() || IPV4_INSIDE.matcher(host).matches();
    }

    private static boolean isInsideIpv6(String host) {
        try {
            InetAddress address = InetAddress.getByName(host.replaceFirst("%.*]", "]")); // Numbers: never looked up.
            return !(address instanceof Inet6Address) || isInside(address); // Else it is IPv4 in disguise.
        } catch (UnknownHostException e) {
            return true; // Whatever that is.
        }
    }

    /** RFC 4291 (::/64, fe80::/10, fec0::/10), RFC 4193 (fc00::/7), and IPv4 within RFC 6052 and RFC 3056. */
    private static boolean isInside(InetAddress address) {
        byte[] bytes = address.getAddress();
        String hex = HexFormat.of().formatHex(bytes);
        return hex.startsWith("0".repeat(16))
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || (bytes[0] & 0xfe) == 0xfc
                || hex.startsWith("0064ff9b0001")
                || (hex.startsWith("0064ff9b") && isInsideIpv4(ipv4(bytes, 12)))
                || (hex.startsWith("2002") && isInsideIpv4(ipv4(bytes, 2)));
    }

    private static String ipv4(byte[] bytes, int offset) {
        return IntStream.range(offset, offset + 4)
                .mapToObj(i -> Integer.toString(bytes[i] & 0xff))
                .collect(Collectors.joining("."));
    }

    private static String host(URI uri) {
        return uri.getHost().toLowerCase(Locale.ROOT);
    }
}
