package io.github.clientupdater.server.relay;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A digest as a relay may write it: {@code sha256:…}, or the hexadecimal digits alone, whose number tells the
 * algorithm. It finds changes and damage on the way; it is no protection from the server itself, so the old
 * algorithms do.
 *
 * @param algorithm as Java calls it
 * @param hex in small letters
 */
record AnnouncedDigest(String algorithm, String hex) {
    private static final Map<Integer, String> ALGORITHMS = Map.of(64, "SHA-256", 40, "SHA-1", 32, "MD5");
    private static final Pattern FORM = Pattern.compile("(?i)(?:(?:sha-?256|sha-?1|md5)[:=-])?([0-9a-f]+)");

    /** Returns what {@code text} says, if that is known here. */
    static Optional<AnnouncedDigest> parse(String text) {
        var matcher = FORM.matcher(text.strip());
        if (!matcher.matches()) return Optional.empty();
        String hex = matcher.group(1).toLowerCase(Locale.ROOT);
        return Optional.ofNullable(ALGORITHMS.get(hex.length()))
                .filter(algorithm -> find(algorithm).isPresent())
                .map(algorithm -> new AnnouncedDigest(algorithm, hex));
    }

    boolean isSha256() {
        return algorithm.equals("SHA-256");
    }

    MessageDigest start() {
        return find(algorithm).orElseThrow();
    }

    /** Some Java platforms have no MD5. */
    private static Optional<MessageDigest> find(String algorithm) {
        try {
            return Optional.of(MessageDigest.getInstance(algorithm));
        } catch (NoSuchAlgorithmException e) {
            return Optional.empty();
        }
    }

    /** Returns whether it is what {@code digest} has come to, which is used up by that. */
    boolean fits(MessageDigest digest) {
        return hex.equals(HexFormat.of().formatHex(digest.digest()));
    }
}
