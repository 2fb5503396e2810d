package io.github.clientupdater.server.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clientupdater.host.HostApplication;
import io.github.clientupdater.host.HostProcess;
import io.github.clientupdater.release.OsVersion;
import io.github.clientupdater.release.Platform;
import io.github.clientupdater.testing.Programs;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeviceTest {
    /** Word for word what the document's client does. */
    private static final String IN_NODE = """
            const os = require('os'), crypto = require('crypto');
            const data = os.platform() + os.arch() + os.hostname();
            console.log(crypto.createHash('sha256').update(data).digest('hex').substring(0, 32));
            """;

    @TempDir
    Path workDir;

    private HostApplication.Builder host() {
        return HostApplication.builder("com.acme.app", "1.0.0").workDir(workDir).process(new HostProcess.None());
    }

    private static Devices unnamed(String hostName) {
        return new Devices(Optional.empty(), Optional.empty(), Optional.empty(), () -> hostName);
    }

    /** The digests are sha256sum's. */
    @ParameterizedTest
    @CsvSource({
        "linux-x64, PC-User-01, 8be4ba37d0b34c3153a9878f15c762ec",
        "windows-x64, PC-User-01, 5f08e8c48d69f5c0b8ee4cf358a823ca",
        "macos-aarch64, Poste-de-Zoé.local, 875a821efb4cf0d1e9469160556924d3",
        "windows-x86, PC, 0047bb19383b61a9b022fb0367b3a7ad"
    })
    void hardwareIdIsTheStartOfTheDigestOfNodesNames(String platform, String hostName, String id) {
        assertThat(HardwareId.of(Platform.parse(platform), hostName)).isEqualTo(id);
    }

    @Test
    void hardwareIdIsWhatNodeComputesHere() {
        Programs.require("node");

        String byNode = Programs.run(workDir, IN_NODE, "node", "-").strip();

        Devices devices = new Devices(Optional.empty(), Optional.empty(), Optional.empty(), HostName::find);
        assertThat(devices.of(host().build()).hardwareId()).isEqualTo(byNode);
        assertThat(devices.of(host().build()).machineName())
                .isEqualTo(Programs.run(workDir, "console.log(require('os').hostname())", "node", "-")
                        .strip());
    }

    @ParameterizedTest
    @CsvSource({
        "WINDOWS, 10.0, Windows 11, Windows 11",
        "WINDOWS, 10.0, Windows Server 2022, Windows Server 2022",
        "WINDOWS, 10.0, Linux, Windows 10.0",
        "MACOS, 14.5, Mac OS X, macOS 14.5",
        "LINUX, 6.1.0, Linux, Linux 6.1.0"
    })
    void systemHasANameAndAVersion(Platform.Os os, String version, String javaName, String told) {
        assertThat(Devices.osVersion(os, OsVersion.parse(version), javaName)).isEqualTo(told);
    }

    @Test
    void everyFactCanBeSaid_andThenNothingIsLookedUp() {
        Devices devices = new Devices(Optional.of("id-1"), Optional.of("Caisse 3"), Optional.of("Windows 10"), () -> {
            throw new AssertionError("looked up");
        });

        assertThat(devices.of(host().build()).toJson()).isEqualTo("""
                        {"hardwareId":"id-1","machineName":"Caisse 3","osVersion":"Windows 10","appVersion":"1.0.0"}""");
    }

    @Test
    void hostNameIsTheMachinesName() {
        assertThat(unnamed("PC-User-01").of(host().build()).machineName()).isEqualTo("PC-User-01");
    }

    @Test
    void computerWithoutANameIsTheSameDeviceEachTime() {
        assertThat(HostName.fromEnvironment(Map.of("COMPUTERNAME", "PC", "HOSTNAME", "other")))
                .isEqualTo("PC");
        assertThat(HostName.fromEnvironment(Map.of("HOSTNAME", "box"))).isEqualTo("box");
        assertThat(HostName.fromEnvironment(Map.of())).isEqualTo("localhost");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "two words", "a\"b", "a\\b", "é", "a\nb"})
    void hardwareIdThatWouldHaveToBeQuotedIsRefused(String id) {
        assertThatThrownBy(() -> FleetServer.builder(URI.create("https://fleet.acme.example"), () -> "t")
                        .hardwareId(id))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
