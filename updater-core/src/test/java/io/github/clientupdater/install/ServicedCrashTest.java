package io.github.clientupdater.install;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clientupdater.release.Version;
import io.github.clientupdater.task.UpdateException;
import io.github.clientupdater.testing.FastDisk;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Killed before every single step of an update that stops services, and again inside what the next run does
 * about it: the files are old or new, the services run from exactly those, and their configuration says so.
 */
class ServicedCrashTest {
    @TempDir(factory = FastDisk.class)
    Path dir;

    private int sites;

    /** What comes of the new version. */
    enum Course {
        WORKS(site -> {}),
        DOES_NOT_START(site -> site.services.startOnly(site.old::equals)),
        DOES_NOT_WORK(site -> site.services.workOnly(site.old::equals));

        private final Consumer<ServiceSite> preparation;

        Course(Consumer<ServiceSite> preparation) {
            this.preparation = preparation;
        }
    }

    @ParameterizedTest
    @EnumSource
    void killedBeforeEachStepAndInEachOfTheNextRun(Course course) throws Exception {
        int cases = 0;
        boolean killed = true;
        for (int step = 0; killed; step++) {
            boolean again = true;
            for (int inner = 0; again; inner++) {
                ServiceSite site = site(course);
                killed = killsUpdate(site, step);
                again = killed && site.kills.kills(inner, site::recover);
                site.recover();
                requireWhole(site, course, step + "/" + inner);
                cases++;
            }
        }
        System.out.println("services, " + course + ": " + cases + " kills, no mixture");
        assertThat(cases).isGreaterThan(250);
    }

    /** The computer goes off, and at boot starts the services from whatever lies there. */
    @ParameterizedTest
    @EnumSource
    void powerIsCutBeforeEachStep(Course course) throws Exception {
        boolean killed = true;
        for (int step = 0; killed; step++) {
            ServiceSite site = site(course);
            killed = killsUpdate(site, step);
            if (killed) {
                site.services.endWithTheComputer();
                site.services.startAtBoot();
                site.recover();
            }
            requireWhole(site, course, "step " + step);
        }
    }

    private ServiceSite site(Course course) throws Exception {
        ServiceSite site = new ServiceSite(Files.createDirectory(dir.resolve("site" + sites++)));
        course.preparation.accept(site);
        return site;
    }

    private static boolean killsUpdate(ServiceSite site, int step) throws Exception {
        return site.kills.kills(step, () -> {
            try {
                site.update();
            } catch (UpdateException e) {
                assertThat(e.getMessage()).contains("the old one was restored and works");
            }
        });
    }

    private static void requireWhole(ServiceSite site, Course course, String when) throws Exception {
        boolean isNew = site.tree().equals(site.fresh);
        assertThat(site.tree()).as(when).isEqualTo(isNew ? site.fresh : site.old);
        assertThat(site.services.running()).as("running, %s", when).isEqualTo(site.tree());
        assertThat(site.configured()).as(when).isEqualTo(ServiceSite.configuration(isNew ? "2.0.0" : "1.0.0"));
        if (course != Course.WORKS) assertThat(isNew).as(when).isFalse();
        Optional<CommitEnding> ending = site.installer().ending();
        assertThat(ending.map(CommitEnding::version)).isIn(Optional.empty(), Optional.of(Version.parse("2.0.0")));
        ending.ifPresent(end -> assertThat(end.failure().isEmpty()).as(when).isEqualTo(isNew));
        assertThat(site.installer().awaitsRecovery()).as(when).isFalse();
    }
}
