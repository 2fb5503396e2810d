package io.github.clientupdater.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clientupdater.UpdateOutcome;
import io.github.clientupdater.host.HealthSignal;
import io.github.clientupdater.task.UpdateException.Code;
import io.github.clientupdater.testing.Programs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A real service is updated by another program, over real HTTP, with real scripts, and real kills. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the scripts are those of POSIX")
class ServicedUpdateTest {
    @TempDir
    Path home;

    @BeforeAll
    static void needs() {
        for (String program : new String[] {"bash", "flock", "mkfifo"}) Programs.require(program);
    }

    private static Code codeOf(UpdateOutcome outcome) {
        assertThat(outcome).isInstanceOf(UpdateOutcome.Failed.class);
        return ((UpdateOutcome.Failed) outcome).cause().code();
    }

    private static String messageOf(UpdateOutcome outcome) {
        return String.valueOf(((UpdateOutcome.Failed) outcome).cause().getMessage());
    }

    @Test
    void newVersionThatWorksIsConfirmedAtOnce() throws Exception {
        try (Node node = new Node(home, "works")) {
            node.publish("2.0.0", "works");

            UpdateOutcome outcome = node.updater("1.0.0").checkAndApply();

            assertThat(outcome).isInstanceOf(UpdateOutcome.Installed.class);
            node.requireRuns("2.0.0");
            assertThat(node.area()).doesNotExist();
            assertThat(node.updater("2.0.0").confirmPending()).isEmpty();
        }
    }

    @Test
    void whoWantsToSaySoHimselfKeepsTheWayBack() throws Exception {
        try (Node node = new Node(home, "works")) {
            node.publish("2.0.0", "works");

            UpdateOutcome outcome = Node.updater(home, node.address(), "1.0.0")
                    .health(HealthSignal.whenTold())
                    .build()
                    .checkAndApply();

            assertThat(outcome).isInstanceOf(UpdateOutcome.Installed.class);
            assertThat(node.area()).isDirectory();
            assertThat(node.updater("2.0.0").confirmPending()).containsInstanceOf(UpdateOutcome.Installed.class);
            assertThat(node.area()).doesNotExist();
            node.requireRuns("2.0.0");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"does not start", "is sick"})
    void newVersionThatDoesNotWorkGivesWay_andIsNotOfferedAgain(String behaviour) throws Exception {
        try (Node node = new Node(home, "works")) {
            node.publish("2.0.0", behaviour);

            UpdateOutcome outcome = node.updater("1.0.0").checkAndApply();
            node.requireRuns("1.0.0");
            UpdateOutcome next = node.updater("1.0.0").checkAndApply();

            assertThat(codeOf(outcome)).as(messageOf(outcome)).isEqualTo(Code.ROLLED_BACK);
            assertThat(messageOf(outcome)).endsWith("the old one was restored and works");
            assertThat(next).isInstanceOf(UpdateOutcome.UpToDate.class);
            assertThat(node.area()).doesNotExist();
            node.publish("2.0.1", "works");
            assertThat(node.updater("1.0.0").checkAndApply()).isInstanceOf(UpdateOutcome.Installed.class);
            node.requireRuns("2.0.1");
        }
    }

    @Test
    void serviceThatDoesNotStopGoesOn() throws Exception {
        try (Node node = new Node(home, "does not stop")) {
            node.publish("2.0.0", "works");

            UpdateOutcome outcome = node.updater("1.0.0").checkAndApply();

            assertThat(codeOf(outcome)).isEqualTo(Code.SERVICE_STOP_FAILED);
            assertThat(messageOf(outcome)).endsWith("nothing was changed, and the services run again");
            node.requireRuns("1.0.0");
        }
    }

    @Test
    void killedOnceTheServiceWasStopped_theNextRunStartsIt_andUpdates() throws Exception {
        try (Node node = new Node(home, "works")) {
            node.publish("2.0.0", "works");
            node.updateUntilKilled("kill-after-stop");

            Optional<UpdateOutcome> judged = node.updater("1.0.0").confirmPending();

            assertThat(codeOf(judged.orElseThrow())).isEqualTo(Code.NOT_APPLIED);
            node.requireRuns("1.0.0");
            assertThat(node.updater("1.0.0").checkAndApply()).isInstanceOf(UpdateOutcome.Installed.class);
            node.requireRuns("2.0.0");
        }
    }

    /** Its version was read by whoever wrote the command line, long before. */
    @ParameterizedTest
    @ValueSource(strings = {"kill-in-start", "kill-in-health"})
    void killedWhenTheNewVersionWasInPlace_theNextRunGoesOnWithIt(String moment) throws Exception {
        try (Node node = new Node(home, "works")) {
            node.publish("2.0.0", "works");
            node.updateUntilKilled(moment);

            UpdateOutcome outcome = node.updater("1.0.0").checkAndApply();

            assertThat(outcome).isInstanceOf(UpdateOutcome.Installed.class);
            assertThat(node.downloads()).isEqualTo(1);
            node.requireRuns("2.0.0");
            assertThat(node.area()).doesNotExist();
            assertThat(node.updater("2.0.0").confirmPending()).isEmpty();
        }
    }

    @Test
    void killedWithABadVersionInPlace_theNextRunGoesBack() throws Exception {
        try (Node node = new Node(home, "works")) {
            node.publish("2.0.0", "is sick");
            node.updateUntilKilled("kill-in-health");

            UpdateOutcome outcome = node.updater("2.0.0").checkAndApply(); // As the configuration says by now.

            assertThat(codeOf(outcome)).isEqualTo(Code.ROLLED_BACK);
            node.requireRuns("1.0.0");
            assertThat(node.updater("1.0.0").checkAndApply()).isInstanceOf(UpdateOutcome.UpToDate.class);
            assertThat(Files.exists(node.area())).isFalse();
        }
    }
}
