package io.github.clientupdater.swing;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A link in release notes.
 *
 * @param start where its text begins in the document
 * @param end where it ends
 * @param text what it says
 * @param address where it leads; always https
 */
record NotesLink(int start, int end, String text, URI address) {
    private static final int MAX_ADDRESS = 2000;
    /** No letter that looks like another one: whoever has such a host writes it in Punycode (RFC 3492). */
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.-]+|\\[[0-9a-fA-F:.]+]");

    boolean contains(int position) {
        return position >= start && position < end;
    }

    /** Returns where {@code destination} leads, if a click may lead there. */
    static Optional<URI> address(String destination) {
        if (destination.length() > MAX_ADDRESS) return Optional.empty();
        try {
            URI address = new URI(destination);
            return isAllowed(address) ? Optional.of(address) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /** User names are refused because "https://good.example@evil.example" leads to the second. */
    private static boolean isAllowed(URI address) {
        String scheme = address.getScheme();
        return scheme != null
                && scheme.toLowerCase(Locale.ROOT).equals("https")
                && address.getHost() != null
                && HOST.matcher(address.getHost()).matches()
                && address.getRawUserInfo() == null
                && address.toString().chars().allMatch(c -> c > ' ' && c < 0x7F);
    }
}
