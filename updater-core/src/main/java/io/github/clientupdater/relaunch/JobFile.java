package io.github.clientupdater.relaunch;

import io.github.clientupdater.internal.swap.Escapes;
import io.github.clientupdater.internal.swap.Swap;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A {@link RelaunchJob} as lines {@code key=value}, each value in one line. A file, because arguments
 * reach a process on Windows changed, and are seen by everybody on other systems.
 */
final class JobFile {
    private final Map<String, List<String>> values;

    private JobFile(Map<String, List<String>> values) {
        this.values = values;
    }

    static byte[] encode(RelaunchJob job) {
        List<String> lines = new ArrayList<>();
        job.awaited().forEach(pid -> lines.add(line("awaited", Long.toString(pid))));
        job.swap().ifPresent(swap -> addSwap(lines, swap));
        lines.add(line("takes-back", Boolean.toString(job.takesBack())));
        for (int i = 0; i < job.install().size(); i++) {
            String key = step(i);
            job.install().get(i).encode().forEach(text -> lines.add(line(key, text)));
        }
        job.start().forEach(word -> lines.add(line("start", word)));
        lines.add(line("directory", job.directory().toString()));
        job.environment().forEach((name, value) -> lines.add(line("environment", name + "=" + value)));
        lines.add(line("confirm", Integer.toString(job.confirmSeconds())));
        lines.add("");
        return String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
    }

    private static void addSwap(List<String> lines, Swap swap) {
        lines.add(line("root", swap.root().toString()));
        lines.add(line("area", swap.area().toString()));
        lines.add(line("whole", Boolean.toString(swap.whole())));
        lines.add(line("last", swap.last()));
        swap.preserved().forEach(pattern -> lines.add(line("preserved", pattern)));
        lines.add(line("digest", swap.digest()));
    }

    private static String line(String key, String value) {
        if (value.indexOf('\0') >= 0) throw new IllegalArgumentException(key + " holds a NUL character");
        return key + "=" + Escapes.escape(value);
    }

    static RelaunchJob read(Path file) throws IOException {
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (String line : Files.readString(file).split("\n", -1)) {
            int equals = line.indexOf('=');
            if (equals < 0) continue;
            values.computeIfAbsent(line.substring(0, equals), key -> new ArrayList<>())
                    .add(Escapes.unescape(line.substring(equals + 1)));
        }
        return new JobFile(values).job();
    }

    private RelaunchJob job() {
        return new RelaunchJob(
                all("awaited").stream().map(Long::valueOf).toList(),
                values.containsKey("root") ? Optional.of(swap()) : Optional.empty(),
                Boolean.parseBoolean(one("takes-back")),
                steps(),
                all("start"),
                Path.of(one("directory")),
                environment(),
                Integer.parseInt(one("confirm")));
    }

    private List<InstallStep> steps() {
        List<InstallStep> steps = new ArrayList<>();
        while (values.containsKey(step(steps.size()))) steps.add(InstallStep.decode(all(step(steps.size()))));
        return steps;
    }

    private static String step(int number) {
        return "install-" + number;
    }

    private Swap swap() {
        return new Swap(
                Path.of(one("root")),
                Path.of(one("area")),
                Boolean.parseBoolean(one("whole")),
                one("last"),
                all("preserved"),
                one("digest"));
    }

    private Map<String, String> environment() {
        Map<String, String> environment = new LinkedHashMap<>();
        for (String entry : all("environment")) {
            int equals = entry.indexOf('=');
            environment.put(entry.substring(0, equals), entry.substring(equals + 1));
        }
        return environment;
    }

    private List<String> all(String key) {
        return values.getOrDefault(key, List.of());
    }

    private String one(String key) {
        List<String> found = all(key);
        if (found.isEmpty()) throw new IllegalArgumentException("the job has no " + key);
        return found.get(0);
    }
}
