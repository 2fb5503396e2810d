package io.github.clientupdater.examples.bench.harness;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.SplittableRandom;
import java.util.zip.Adler32;

/**
 * The file that is brought.
 *
 * @param size its length in bytes
 * @param sha256 its digest
 */
record Payload(long size, String sha256) {
    private static final int PIECE = 1 << 20;

    /** Makes the file and what each updater reads about it. The bytes are the same each time. */
    static Payload publish(Path www, long size) throws IOException, GeneralSecurityException {
        Files.createDirectories(www);
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        Adler32 adler = new Adler32();
        SplittableRandom random = new SplittableRandom(20261121);
        byte[] piece = new byte[PIECE];
        try (OutputStream out = Files.newOutputStream(www.resolve("payload.zip"))) {
            for (long left = size; left > 0; left -= PIECE) {
                random.nextBytes(piece);
                int count = (int) Math.min(left, PIECE);
                out.write(piece, 0, count);
                digest.update(piece, 0, count);
                adler.update(piece, 0, count);
            }
        }
        Payload payload = new Payload(size, HexFormat.of().formatHex(digest.digest()));
        payload.announce(www, Long.toHexString(adler.getValue()));
        return payload;
    }

    private void announce(Path www, String adler) throws IOException {
        Files.writeString(www.resolve("latest.json"), """
                {"version": "2.0.0", "release_date": "2026-11-21", "download_url": "payload.zip",
                 "changelog": ["Faster"], "sha256": "%s", "size": %d}
                """.formatted(sha256, size));
        Files.writeString(www.resolve("update4j.xml"), """
                <configuration timestamp="2026-11-21T00:00:00Z">
                  <base uri="${bench.server}/" path="${bench.directory}"/>
                  <files><file path="payload.zip" size="%d" checksum="%s"/></files>
                </configuration>
                """.formatted(size, adler));
    }
}
