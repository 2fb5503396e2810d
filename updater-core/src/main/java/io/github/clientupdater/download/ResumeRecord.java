package io.github.clientupdater.download;

import io.github.clientupdater.internal.files.Sha256;
import io.github.clientupdater.release.Digest;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What must be known to go on with a {@code .part} file: the text of the file beside it. Each span is
 * a line of fixed width, so that its position can be overwritten in place.
 *
 * @param source a digest of the address that answered: the address itself may hold a secret
 * @param validator the state of the file there
 * @param digest what the whole file must have, as announced
 * @param spans in the order of their bytes, without gaps
 */
record ResumeRecord(String source, Optional<Validator> validator, Optional<Digest> digest, List<Span> spans) {
    static final int MAX_SPANS = 64;

    private static final String FORMAT = "client-updater download 1";
    private static final String NONE = "-";
    private static final Pattern SPAN = Pattern.compile("span (\\d{19}) (\\d{19}) (\\d{19})\n");
    private static final int SPAN_WIDTH = 65; // Of a whole line.
    private static final int POSITION_COLUMN = 45;
    private static final Pattern TEXT = Pattern.compile(FORMAT
            + "\nsource ([0-9a-f]{64}|-)\nvalidator (?:(ETAG|MODIFIED) ([\\x20-\\x7e]+)|-)\ndigest ([0-9a-f]{64}|-)\n"
            + "((?:span \\d{19} \\d{19} \\d{19}\n){1," + MAX_SPANS + "})");

    static ResumeRecord empty(Optional<Digest> digest) {
        return new ResumeRecord(NONE, Optional.empty(), digest, List.of(Span.from(0)));
    }

    Span last() {
        return spans.get(spans.size() - 1);
    }

    /** Returns whether a file of {@code length} bytes can hold what this says. */
    boolean fitsInto(long length) {
        return spans.stream().allMatch(span -> span.isEmpty() || span.position <= length);
    }

    /** Returns whether this speaks of a file of that size and digest. */
    boolean describes(OptionalLong size, Optional<Digest> announced) {
        boolean sizeFits = last().end == Span.OPEN || size.isEmpty() || size.getAsLong() == last().end;
        return sizeFits && digest.equals(announced);
    }

    /** Names an address without telling it. */
    static String nameOf(URI address) {
        return Sha256.nameOf(address.toString());
    }

    /** Returns what {@code text} says, or empty if it was damaged. */
    static Optional<ResumeRecord> parse(String text) {
        Matcher match = TEXT.matcher(text);
        if (!match.matches()) return Optional.empty();
        Optional<Validator> validator = Optional.ofNullable(match.group(2))
                .map(kind -> new Validator(Validator.Kind.valueOf(kind), match.group(3)));
        Optional<Digest> digest =
                Optional.of(match.group(4)).filter(hex -> !hex.equals(NONE)).map(Digest::new);
        List<Span> spans =
                SPAN.matcher(match.group(5)).results().map(ResumeRecord::span).toList();
        return areSound(spans)
                ? Optional.of(new ResumeRecord(match.group(1), validator, digest, spans))
                : Optional.empty();
    }

    private static Span span(MatchResult line) {
        try {
            return new Span(number(line, 1), number(line, 3), number(line, 2));
        } catch (NumberFormatException e) { // Nineteen digits hold more than a long.
            return new Span(-1, 0, 0);
        }
    }

    private static long number(MatchResult line, int group) {
        return Long.parseLong(line.group(group));
    }

    private static boolean areSound(List<Span> spans) {
        long expected = 0;
        for (Span span : spans) {
            if (!span.isSound() || span.start != expected) return false;
            expected = span.end;
        }
        return true;
    }

    String text() {
        return headText()
                + spans.stream()
                        .map(span -> "span " + digits(span.start) + " " + digits(span.end) + " " + digits(span.position)
                                + "\n")
                        .collect(Collectors.joining());
    }

    private String headText() {
        String state = validator.map(v -> v.kind() + " " + v.value()).orElse(NONE);
        return String.join(
                "\n",
                FORMAT,
                "source " + source,
                "validator " + state,
                "digest " + digest.map(Digest::hex).orElse(NONE),
                "");
    }

    /** Returns where in the text the position of the span with that index stands. */
    long offsetOfPosition(int index) {
        return headText().length() + (long) index * SPAN_WIDTH + POSITION_COLUMN;
    }

    /** Returns a number as it stands in the text. */
    static String digits(long position) {
        return String.format(Locale.ROOT, "%019d", position);
    }
}
