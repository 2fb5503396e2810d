package io.github.clientupdater.internal.swap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clientupdater.internal.swap.InterruptedDisk.Kill;
import io.github.clientupdater.testing.FastDisk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stopped before every single operation on the disk, and again inside what is done about it: old or new. */
class SwapCrashTest {
    @TempDir(factory = FastDisk.class)
    Path dir;

    private Map<String, String> before;
    private Map<String, String> after;
    private int sites;

    @BeforeEach
    void lookAtBothTrees() throws Exception {
        before = site().tree();
        after = SwapSite.expectedAfter(Files.createDirectory(dir.resolve("expected")));
    }

    @Test
    void theNewTreeTakesThePlaceOfTheOldOne() throws Exception {
        SwapSite site = site();

        new Swapper(Disk.real()).apply(site.swap());

        assertThat(site.tree()).isEqualTo(after);
        assertThat(site.area.isUnconfirmed()).isTrue();
        new Swapper(Disk.real()).confirm(site.area);
        assertThat(site.tree()).isEqualTo(after);
        assertThat(site.hasArea()).isFalse();
    }

    @Test
    void theOldTreeComesBack() throws Exception {
        SwapSite site = site();
        new Swapper(Disk.real()).apply(site.swap());

        new Swapper(Disk.real()).takeBack(site.area);

        assertThat(site.tree()).isEqualTo(before);
        assertThat(site.hasArea()).isFalse();
    }

    @Test
    void killedBeforeEachOperationAndInEachOfTheRecovery() throws Exception {
        int cases = 0;
        for (int at = 0; ; at++) {
            int inRecovery = 0;
            while (isKilledInRecoveryToo(at, inRecovery)) inRecovery++;
            cases += inRecovery + 1;
            if (!isKilled(at)) break;
        }
        assertThat(cases).isGreaterThan(500); // Else the disk was not asked for what it is.
    }

    /** Returns whether there was an operation {@code at} in the swap and one {@code inRecovery} after it. */
    private boolean isKilledInRecoveryToo(int at, int inRecovery) throws IOException {
        SwapSite site = site();
        boolean killed = kill(InterruptedDisk.killedAt(at), disk -> new Swapper(disk).apply(site.swap()));
        requireNothingMissing(site);
        boolean twice = kill(InterruptedDisk.killedAt(inRecovery), disk -> new Recovery(disk).run(site.area));
        requireNothingMissing(site);
        Recovery.Outcome outcome = new Recovery(Disk.real()).run(site.area);

        requireOneOfBoth(
                site, "killed at " + at + ", then at " + inRecovery + " of the recovery, which ends " + outcome);
        return killed && twice;
    }

    private boolean isKilled(int at) throws IOException {
        SwapSite site = site();
        return kill(InterruptedDisk.killedAt(at), disk -> new Swapper(disk).apply(site.swap()));
    }

    @Test
    void killedBeforeEachOperationOfTheWayBackItGoesOnBack() throws Exception {
        for (int at = 0; ; at++) {
            SwapSite site = site();
            new Swapper(Disk.real()).apply(site.swap());
            boolean killed = kill(InterruptedDisk.killedAt(at), disk -> new Swapper(disk).takeBack(site.area));
            boolean hadBegun = site.area.has("undo") || site.area.journal().isEmpty();
            new Recovery(Disk.real()).run(site.area);

            assertThat(site.tree()).as("killed at " + at).isEqualTo(hadBegun ? before : after);
            site.area.discard(Disk.real());
            assertThat(site.hasArea()).isFalse();
            if (!killed) break;
        }
    }

    @Test
    void killedBeforeEachOperationOfTheConfirmationTheNewTreeStays() throws Exception {
        for (int at = 0; ; at++) {
            SwapSite site = site();
            new Swapper(Disk.real()).apply(site.swap());
            boolean killed = kill(InterruptedDisk.killedAt(at), disk -> new Swapper(disk).confirm(site.area));
            new Recovery(Disk.real()).run(site.area);
            assertThat(site.tree()).as("killed at " + at).isEqualTo(after);
            site.area.discard(Disk.real());
            assertThat(site.tree()).isEqualTo(after);
            assertThat(site.hasArea()).isFalse();
            if (!killed) break;
        }
    }

    @Test
    void refusedOnceAtEachOperationItEndsAtOnceWithOneOfBoth() throws Exception {
        int operations = operations();
        for (int at = 0; at < operations; at++) {
            SwapSite site = site();
            boolean failed = fails(InterruptedDisk.failingAt(at), disk -> new Swapper(disk).apply(site.swap()));
            assertThat(site.tree()).as("refused at " + at).isEqualTo(failed ? before : after);
            requireOneOfBoth(site, "refused at " + at);
        }
    }

    @Test
    void refusedFromEachOperationOnTheNextStartMendsIt() throws Exception {
        int operations = operations();
        for (int at = 0; at < operations; at++) {
            SwapSite site = site();
            fails(InterruptedDisk.failingFrom(at), disk -> new Swapper(disk).apply(site.swap()));
            new Recovery(Disk.real()).run(site.area);
            requireOneOfBoth(site, "refused from " + at + " on");
        }
    }

    /** Whatever is told to the user: exactly one of both, nothing left behind, and the next update possible. */
    private void requireOneOfBoth(SwapSite site, String what) throws IOException {
        boolean isNew = site.area.isUnconfirmed();
        assertThat(site.tree()).as(what).isEqualTo(isNew ? after : before);
        site.area.reset(Disk.real());
        assertThat(site.tree()).as(what).isEqualTo(isNew ? after : before);
    }

    /** What both versions have is the old or the new at every instant, but where it changes its kind. */
    private void requireNothingMissing(SwapSite site) throws IOException {
        Map<String, String> tree = site.tree();
        for (String path : before.keySet()) {
            if (!after.containsKey(path) || path.startsWith("becomes-")) continue;
            assertThat(tree.get(path)).as(path).isIn(before.get(path), after.get(path));
        }
    }

    private int operations() throws IOException {
        InterruptedDisk counting = InterruptedDisk.killedAt(-1);
        new Swapper(counting).apply(site().swap());
        return counting.count();
    }

    private interface Work {
        void on(Disk disk) throws IOException;
    }

    private static boolean kill(InterruptedDisk disk, Work work) throws IOException {
        try {
            work.on(disk);
            return false;
        } catch (Kill e) {
            return true;
        }
    }

    private static boolean fails(InterruptedDisk disk, Work work) {
        try {
            work.on(disk);
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    private SwapSite site() throws IOException {
        return new SwapSite(Files.createDirectory(dir.resolve("site" + sites++)));
    }

    @Test
    void whatChangedSinceItWasVerifiedIsNotPutInPlace() throws Exception {
        SwapSite site = site();
        Swap swap = site.swap();
        Files.writeString(site.area.fresh().resolve("lib/a.jar"), "somebody else's");

        assertThatThrownBy(() -> new Swapper(Disk.real()).apply(swap)).hasMessageContaining("has changed since");
        assertThat(site.tree()).isEqualTo(before);
    }
}
