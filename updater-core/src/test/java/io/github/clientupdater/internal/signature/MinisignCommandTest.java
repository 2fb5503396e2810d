package io.github.clientupdater.internal.signature;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Files that the command minisign signed; where they are from says SOURCE.txt beside them. */
class MinisignCommandTest {
    private static final Path FIXTURES = Path.of("src/test/resources/signature/minisign");

    @Test
    void filesAreDecidedAsMinisignDoes() throws Exception {
        for (JsonNode vector : vectors().get("files")) {
            SignatureFile signatures =
                    SignatureFile.parse(bytes(vector.get("sig").asText()));
            PublicKey key = PublicKey.parse(new String(bytes(vector.get("key").asText()), StandardCharsets.UTF_8));

            assertThat(signatures.isSignedBy(
                            key, Message.of(bytes(vector.get("file").asText()))))
                    .as(vector.toString())
                    .isEqualTo(vector.get("valid").asBoolean());
        }
    }

    @Test
    void inlineVectorsAreDecided() throws Exception {
        PublicKey common = PublicKey.parse(vectors().get("inlinePublicKey").asText());
        int count = 0;
        for (JsonNode vector : vectors().get("inline")) {
            PublicKey key =
                    vector.has("key") ? PublicKey.parse(vector.get("key").asText()) : common;
            String file = "untrusted comment: \n" + vector.get("sig").asText() + "\ntrusted comment: "
                    + vector.get("trustedComment").asText() + "\n"
                    + vector.get("global").asText() + "\n";
            SignatureFile signatures = SignatureFile.parse(file.getBytes(StandardCharsets.UTF_8));
            byte[] data = vector.get("data").asText().getBytes(StandardCharsets.UTF_8);

            assertThat(signatures.isSignedBy(key, Message.of(data)))
                    .as(vector.toString())
                    .isEqualTo(!vector.has("valid") || vector.get("valid").asBoolean());
            count++;
        }
        assertThat(count).isPositive();
    }

    private static JsonNode vectors() throws IOException {
        return new ObjectMapper().readTree(FIXTURES.resolve("vectors.json").toFile());
    }

    private static byte[] bytes(String file) throws IOException {
        return Files.readAllBytes(FIXTURES.resolve(file));
    }
}
