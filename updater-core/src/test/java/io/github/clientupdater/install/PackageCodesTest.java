package io.github.clientupdater.install;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clientupdater.relaunch.ExitCodes.Meaning;
import io.github.clientupdater.relaunch.InstallStep;
import io.github.clientupdater.task.UpdateException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the steps say about the exit codes that installers are known to end with. */
class PackageCodesTest {
    private static final Map<String, String> PLACES = Map.of("{package}", "/p", "{log}", "/l");

    @ParameterizedTest(name = "{0} ends with {1}: {2}")
    @CsvSource({
        "INNO_SETUP,0,SUCCESS",
        "INNO_SETUP,1,FAILED",
        "INNO_SETUP,2,CANCELLED",
        "INNO_SETUP,3,FAILED",
        "INNO_SETUP,4,FAILED",
        "INNO_SETUP,5,CANCELLED",
        "INNO_SETUP,7,FAILED",
        "INNO_SETUP,8,REBOOT_REQUIRED",
        "INNO_SETUP,99,FAILED",
        "NSIS,0,SUCCESS",
        "NSIS,1,CANCELLED",
        "NSIS,2,FAILED",
        "MSI,0,SUCCESS",
        "MSI,1602,CANCELLED",
        "MSI,1603,FAILED",
        "MSI,1618,BUSY",
        "MSI,1619,UNSUITABLE",
        "MSI,1620,UNSUITABLE",
        "MSI,1625,NOT_PERMITTED",
        "MSI,1633,UNSUITABLE",
        "MSI,1638,UNSUITABLE",
        "MSI,1641,REBOOT_REQUIRED",
        "MSI,3010,REBOOT_REQUIRED",
        "MSI,-1,FAILED",
        "JPACKAGE_EXE,3010,REBOOT_REQUIRED",
        "JPACKAGE_EXE,1618,BUSY",
        "EXE,0,SUCCESS",
        "EXE,1,FAILED",
        "EXE,3010,FAILED",
        "DEB,0,SUCCESS",
        "DEB,100,FAILED",
        "DEB,126,CANCELLED",
        "DEB,127,NOT_PERMITTED",
        "RPM,1,FAILED",
        "RPM,126,CANCELLED",
        "RPM,200,BUSY",
        "RUN,0,SUCCESS",
        "RUN,126,FAILED",
        "RUN,127,FAILED"
    })
    void meaning(PackageKind kind, int code, Meaning meaning) throws UpdateException {
        ThisSystem system = new ThisSystem(false, program -> true, file -> false, "C:\\Windows\\System32");
        InstallStep step = new PackageTable(InstallOptions.ATTENDED, system)
                .steps(kind, Path.of("/d"), PLACES)
                .get(0);

        assertThat(step.codes().meaning(code)).isEqualTo(meaning);
        assertThat(step.codes().words(code)).matches("[\\x20-\\x7e]*");
    }
}
