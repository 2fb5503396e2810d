package io.github.clientupdater.examples.probe;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;

/** A directory with one file for each event, numbered across all processes, of which one lives at a time. */
final class Diary {
    private final Path directory;
    private final String version;

    Diary(Path directory, String version) {
        this.directory = directory;
        this.version = version;
    }

    /** Writes a page; whoever watches the directory sees the whole of it or nothing. */
    void write(String event, Map<String, String> facts) throws IOException {
        Properties page = new Properties();
        page.putAll(facts);
        page.setProperty("event", event);
        page.setProperty("version", version);
        page.setProperty("pid", Long.toString(ProcessHandle.current().pid()));
        String name = String.format("%03d", pages() + 1);
        Path draft = directory.resolve(name + ".draft");
        try (Writer out = Files.newBufferedWriter(draft)) {
            page.store(out, null);
        }
        Files.move(draft, directory.resolve(name + ".page"), StandardCopyOption.ATOMIC_MOVE);
    }

    private long pages() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".page")).count();
        }
    }
}
