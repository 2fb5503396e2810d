package io.github.clientupdater.task;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clientupdater.task.UpdateException.Code;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CodesDocumentTest {
    @ParameterizedTest
    @EnumSource(Code.class)
    void everyCodeIsExplained(Code code) throws Exception {
        assertThat(Files.readString(Path.of("../docs/codes.md"))).contains("`" + code + "`");
    }
}
