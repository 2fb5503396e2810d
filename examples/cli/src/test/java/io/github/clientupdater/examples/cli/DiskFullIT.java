package io.github.clientupdater.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clientupdater.testing.TreeSnapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import okio.Buffer;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A disk that is really full: a small tmpfs that only the command sees. Each script runs the update
 * twice on it, first with a package that is too large and then with one that fits, and copies out
 * what lay there after the first.
 */
class DiskFullIT extends EndToEnd {
    private static final String LARGE = "/updates/large.json";
    private static final String WORK_DIR_ON_TMPFS = """
            disk=$1 size=$2 report=$3; shift 3
            mount -t tmpfs -o size="$size" tmpfs "$disk"
            "$@" --url "$LARGE" > "$report/large.out" 2> "$report/large.err"; echo $? > "$report/large.code"
            find "$disk" -name '*.part' > "$report/parts"
            "$@" --url "$SMALL"
            """;
    private static final String INSTALLATION_ON_TMPFS = """
            disk=$1 size=$2 report=$3 app=$4; shift 4
            mount -t tmpfs -o size="$size" tmpfs "$disk"
            cp -a "$app" "$disk/notes"
            "$@" --url "$LARGE" > "$report/large.out" 2> "$report/large.err"; echo $? > "$report/large.code"
            cp -a "$disk" "$report/after"
            "$@" --url "$SMALL"
            code=$?
            cp -a "$disk/notes" "$report/installed"
            exit $code
            """;

    private Path disk;
    private Path report;

    @BeforeEach
    void requireOwnMounts() throws Exception {
        Process trial = new ProcessBuilder("unshare", "--user", "--map-root-user", "--mount", "true")
                .redirectErrorStream(true)
                .start();
        String said = new String(trial.getInputStream().readAllBytes());
        boolean allowed = trial.waitFor(10, TimeUnit.SECONDS) && trial.exitValue() == 0;
        if (!allowed) System.err.println("DiskFullIT skipped: unshare is not permitted here: " + said);
        Assumptions.assumeTrue(allowed, "unshare is not permitted here: " + said);
        disk = Files.createDirectory(dir.resolve("disk"));
        report = Files.createDirectory(dir.resolve("report"));
        server.publish("1.1.0", "notes-1.1.0.zip", Packages.zip(next));
    }

    @Test
    void workDirectoryTooSmallForTheAnnouncedSize() throws Exception {
        publishLarge(new byte[6 * 1024 * 1024], true);
        Cli.Finished small = updateTwice(WORK_DIR_ON_TMPFS, "4m", disk, app, List.of());
        assertLargeRefused("not enough room in");
        assertThat(Files.readString(report.resolve("parts"))).isEmpty();
        assertInstalled(small);
    }

    /** Nobody announced a size, so only writing tells. */
    @Test
    void workDirectoryThatFillsUp() throws Exception {
        publishLarge(new byte[6 * 1024 * 1024], false);
        Cli.Finished small = updateTwice(WORK_DIR_ON_TMPFS, "4m", disk, app, List.of());
        assertLargeRefused("cannot write the download", "No space left");
        assertThat(Files.readString(report.resolve("parts"))).contains(".part"); // For when there is room.
        assertInstalled(small);
    }

    @Test
    void workDirectoryThatIsFullBeforeTheDownload() throws Exception {
        publishLarge(new byte[100_000], true);
        String full = WORK_DIR_ON_TMPFS
                .replace("tmpfs \"$disk\"", "tmpfs \"$disk\"\ncat /dev/zero > \"$disk/fill\" 2> /dev/null")
                .replace("find ", "rm \"$disk/fill\"\nfind ");
        Cli.Finished small = updateTwice(full, "4m", disk, app, List.of());
        assertLargeRefused("not enough room in");
        assertThat(Files.readString(report.resolve("parts"))).isEmpty();
        assertInstalled(small);
    }

    /** As on a disk with room for data and none for another file. */
    @Test
    void workDirectoryThatTakesNoMoreFiles() throws Exception {
        publishLarge(new byte[100_000], true);
        String full = WORK_DIR_ON_TMPFS
                .replace("tmpfs \"$disk\"", "tmpfs \"$disk\"\nmount -o remount,nr_inodes=2 \"$disk\"")
                .replace("find ", "mount -o remount,nr_inodes=1000 \"$disk\"\nfind ");
        Cli.Finished small = updateTwice(full, "4m", disk, app, List.of());
        assertLargeRefused("No space left");
        assertInstalled(small);
    }

    /** The package is small and what is in it is not. */
    @Test
    void installationThatCannotBeUnpacked() throws Exception {
        publishLarge(Packages.zipOfZeros(12), true);
        Path live = disk.resolve("notes");
        Cli.Finished small = updateTwice(INSTALLATION_ON_TMPFS, "8m", workDir, live, List.of(app.toString()));
        assertLargeRefused("not enough room in");
        assertThat(TreeSnapshot.of(report.resolve("after/notes"))).isEqualTo(TreeSnapshot.of(app));
        assertThat(report.resolve("after").toFile().list()).containsExactly("notes");
        assertThat(small.outcomeName()).as("%s", small).isEqualTo("installed");
        assertThat(TreeSnapshot.of(report.resolve("installed"))).isEqualTo(TreeSnapshot.of(next));
    }

    private void publishLarge(byte[] content, boolean announced) {
        Map<String, Object> manifest = server.manifest("1.1.0", "large.zip", content);
        if (!announced) manifest.remove("size");
        server.on(LARGE, Publisher.ok(Publisher.json(manifest)));
        server.on(
                "/files/large.zip",
                request -> announced
                        ? Publisher.ok(content)
                        : new MockResponse.Builder()
                                .chunkedBody(new Buffer().write(content), 8192)
                                .build());
    }

    private Cli.Finished updateTwice(String script, String size, Path work, Path live, List<String> arguments) {
        List<String> words = new ArrayList<>(List.of("unshare", "--user", "--map-root-user", "--mount"));
        words.addAll(List.of("sh", "-c", script, "sh", disk.toString(), size, report.toString()));
        words.addAll(arguments);
        words.addAll(Cli.command());
        words.addAll(List.of("update", "--json", "--yes", "--server", "manifest", "--checksum-only"));
        words.addAll(List.of("--app-id", "com.acme.notes", "--current-version", "1.0.0"));
        words.addAll(List.of("--install-dir", live.toString(), "--work-dir", work.toString()));
        ProcessBuilder builder = new ProcessBuilder(words);
        builder.environment().put("LARGE", server.url(LARGE));
        builder.environment().put("SMALL", server.url(Publisher.MANIFEST));
        return Cli.startProcess(builder).finish();
    }

    private void assertLargeRefused(String... words) throws IOException {
        int code =
                Integer.parseInt(Files.readString(report.resolve("large.code")).strip());
        Cli.Finished large = new Cli.Finished(
                code, Files.readString(report.resolve("large.out")), Files.readString(report.resolve("large.err")));
        assertFailed(large, "DISK_FULL", words);
    }
}
