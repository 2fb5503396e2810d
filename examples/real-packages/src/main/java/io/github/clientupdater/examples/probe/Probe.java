package io.github.clientupdater.examples.probe;

import io.github.clientupdater.UpdateOutcome;
import io.github.clientupdater.Updater;
import io.github.clientupdater.host.HostApplication;
import io.github.clientupdater.release.Platform;
import io.github.clientupdater.server.manifest.FeedServer;
import io.github.clientupdater.verify.Trust;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Does what the README tells an application to do, and keeps a diary. Its first argument is the file of its
 * {@link ProbeSettings}; the others are only written down.
 */
public final class Probe {
    /** How a broken version ends. */
    private static final int BROKEN = 3;

    private static final Pattern OURS = Pattern.compile("PROBE|JAVA|JDK|LD_|_JPACKAGE|APP|OWD|ARGV0");

    private Probe() {}

    /** Starts, confirms, updates, ends. */
    public static void main(String[] args) throws IOException {
        ProbeSettings settings = ProbeSettings.read(Path.of(args[0]));
        ProbeBuild build = ProbeBuild.running();
        Diary diary = new Diary(settings.diary(), build.version());
        diary.write("started", facts(args));
        if (build.isBroken()) System.exit(BROKEN);
        Updater updater = updater(settings, build, args);
        Optional<UpdateOutcome> judged = updater.confirmPending();
        String pending =
                updater.confirmHealthy().or(() -> judged).map(Probe::told).orElse("nothing");
        diary.write("confirmed", Map.of("outcome", pending));
        String outcome = told(updater.checkAndApply());
        diary.write("ended", Map.of("pending", pending, "outcome", outcome));
        System.exit(0);
    }

    private static Updater updater(ProbeSettings settings, ProbeBuild build, String... args) {
        HostApplication.Builder host =
                HostApplication.builder(ProbeSettings.APP, build.version()).workDir(settings.workDir());
        settings.installDir().ifPresent(host::installDir);
        settings.installFile().ifPresent(host::installFile);
        settings.relaunch().ifPresent(program -> host.relaunchCommand(command(program, args)));
        if (settings.isWindows()) host.platform(Platform.of("Windows 11", "amd64"));
        return Updater.builder()
                .application(host.args(args).build())
                .server(FeedServer.at(settings.feed()))
                .trust(Trust.signedBy(settings.key()))
                .build();
    }

    private static List<String> command(String program, String... args) {
        List<String> command = new ArrayList<>(List.of(program));
        command.addAll(List.of(args));
        return command;
    }

    /** What this process was given, by name. */
    private static Map<String, String> facts(String... args) {
        Map<String, String> facts = new TreeMap<>();
        System.getenv().forEach((name, value) -> facts.put("env." + name, shown(name, value)));
        putAll(facts, "arg.", List.of(args));
        putAll(facts, "option.", ManagementFactory.getRuntimeMXBean().getInputArguments());
        System.getProperties().forEach((name, value) -> facts.put("property." + name, String.valueOf(value)));
        return facts;
    }

    /** Somebody else's variables may be secrets; whether they are the same can be told without their values. */
    private static String shown(String name, String value) {
        return OURS.matcher(name).lookingAt() ? value : "#" + value.hashCode();
    }

    private static void putAll(Map<String, String> facts, String prefix, List<String> values) {
        facts.put(prefix + "count", Integer.toString(values.size()));
        for (int i = 0; i < values.size(); i++) facts.put(prefix + i, values.get(i));
    }

    private static String told(UpdateOutcome outcome) {
        if (outcome instanceof UpdateOutcome.Failed failed) {
            return "Failed " + failed.cause().code() + ": " + failed.cause().getMessage();
        }
        if (outcome instanceof UpdateOutcome.UpToDate upToDate) return "UpToDate " + upToDate.reason();
        return outcome.getClass().getSimpleName();
    }
}
