package io.github.clientupdater.testing.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;

class ContentTest {
    @Test
    void generatedBytesAreTheSameFromEveryOffset() {
        Content content = Content.generated(5, 100);
        byte[] whole = content.bytes(0, 100);

        for (int offset = 0; offset < 100; offset++) {
            for (int length = 0; length <= 100 - offset; length++) {
                assertThat(content.bytes(offset, length)).isEqualTo(Arrays.copyOfRange(whole, offset, offset + length));
            }
        }
    }

    @Test
    void generatedBytesCannotBeCompressed() {
        Deflater deflater = new Deflater();
        deflater.setInput(Content.generated(5, 1_000_000).bytes(0, 1_000_000));
        deflater.finish();

        assertThat(deflater.deflate(new byte[2_000_000])).isGreaterThan(999_000);
        deflater.end();
    }

    @Test
    void seedsDiffer() {
        assertThat(Content.generated(1, 64).bytes(0, 64))
                .isNotEqualTo(Content.generated(2, 64).bytes(0, 64));
        assertThat(Content.generated(1, 64).tag())
                .isNotEqualTo(Content.generated(2, 64).tag());
    }

    @Test
    void theDigestIsThatOfTheBytes() throws Exception {
        Content content = Content.generated(5, 200_001);

        byte[] digest = MessageDigest.getInstance("SHA-256").digest(content.bytes(0, 200_001));

        assertThat(content.sha256().hex()).isEqualTo(HexFormat.of().formatHex(digest));
        assertThat(Content.of("abc").sha256().hex())
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }
}
