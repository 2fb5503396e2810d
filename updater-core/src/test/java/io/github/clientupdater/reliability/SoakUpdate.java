package io.github.clientupdater.reliability;

import io.github.clientupdater.relaunch.RelaunchDirectory;
import io.github.clientupdater.relaunch.RelaunchJob;
import io.github.clientupdater.relaunch.Relauncher;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** One update by the real relauncher, and what kills whom meanwhile. */
final class SoakUpdate {
    private static final long BOUND = TimeUnit.SECONDS.toNanos(60);

    private final SoakSite site;
    private final Random random;
    private @Nullable Process relauncher;
    private long usual = TimeUnit.MILLISECONDS.toNanos(300);

    SoakUpdate(SoakSite site, Random random) {
        this.site = site;
        this.random = random;
    }

    /** Returns, in words, who was killed. */
    String run(String wanted, boolean calm) throws Exception {
        Files.writeString(site.home.resolve("wanted"), wanted);
        String mood = calm ? "well" : List.of("well", "well", "slow", "crash").get(random.nextInt(4));
        Files.writeString(site.home.resolve("mood"), mood);
        Files.deleteIfExists(site.home.resolve("pid"));
        Process application = start("old");
        Process helper = handOver(wanted, application);
        application.destroyForcibly().waitFor();
        helper.getOutputStream().close(); // As when the application's JVM ends.
        String killed = calm ? calm(helper) : disturb(helper);
        if (!helper.waitFor(BOUND, TimeUnit.NANOSECONDS)) throw new IOException("the relauncher does not end");
        endApplications();
        return killed;
    }

    private Process handOver(String wanted, Process application) throws Exception {
        RelaunchJob job = RelaunchJob.start(List.of(program(), "new"), site.home)
                .swapping(site.stage(wanted))
                .after(List.of(application.pid()))
                .confirmedWithin(20);
        new Relauncher(builder -> relauncher = builder.start())
                .handOver(job, RelaunchDirectory.below(site.home.resolve("work")));
        if (relauncher == null) throw new IllegalStateException("no relauncher was started");
        return relauncher;
    }

    private String calm(Process helper) throws InterruptedException {
        long start = System.nanoTime();
        boolean ended = helper.waitFor(BOUND, TimeUnit.NANOSECONDS);
        usual = System.nanoTime() - start;
        return ended ? "killed nobody" : "hung";
    }

    private String disturb(Process helper) throws IOException {
        int whom = random.nextInt(10);
        if (whom == 0) return "killed nobody";
        if (whom > 4) {
            await(helper);
            helper.destroyForcibly();
            return "killed the relauncher";
        }
        if (!killApplication(helper)) return "killed nobody";
        if (whom > 2) return "killed the application";
        pause(60); // By then it is on the way back.
        helper.destroyForcibly();
        return "killed the application, then the relauncher";
    }

    /** At any moment of the whole, or of the swap, which is short. */
    private void await(Process helper) {
        long start = System.nanoTime();
        if (random.nextBoolean()) {
            while (!site.isCutOff() && helper.isAlive() && System.nanoTime() - start < usual) Thread.onSpinWait();
            pause(15);
        } else {
            LockSupport.parkNanos((long) (random.nextDouble() * usual));
        }
    }

    private void pause(int millis) {
        LockSupport.parkNanos((long) (random.nextDouble() * TimeUnit.MILLISECONDS.toNanos(millis)));
    }

    private boolean killApplication(Process helper) throws IOException {
        while (helper.isAlive() && application().isEmpty()) pause(2);
        pause(100);
        Optional<ProcessHandle> application = application();
        application.ifPresent(ProcessHandle::destroyForcibly);
        return application.isPresent();
    }

    private Optional<ProcessHandle> application() throws IOException {
        Path pid = site.home.resolve("pid");
        String id = Files.exists(pid) ? Files.readString(pid).strip() : "";
        return id.isEmpty()
                ? Optional.empty()
                : ProcessHandle.of(Long.parseLong(id)).filter(ProcessHandle::isAlive);
    }

    /** What the relauncher started goes too, also where it has not got as far as to tell its number. */
    private void endApplications() throws IOException {
        application().ifPresent(ProcessHandle::destroyForcibly);
        ProcessHandle.allProcesses()
                .filter(process -> List.of(process.info().arguments().orElse(new String[0]))
                        .contains(program()))
                .forEach(ProcessHandle::destroyForcibly);
    }

    /** Returns what starts, as a person would start it; fails where it and its files are of two minds. */
    String startAgain() throws IOException, InterruptedException {
        Process process = start("once");
        String words = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int code = process.waitFor();
        String[] versions = words.strip().split(" ");
        if (code != 0 || versions.length != 2 || !versions[0].equals(versions[1])) {
            throw new IllegalStateException("what starts says: " + words + ", exit code " + code);
        }
        return versions[0];
    }

    private Process start(String how) throws IOException {
        return new ProcessBuilder(program(), how)
                .directory(site.home.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private String program() {
        return site.live.resolve("run").toString();
    }
}
