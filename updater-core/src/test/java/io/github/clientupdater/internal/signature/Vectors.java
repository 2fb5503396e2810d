package io.github.clientupdater.internal.signature;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** Tables of test vectors: a line each, words apart by blanks; SOURCE beside them says whose they are. */
final class Vectors {
    private Vectors() {}

    static Stream<Arguments> of(String file) {
        try {
            return Files.readAllLines(Path.of("src/test/resources/signature", file)).stream()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> Arguments.of((Object[]) line.split(" ")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] bytes(String hex) {
        return hex.equals("-") ? new byte[0] : HexFormat.of().parseHex(hex);
    }
}
