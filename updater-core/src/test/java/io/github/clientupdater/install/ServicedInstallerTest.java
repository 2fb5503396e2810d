package io.github.clientupdater.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.clientupdater.task.UpdateException;
import io.github.clientupdater.task.UpdateException.Code;
import io.github.clientupdater.testing.FastDisk;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said, and what is in place and runs, when something goes wrong around the swap. */
class ServicedInstallerTest {
    @TempDir(factory = FastDisk.class)
    Path dir;

    private ServiceSite site;

    @BeforeEach
    void standOnOneZero() throws Exception {
        site = new ServiceSite(dir);
    }

    private UpdateException failure() {
        return catchThrowableOfType(UpdateException.class, site::update);
    }

    private void requireOld() throws Exception {
        assertThat(site.tree()).isEqualTo(site.old);
        assertThat(site.configured()).isEqualTo(ServiceSite.configuration("1.0.0"));
        assertThat(site.installer().awaitsRecovery()).isFalse();
    }

    @Test
    void stopped_replaced_started_lookedAt() throws Exception {
        site.update();

        assertThat(site.services.calls()).containsExactly("stop", "start", "healthy?");
        assertThat(site.tree()).isEqualTo(site.fresh);
        assertThat(site.services.running()).isEqualTo(site.fresh);
        assertThat(site.configured()).isEqualTo(ServiceSite.configuration("2.0.0"));
        assertThat(site.installer().ending()).isEmpty();
    }

    @Test
    void whatRefusesToStopIsStartedAgain_andNothingChanged() throws Exception {
        site.services.refuseToStop();

        assertThat(failure())
                .hasMessage("it refuses; nothing was changed, and the services run again")
                .extracting(UpdateException::code)
                .isEqualTo(Code.SERVICE_STOP_FAILED);
        assertThat(site.services.calls()).containsExactly("stop", "start", "healthy?");
        requireOld();
    }

    @Test
    void whatDoesNotStartGivesWay() throws Exception {
        site.services.startOnly(site.old::equals);

        assertThat(failure())
                .hasMessage("the new version did not come up (exit code 3); the old one was restored and works")
                .extracting(UpdateException::code)
                .isEqualTo(Code.ROLLED_BACK);
        assertThat(site.services.calls()).containsExactly("stop", "start", "stop", "start", "healthy?");
        assertThat(site.services.running()).isEqualTo(site.old);
        requireOld();
    }

    @Test
    void whatDoesNotWorkGivesWay() throws Exception {
        site.services.workOnly(site.old::equals);

        assertThat(failure().code()).isEqualTo(Code.ROLLED_BACK);
        assertThat(site.services.calls()).containsExactly("stop", "start", "healthy?", "stop", "start", "healthy?");
        requireOld();
    }

    @Test
    void oldVersionThatDoesNotWorkEitherIsSaidToNeedSomebody() throws Exception {
        site.services.workOnly(tree -> false);

        assertThat(failure())
                .hasMessage("the new version did not come up (no answer); the old one was restored, but does not"
                        + " come up either (no answer): an administrator has to look")
                .extracting(UpdateException::code)
                .isEqualTo(Code.SERVICE_UNHEALTHY);
        requireOld();
    }

    @Test
    void packageWithoutAWayBackStays() throws Exception {
        site.forgetTheWayBack();
        site.services.workOnly(site.old::equals);

        assertThat(failure())
                .hasMessageContaining("there is no way back from this package")
                .extracting(UpdateException::code)
                .isEqualTo(Code.SERVICE_UNHEALTHY);
        assertThat(site.tree()).isEqualTo(site.fresh);
        assertThat(site.configured()).isEqualTo(ServiceSite.configuration("2.0.0"));
    }

    @Test
    void controlThatThrowsSomethingElseHasFailedInThatStep() throws Exception {
        site.services.startOnly(tree -> {
            if (tree.equals(site.fresh)) throw new IllegalStateException("a mistake");
            return true;
        });

        assertThat(failure())
                .hasMessageContaining("unexpected: java.lang.IllegalStateException: a mistake")
                .extracting(UpdateException::code)
                .isEqualTo(Code.ROLLED_BACK);
        requireOld();
    }

    @Test
    void wayBackIsKeptUntilItWasGone() throws Exception {
        site.services.startOnly(tree -> {
            deny(true); // From here on nothing can be put back.
            return false;
        });

        UpdateException failure = failure();
        site.discard();

        assertThat(failure).hasMessageContaining("the services are stopped, and the next run tries again");
        assertThat(site.installer().awaitsRecovery()).isTrue();
        assertThat(site.services.running()).isNull();
        site.services.startOnly(site.old::equals);
        deny(false);
        site.recover();
        assertThat(site.services.running()).isEqualTo(site.old);
        assertThat(site.installer().ending().orElseThrow().failure())
                .hasValueSatisfying(told -> assertThat(told.code()).isEqualTo(Code.ROLLED_BACK));
        requireOld();
    }

    /** By a directory in the way of a file that comes back: root may do everything else. */
    private void deny(boolean denied) {
        try {
            Path inTheWay = site.live.resolve("lib-1.0.0");
            if (denied && !Files.exists(inTheWay)) Files.createSymbolicLink(inTheWay, Path.of("elsewhere"));
            if (!denied) Files.deleteIfExists(inTheWay);
        } catch (java.io.IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void configurationWithoutTheFieldIsRefusedBeforeAnythingStops() throws Exception {
        Files.writeString(site.configuration, "{\"node\": {\"version\": 1}}");

        assertThat(failure())
                .hasMessageContaining("has no text at node.version")
                .extracting(UpdateException::code)
                .isEqualTo(Code.INSTALL_FAILED);
        assertThat(site.services.calls()).isEmpty();
    }

    @Test
    void whoMayReadTheConfigurationStaysTheSame() throws Exception {
        Files.setPosixFilePermissions(site.configuration, PosixFilePermissions.fromString("rw-r-----"));

        site.update();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(site.configuration)))
                .isEqualTo("rw-r-----");
    }

    @Test
    void markThatCannotBeReadStopsEverything() throws Exception {
        site.state.put("services", "{\"format\": 2}");

        assertThat(catchThrowableOfType(UpdateException.class, site::recover).code())
                .isEqualTo(Code.JOURNAL_UNUSABLE);
    }
}
