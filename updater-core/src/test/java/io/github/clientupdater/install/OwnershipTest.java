package io.github.clientupdater.install;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "about Unix owners and permissions")
class OwnershipTest {
    @TempDir
    Path temporary;

    @Test
    void permissionsOfTheDirectoryAreKept() throws Exception {
        Path old = Files.createDirectory(temporary.resolve("old"));
        Path fresh = Files.createDirectory(temporary.resolve("fresh"));
        Files.setPosixFilePermissions(old, PosixFilePermissions.fromString("rwxr-x--x"));

        Ownership.copy(old, fresh);

        assertThat(Files.getPosixFilePermissions(fresh)).isEqualTo(PosixFilePermissions.fromString("rwxr-x--x"));
    }

    @Test
    @EnabledIf(value = "isRoot", disabledReason = "only root may give files away")
    void whatBelongsToAServiceGoesOnBelongingToIt() throws Exception {
        Path old = Files.createDirectory(temporary.resolve("old"));
        Path fresh = Files.createDirectories(temporary.resolve("fresh/lib")).getParent();
        Path file = Files.writeString(fresh.resolve("lib/file"), "x");
        Path outside = Files.writeString(temporary.resolve("outside"), "x");
        Files.createSymbolicLink(fresh.resolve("link"), outside);
        Files.setAttribute(old, "unix:uid", 4711);
        Files.setAttribute(old, "unix:gid", 4712);

        Ownership.copy(old, fresh);

        assertThat(Files.getAttribute(file, "unix:uid")).isEqualTo(4711);
        assertThat(Files.getAttribute(file, "unix:gid")).isEqualTo(4712);
        assertThat(Files.getAttribute(fresh, "unix:uid")).isEqualTo(4711);
        assertThat(Files.getAttribute(outside, "unix:uid")).isEqualTo(0);
    }

    static boolean isRoot() throws Exception {
        return Files.getAttribute(Files.createTempFile("owner", ""), "unix:uid").equals(0);
    }
}
