package io.github.clientupdater.examples.packages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Reads what the processes of the application write down, one file for each event. */
record Diaries(Path directory) {
    private static final int PATIENCE_SECONDS = 60;

    /** Returns the first page after {@code seen} others that tells {@code event}, as soon as it is there. */
    DiaryPage await(String event, String version, int seen) throws IOException, InterruptedException {
        try (WatchService watch = directory.getFileSystem().newWatchService()) {
            directory.register(watch, StandardWatchEventKinds.ENTRY_CREATE);
            while (true) {
                Optional<DiaryPage> page = find(event, version, seen);
                if (page.isPresent()) return page.get();
                WatchKey news = watch.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
                assertThat(news)
                        .as("version %s %s within %s seconds; so far: %s", version, event, PATIENCE_SECONDS, pages())
                        .isNotNull();
                news.pollEvents();
                news.reset();
            }
        }
    }

    DiaryPage await(String event, String version) throws IOException, InterruptedException {
        return await(event, version, 0);
    }

    private Optional<DiaryPage> find(String event, String version, int seen) throws IOException {
        return pages().stream()
                .skip(seen)
                .filter(page -> page.event().equals(event) && page.version().equals(version))
                .findFirst();
    }

    /** Returns all pages so far, in order. */
    List<DiaryPage> pages() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            List<Path> written = files.filter(file -> file.toString().endsWith(".page"))
                    .sorted()
                    .toList();
            return written.stream().map(DiaryPage::read).toList();
        }
    }

    /** Returns the versions in the order of their starts. */
    List<String> starts() throws IOException {
        return pages().stream()
                .filter(page -> page.event().equals("started"))
                .map(DiaryPage::version)
                .toList();
    }
}
