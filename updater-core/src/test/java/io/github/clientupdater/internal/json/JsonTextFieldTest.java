package io.github.clientupdater.internal.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clientupdater.task.UpdateException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One text is replaced, and no other byte. */
class JsonTextFieldTest {
    private static final List<String> PATH = List.of("node", "version");

    private static JsonTextField find(String document) throws UpdateException {
        return JsonTextField.find(document.getBytes(StandardCharsets.UTF_8), PATH, "it");
    }

    private static String with(String document, String value) throws UpdateException {
        return new String(find(document).with(value), StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"node\":{\"version\":\"@\"}}",
                "  { \"node\" :\t{ \"version\"\r\n:  \"@\"  } } \n",
                "{\"version\":\"1\",\"é\":\"漢字🚀\",\"node\":{\"node\":{\"version\":\"2\"},\"a\":[{}],\"version\":\"@\",\"n\":1.50}}",
                "{\"n\\u006fde\":{\"version\":\"@\",\"x\":1e400},\"z\":null}"
            })
    void everyOtherByteStays(String document) throws UpdateException {
        String before = document.replace("@", "1.0.0");

        assertThat(find(before).text()).isEqualTo("1.0.0");
        assertThat(with(before, "2.0.0-rc.1+b")).isEqualTo(document.replace("@", "2.0.0-rc.1+b"));
    }

    @Test
    void awkwardTextsComeAndGo() throws UpdateException {
        String escaped = "{\"node\":{\"version\":\"a\\\"\\\\\\u00e9\\n\"}}";

        assertThat(find(escaped).text()).isEqualTo("a\"\\é\n");
        assertThat(find(with(escaped, "\"},{\n")).text()).isEqualTo("\"},{\n");
    }

    @Test
    void longTextBehindALongDocument() throws UpdateException {
        String before = "{\"a\":\"" + "é".repeat(30_000) + "\",\"node\":{\"version\":\"" + "v".repeat(20_000) + "\"}}";

        assertThat(with(before, "2")).isEqualTo(before.replaceAll("v{3,}", "2"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{}",
                "{\"node\":{}}",
                "{\"node\":\"version\"}",
                "{\"node\":{\"version\":1}}",
                "{\"node\":{\"version\":null}}",
                "{\"node\":[{\"version\":\"1\"}]}",
                "{\"node.version\":\"1\"}",
                "{\"node\":{\"version\":\"1\"}} x",
                "{\"node\":{\"version\":\"1\",\"version\":\"2\"}}",
                "\ufeff{\"node\":{\"version\":\"1\"}}"
            })
    void whatHasNoSuchTextIsRefused(String document) {
        assertThatThrownBy(() -> find(document)).isInstanceOf(UpdateException.class);
    }
}
