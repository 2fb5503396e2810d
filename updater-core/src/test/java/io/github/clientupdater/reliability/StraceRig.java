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
 * Then a fresh JVM recovers. With {@code ALL}, that is ended at each of its calls too, for a sample of the
 * first ends, and so are the way back and the confirmation.
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
        if (kinds == SwapSite.Kinds.ALL) rig.killAfterwards();
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
        recover();
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
            killEach("recover");
        }
    }

    private void killAfterwards() throws IOException, InterruptedException {
        for (String program : List.of("take-back", "confirm")) {
            site();
            Run.java(List.of(), "apply", directory);
            killEach(program);
        }
    }

    /** Kills the program at each of its calls, each time beginning with the site as it is now. */
    private void killEach(String program) throws IOException, InterruptedException {
        Path kept = work.resolve("kept");
        PrivateDirectories.delete(kept);
        Run.must("cp", "-a", directory, kept);
        traced(List.of(), program, root());
        for (Call call : Trace.changes(trace, directory)) {
            PrivateDirectories.delete(directory);
            Run.must("cp", "-a", kept, directory);
            SwapSite site = new SwapSite(directory, kinds);
            injected(call, "signal=KILL", program, root());
            recover();
            Verdict.Tree tree = verdict.on(site);
            boolean lost = program.equals("confirm") && tree != Verdict.Tree.NEW;
            tally.count(program + ", signal=KILL", lost ? Verdict.Tree.BROKEN : tree, call);
        }
    }

    /** Counts only what did happen where it was meant to. */
    private Run injected(Call call, String fault, Object... words) throws IOException, InterruptedException {
        List<String> options =
                new ArrayList<>(List.of("-e", "inject=" + call.name() + ":" + fault + ":when=" + call.nth()));
        if (call.opens()) options.addAll(List.of("-P", call.path()));
        Run run = traced(options, words);
        List<Call> calls = Trace.changes(trace, directory);
        boolean hit = fault.startsWith("signal")
                ? run.code() == KILLED
                        && calls.contains(call)
                        && calls.get(calls.size() - 1).isLike(call)
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

    private void recover() throws IOException, InterruptedException {
        Run run = Run.java(List.of(), "recover", root());
        if (run.code() != 0) throw new IOException("the recovery failed: " + run);
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
