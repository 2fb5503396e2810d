package io.github.clientupdater.examples.bench.harness;

import java.net.URI;
import java.nio.file.Path;

/** Runs everything. Started by run.sh, which has started nginx. */
public final class Bench {
    private Bench() {}

    /** Takes what {@link Settings} holds, and last Maven's target directory. */
    public static void main(String[] args) throws Exception {
        Settings settings = Settings.of(args);
        Contestants contestants = new Contestants(Path.of(args[7]));
        Arena arena = new Arena(new Processes(settings.work()));
        Payload payload = Payload.publish(settings.work().resolve("www"), settings.size());
        Target http = settings.target(settings.http(), payload, Settings.HEAP);
        Target https = settings.target(settings.https(), payload, Settings.HEAP);
        DownloadBench downloads = new DownloadBench(settings, contestants, arena);
        downloads.run(http);
        downloads.run(https);
        new ResumeBench(settings, contestants, arena).run(http);
        CheckBench checks = new CheckBench(settings, contestants, arena);
        checks.run(http);
        checks.run(https);
        if (settings.big()) new MemoryBench(settings, contestants, arena).run();
    }

    /** Returns "http" or "https". */
    static String schemeOf(Target target) {
        return URI.create(target.url()).getScheme();
    }
}
