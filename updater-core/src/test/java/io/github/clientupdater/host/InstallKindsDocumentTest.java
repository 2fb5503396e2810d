package io.github.clientupdater.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class InstallKindsDocumentTest {
    private static final Path PAGE = Path.of("../docs/install-kinds.md");

    @ParameterizedTest
    @EnumSource(InstallKind.class)
    void everyKindHasItsRow(InstallKind kind) throws Exception {
        assertThat(Files.readString(PAGE)).contains("`" + kind + "`");
    }

    @ParameterizedTest
    @EnumSource(Guidance.Reason.class)
    void everyReasonIsNamed(Guidance.Reason reason) throws Exception {
        assertThat(Files.readString(PAGE)).contains("`" + reason + "`");
    }
}
