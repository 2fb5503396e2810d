package io.github.clientupdater.examples.demoserver;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A file that clients download, in one piece or resumed: {@code ETag}, {@code Range} and {@code If-Range} of RFC 9110. */
final class Payload {
    private static final Pattern ONE_RANGE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

    private final Path file;

    Payload(Path file) {
        if (!Files.isRegularFile(file)) throw new Refusal(404, "Not found");
        this.file = file;
    }

    /** SHA-256 of the file as it is now, in hexadecimal digits: whoever edits it need not compute anything. */
    String sha256() throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            Files.copy(file, new DigestOutputStream(OutputStream.nullOutputStream(), digest));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every JDK has SHA-256", impossible);
        }
    }

    long size() throws IOException {
        return Files.size(file);
    }

    /** Answers with the file, or the part of it that was asked for. */
    void send(Context request, String type) throws IOException {
        String tag = "\"" + sha256().substring(0, 32) + "\"";
        request.header("ETag", tag).header("Accept-Ranges", "bytes").contentType(type);
        if (tag.equals(request.header("If-None-Match"))) {
            request.status(304);
            return;
        }
        Matcher range = ONE_RANGE.matcher(rangeHeader(request, tag));
        // Several ranges at once may be answered with the whole (RFC 9110, section 14.2).
        if (range.matches() && !range.group().equals("bytes=-")) sendPart(request, range);
        else copy(request, 0, size());
    }

    private static String rangeHeader(Context request, String tag) {
        String range = request.header("Range");
        String unchanged = request.header("If-Range");
        return range == null || (unchanged != null && !unchanged.equals(tag)) ? "" : range;
    }

    private void sendPart(Context request, Matcher range) throws IOException {
        long size = size();
        String first = range.group(1);
        String last = range.group(2);
        long start = first.isEmpty() ? Math.max(0, size - Long.parseLong(last)) : Long.parseLong(first);
        long end = first.isEmpty() || last.isEmpty() ? size : Math.min(size, Long.parseLong(last) + 1);
        if (start >= end) {
            request.header("Content-Range", "bytes */" + size);
            throw new Refusal(416, "Range not satisfiable");
        }
        request.status(206).header("Content-Range", "bytes " + start + "-" + (end - 1) + "/" + size);
        copy(request, start, end - start);
    }

    private void copy(Context request, long start, long length) throws IOException {
        request.res().setContentLengthLong(length);
        try (InputStream content = Files.newInputStream(file)) {
            content.skipNBytes(start);
            OutputStream out = request.outputStream();
            byte[] buffer = new byte[64 * 1024];
            for (long left = length; left > 0; ) {
                int read = content.read(buffer, 0, (int) Math.min(buffer.length, left));
                if (read < 0) throw new IOException("The file became shorter: " + file);
                out.write(buffer, 0, read);
                left -= read;
            }
        }
    }
}
