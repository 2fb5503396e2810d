package io.github.clientupdater.server.license;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NodeConfigurationTest {
    @TempDir
    Path directory;

    private NodeConfiguration read(String json) throws IOException {
        return NodeConfiguration.read(Files.writeString(directory.resolve("config.json"), json));
    }

    @Test
    void readsTheDocumentsExample() throws Exception {
        NodeConfiguration read = read("""
                {"backend": {"url": "https://central.acme.example", "timeout": 31, "retry_attempts": 4, "retry_delay": 6},
                 "telemetry": {"interval": 301, "enabled": true},
                 "updates": {"check_interval": 3601, "auto_download": true, "auto_install": true},
                 "node": {"version": "1.0.0"}}""");

        assertThat(read)
                .isEqualTo(new NodeConfiguration(
                        URI.create("https://central.acme.example"),
                        Duration.ofSeconds(31),
                        4,
                        Duration.ofSeconds(6),
                        Duration.ofSeconds(301),
                        true,
                        Duration.ofSeconds(3601),
                        true,
                        true));
    }

    @Test
    void whatIsMissingIsAsTheDocumentRecommends_andNothingHappensByItself() throws Exception {
        NodeConfiguration read = read("{\"backend\": {\"url\": \"https://a.example\"}}");

        assertThat(read.timeout()).isEqualTo(Duration.ofSeconds(30));
        assertThat(read.retryAttempts()).isEqualTo(3);
        assertThat(read.retryDelay()).isEqualTo(Duration.ofSeconds(5));
        assertThat(read.telemetryInterval()).isEqualTo(Duration.ofSeconds(300));
        assertThat(read.checkInterval()).isEqualTo(Duration.ofHours(1));
        assertThat(read.telemetryEnabled() || read.autoDownload() || read.autoInstall())
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|\"backend\" is missing",
                "{\"backend\": {}}|\"backend.url\" is missing",
                "{\"backend\": {\"url\": \"https://a.example\", \"timeout\": 0}}|\"backend.timeout\" is not from 1",
                "{\"backend\": {\"url\": \"https://a.example\", \"timeout\": \"30\"}}|\"backend.timeout\" is not a whole number",
                "{\"backend\": {\"url\": \"https://a.example\"}, \"telemetry\": {\"enabled\": 1}}|\"telemetry.enabled\" is neither true nor false",
                "{\"backend\": {\"url\": \"https://a.example\"}, \"updates\": {\"check_interval\": 1e9}}|\"updates.check_interval\"",
                "nonsense|is not valid JSON"
            })
    void mistakeIsNamed(String json, String problem) {
        assertThatThrownBy(() -> read(json))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("config.json")
                .hasMessageContaining(problem);
    }

    @Test
    void fileThatIsNotThereIsSaid() {
        assertThatThrownBy(() -> NodeConfiguration.read(directory.resolve("none.json")))
                .isInstanceOf(NoSuchFileException.class);
    }
}
