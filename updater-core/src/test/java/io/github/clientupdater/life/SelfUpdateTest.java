package io.github.clientupdater.life;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real application in its own process updates itself, over real HTTP, with a real relauncher. */
class SelfUpdateTest {
    @TempDir
    Path temporary;

    @Test
    void newVersionIsKeptOnceItSaysThatItIsHealthy() throws Exception {
        try (Life life = life("check")) {
            life.publish("2.0.0", "healthy");
            life.start();

            life.requireDiary("start 1.0.0", "start 2.0.0", "pending Unconfirmed", "healthy Installed", "end 2.0.0");
            life.requireRelauncherGone();
            life.requireWhole("2.0.0");
            assertThat(life.area()).doesNotExist();
        }
    }

    @Test
    void newVersionThatCrashesAtOnceGivesWayToTheOldOne() throws Exception {
        try (Life life = life("check")) {
            life.publish("2.0.0", "crash at once");
            life.start();

            life.requireDiary(
                    "start 1.0.0",
                    "start 2.0.0",
                    "start 1.0.0",
                    "pending Failed ROLLED_BACK",
                    "check UpToDate",
                    "end 1.0.0");
            life.requireWhole("1.0.0");
            assertThat(life.area()).doesNotExist();
        }
    }

    @Test
    void newVersionThatCrashesBeforeItIsHealthyGivesWayToo() throws Exception {
        try (Life life = life("check")) {
            life.publish("2.0.0", "crash later");
            life.start();

            life.requireDiary(
                    "start 1.0.0",
                    "start 2.0.0",
                    "pending Unconfirmed",
                    "start 1.0.0",
                    "pending Failed ROLLED_BACK",
                    "check UpToDate",
                    "end 1.0.0");
            life.requireWhole("1.0.0");
        }
    }

    @Test
    void newVersionThatNeverSaysSoGivesWayAtItsThirdStart() throws Exception {
        try (Life life = life("check")) {
            life.publish("2.0.0", "strict");
            life.start();
            life.requireDiary("start 1.0.0", "start 2.0.0", "pending Unconfirmed", "end 2.0.0");
            life.endRelauncher();
            life.start();
            life.start();

            life.requireDiary(
                    "start 1.0.0",
                    "start 2.0.0",
                    "pending Unconfirmed",
                    "end 2.0.0",
                    "start 2.0.0",
                    "pending Unconfirmed",
                    "end 2.0.0",
                    "start 2.0.0",
                    "start 1.0.0",
                    "pending Failed ROLLED_BACK",
                    "check UpToDate",
                    "end 1.0.0");
            life.requireWhole("1.0.0");
        }
    }

    @Test
    void newVersionThatGivesWayOnceItEndsBeginsNoOtherUpdate() throws Exception {
        try (Life life = life("check")) {
            life.publish("2.0.0", "strict, return, check");
            life.start();
            String[] first = {"start 1.0.0", "start 2.0.0", "pending Unconfirmed", "check UpToDate", "end 2.0.0"};
            life.requireDiary(first);
            life.endRelauncher();
            life.start();
            life.publish("3.0.0", "healthy");
            life.start();

            life.requireDiary(Stream.of(
                            first,
                            new String[] {"start 2.0.0", "pending Unconfirmed", "check UpToDate", "end 2.0.0"},
                            new String[] {"start 2.0.0", "pending Failed ROLLED_BACK", "check Failed ROLLED_BACK"},
                            new String[] {"end 2.0.0", "start 1.0.0", "pending Failed ROLLED_BACK"},
                            new String[] {"start 3.0.0", "pending Unconfirmed", "healthy Installed", "end 3.0.0"})
                    .flatMap(Stream::of)
                    .toArray(String[]::new));
        }
    }

    @Test
    void updateAtTheExitIsThereAtTheNextStart_whichIsThePersons() throws Exception {
        try (Life life = life("check, at exit")) {
            life.publish("2.0.0", "healthy");
            life.start();
            life.requireDiary("start 1.0.0", "check ExitRequired", "end 1.0.0");
            life.requireRelauncherGone();
            life.requireWhole("2.0.0");

            life.start();
            life.requireDiary(
                    "start 1.0.0",
                    "check ExitRequired",
                    "end 1.0.0",
                    "start 2.0.0",
                    "pending Unconfirmed",
                    "healthy Installed",
                    "end 2.0.0");
            assertThat(life.area()).doesNotExist();
        }
    }

    private Life life(String behaviour) throws Exception {
        return new Life(temporary.resolve("Démo d'app \"x\" $(id)"), behaviour);
    }
}
