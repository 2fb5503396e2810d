package io.github.clientupdater.reliability;

import io.github.clientupdater.internal.files.PrivateDirectories;
import io.github.clientupdater.internal.swap.SwapSite;
import io.github.clientupdater.reliability.Trace.Call;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A real JVM that swaps, ended by the kernel before each call that changes a file, or refused that call.
 * Then a fresh JVM recovers, which is ended at each of its calls too, for a sample of the first ends.
 */
public final class StraceRig {
    private static final int KILLED = 128 + 9;
    private static final int SAMPLES = 8;

    private final Path work;
    private final Path directory;
    private final Path trace;
    private final SwapSite.Kinds kinds;
    private final Verdict verdict;
    private final Tally tally = new Tally();

    private StraceRig(Path work, SwapSite.Kinds kinds) throws IOException {
        this.work = work;
        this.directory = work.resolve("site");
        this.trace = work.resolve("trace");
        this.kinds = kinds;
        this.verdict = Verdict.of(kinds, work.resolve("expected"));
    }

    /** Arguments: an empty directory, {@code FEW} or {@code ALL}. */
    public static void main(String[] args) throws Exception {
        SwapSite.Kinds kinds = SwapSite.Kinds.valueOf(args[1]);
        StraceRig rig = new StraceRig(Path.of(args[0]).toRealPath(), kinds);
        List<Call> calls = rig.reference();
        for (String fault : List.of("signal=KILL", "error=ENOSPC", "error=EIO")) {
            for (Call call : calls) rig.tally.count("swap, " + fault, rig.interrupted(call, fault), call);
        }
        if (kinds == SwapSite.Kinds.ALL) rig.killTwice(calls);
        rig.tally.finish();
    }

    private List<Call> reference() throws IOException, InterruptedException {
        site();
        if (traced(List.of(), "apply", directory).code() != 0)
            throw new IOException("it does not even work undisturbed");
        return Trace.changes(trace, directory);
    }

    private Verdict.Tree interrupted(Call call, String fault) throws IOException, InterruptedException {
        SwapSite site = site();
        Run run = injected(call, fault, "apply", directory);
        recover(site);
        Verdict.Tree tree = verdict.on(site);
        if (run.code() == KILLED) return tree;
        return tree == (run.code() == 0 ? Verdict.Tree.NEW : Verdict.Tree.OLD) ? tree : Verdict.Tree.BROKEN;
    }

    private void killTwice(List<Call> calls) throws IOException, InterruptedException {
        for (int i = 0; i < calls.size(); i++) {
            boolean decided = i >= calls.size() - SAMPLES; // Then it goes on, not back.
            if (!decided && i % (calls.size() / SAMPLES) != 0) continue;
            site();
            injected(calls.get(i), "signal=KILL", "apply", directory);
            Path cutOff = work.resolve("cut-off");
            PrivateDirectories.delete(cutOff);
            Run.must("cp", "-a", directory, cutOff);
            traced(List.of(), "recover", root());
            for (Call call : Trace.changes(trace, directory)) killInRecovery(cutOff, call);
        }
    }

    private void killInRecovery(Path cutOff, Call call) throws IOException, InterruptedException {
        PrivateDirectories.delete(directory);
        Run.must("cp", "-a", cutOff, directory);
        SwapSite site = new SwapSite(directory, kinds);
        injected(call, "signal=KILL", "recover", root());
        recover(site);
        tally.count("recovery of a killed swap, signal=KILL", verdict.on(site), call);
    }

    /** Counts only what did happen where it was meant to. */
    private Run injected(Call call, String fault, Object... words) throws IOException, InterruptedException {
        List<String> options =
                new ArrayList<>(List.of("-e", "inject=" + call.name() + ":" + fault + ":when=" + call.nth()));
        if (call.opens()) options.addAll(List.of("-P", call.path()));
        Run run = traced(options, words);
        boolean kills = fault.startsWith("signal");
        List<Call> calls = Trace.changes(trace, directory);
        boolean hit = kills
                ? run.code() == KILLED && calls.get(calls.size() - 1).equals(call)
                : calls.contains(call) && Files.readString(trace).contains("(INJECTED)");
        if (!hit) throw new IOException(fault + " did not meet " + call + " but " + calls + ", " + run);
        return run;
    }

    private Run traced(List<String> options, Object... words) throws IOException, InterruptedException {
        List<String> strace = new ArrayList<>(List.of("strace", "-f", "-qq", "-y", "-s", "4096"));
        strace.addAll(List.of("-o", trace.toString(), "-e", "trace=" + Trace.CALLS));
        strace.addAll(options);
        return Run.java(strace, words);
    }

    private void recover(SwapSite site) throws IOException, InterruptedException {
        Run run = Run.java(List.of(), "recover", root());
        if (run.code() != 0) throw new IOException("the recovery of " + site + " failed: " + run);
    }

    private SwapSite site() throws IOException {
        PrivateDirectories.delete(directory);
        SwapSite site = new SwapSite(Files.createDirectory(directory), kinds);
        site.install();
        site.stage(UnforcedDisk.forgettingAll());
        return site;
    }

    private Path root() {
        return new SwapSite(directory, kinds).root();
    }
}
