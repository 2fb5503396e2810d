package io.github.clientupdater.server.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.clientupdater.internal.json.Json;
import io.github.clientupdater.server.relay.FolderSync.Failure;
import io.github.clientupdater.server.relay.FolderSync.Result;
import io.github.clientupdater.server.relay.RelayNews.Notification;
import io.github.clientupdater.task.Cancellation;
import io.github.clientupdater.task.UpdateException;
import io.github.clientupdater.task.UpdateException.Code;
import io.github.clientupdater.testing.ManualTimer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FolderSyncTest {
    @StartStop
    final MockWebServer server = new MockWebServer();

    @TempDir
    Path temporary;

    private final FakeRelay relay = new FakeRelay(server);
    private final Cancellation cancellation = new Cancellation();
    private final ManualTimer time = new ManualTimer();

    private Path folder() {
        return temporary.resolve("données");
    }

    private Path at(String name) {
        return folder().resolve(name);
    }

    private FolderSync.Builder builder() {
        return FolderSync.builder(relay.client(), FakeRelay.COMPANY, folder()).clock(time.clock());
    }

    private Result sync() throws UpdateException {
        return builder().build().sync(cancellation);
    }

    private Code refusal() {
        return catchThrowableOfType(UpdateException.class, this::sync).code();
    }

    /** Returns the files of the folder with their content, but not what is hidden. */
    private List<String> content() throws IOException {
        try (Stream<Path> files = Files.list(folder())) {
            return files.filter(file -> !file.endsWith(".relay"))
                    .map(file -> file.getFileName() + "=" + text(file))
                    .sorted()
                    .toList();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }

    private static String sha256(String content) throws Exception {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest);
    }

    @Test
    void newChangedAndDeletedFiles() throws Exception {
        relay.put("a.json", "1");
        relay.put("b.json", "2");

        Result first = sync();
        relay.put("b.json", "22");
        relay.put("c.json", "3");
        relay.remove("a.json");
        Result second = sync();

        assertThat(first.added()).containsExactly("a.json", "b.json");
        assertThat(first.hasChanges() && first.isComplete()).isTrue();
        assertThat(second.added()).containsExactly("c.json");
        assertThat(second.changed()).containsExactly("b.json");
        assertThat(second.deleted()).containsExactly("a.json");
        assertThat(content()).containsExactly("b.json=22", "c.json=3");
    }

    @Test
    void whatTheListShowsToBeTheSameIsNotAskedFor() throws Exception {
        relay.put("a.json", "1");
        relay.put("b.json", "2");
        sync();
        relay.put("b.json", "3"); // Of the same size.
        relay.takeDownloads();

        assertThat(sync().changed()).containsExactly("b.json");
        assertThat(relay.takeDownloads()).containsExactly("b.json");
        Result third = sync();
        assertThat(third.unchanged()).isEqualTo(2);
        assertThat(third.hasChanges()).isFalse();
        assertThat(relay.takeDownloads()).isEmpty();
    }

    @Test
    void whereTheListTellsNothingTheServerIsAskedByETag() throws Exception {
        relay.withTags().form = FakeRelay.NAMES;
        relay.put("a.json", "1");
        relay.put("b.json", "2");
        sync();
        relay.putQuietly("b.json", "3");
        relay.takeDownloads();

        assertThat(sync().changed()).containsExactly("b.json");
        assertThat(relay.takeDownloads()).allMatch(line -> line.contains(".json if not \""));
        assertThat(content()).containsExactly("a.json=1", "b.json=3");
    }

    @Test
    void whereNothingTellsTheContentDoes_andNothingIsReplaced() throws Exception {
        relay.form = FakeRelay.NAMES;
        relay.put("a.json", "1");
        sync();
        Object before = Files.readAttributes(at("a.json"), "unix:ino").get("ino");

        assertThat(sync().unchanged()).isEqualTo(1);
        relay.putQuietly("a.json", "2");

        assertThat(Files.readAttributes(at("a.json"), "unix:ino").get("ino")).isEqualTo(before);
        assertThat(sync().changed()).containsExactly("a.json");
    }

    @Test
    void digestDecidesAlone_andIsComparedWithWhatComes() throws Exception {
        relay.form = (name, file) -> "{\"name\": \"" + name + "\", \"sha256\": \"" + sum(file) + "\", \"modified\": \""
                + System.nanoTime() + "\"}";
        relay.put("a.json", "1");
        sync();
        relay.takeDownloads();

        assertThat(sync().unchanged()).isEqualTo(1);
        assertThat(relay.takeDownloads()).isEmpty();

        relay.form = (name, file) -> "{\"name\": \"" + name + "\", \"checksum\": \"" + "0".repeat(32) + "\"}";
        assertThat(sync().failures())
                .extracting(failure -> failure.cause().code())
                .containsExactly(Code.DIGEST_MISMATCH);
        assertThat(content()).containsExactly("a.json=1");
    }

    private static String sum(FakeRelay.Stored file) {
        try {
            return sha256(new String(file.bytes(), StandardCharsets.UTF_8));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void fileThatNewsNameIsAskedForAlthoughTheListShowsNoChange() throws Exception {
        relay.put("a.json", "1");
        relay.put("b.json", "1");
        sync();
        relay.putQuietly("a.json", "2");
        relay.takeDownloads();

        Result result = builder().build().sync(new Hints(Set.of("a.json"), Set.of()), cancellation);

        assertThat(result.changed()).containsExactly("a.json");
        assertThat(relay.takeDownloads()).containsExactly("a.json");
    }

    @Test
    void filesThatFailDoNotStopTheOthers() throws Exception {
        for (String name : List.of("a", "b", "c", "d", "e")) relay.put(name + ".json", "1");
        relay.put("c.json", "{\"cut off");
        relay.scriptFile("a.json", new MockResponse.Builder().code(500).build());
        relay.scriptFile(
                "b.json",
                new MockResponse.Builder().headersDelay(30, TimeUnit.SECONDS).build());
        relay.scriptFile(
                "d.json",
                new MockResponse.Builder()
                        .body("12345")
                        .onResponseBody(SocketEffect.ShutdownConnection.INSTANCE)
                        .build());
        RelayServer impatient = RelayServer.builder(server.url("/").uri())
                .transferDeadline(Duration.ofMillis(500))
                .build();

        Result result = FolderSync.of(impatient, FakeRelay.COMPANY, folder()).sync(cancellation);

        assertThat(result.failures()).extracting(Failure::name).containsExactly("a.json", "b.json", "c.json", "d.json");
        assertThat(result.failures().subList(0, 3))
                .extracting(failure -> failure.cause().code())
                .containsExactly(Code.DOWNLOAD_FAILED, Code.DOWNLOAD_TIMEOUT, Code.DATA_MALFORMED);
        assertThat(content()).containsExactly("e.json=1");
        assertThat(folder().resolve(".relay/incoming")).isEmptyDirectory();
    }

    @Test
    void whatIsNoJsonReplacesNothing() throws Exception {
        relay.put("a.json", "[1]");
        sync();
        relay.put("a.json", "[1");

        assertThat(sync().isComplete()).isFalse();
        assertThat(content()).containsExactly("a.json=[1]");
        relay.put("a.json", "[1, 2]");
        assertThat(sync().changed()).containsExactly("a.json");
    }

    @Test
    void sizesHaveBounds() throws Exception {
        relay.put("a.json", "1234567890");
        relay.put("b.json", "12345678901");
        relay.form = (name, file) -> name.startsWith("a") ? FakeRelay.DETAILS.apply(name, file) : '"' + name + '"';
        relay.put("c.json", "123456789012");
        RelayServer small =
                RelayServer.builder(server.url("/").uri()).maxFileBytes(10).build();

        Result result = FolderSync.of(small, FakeRelay.COMPANY, folder()).sync(cancellation);

        assertThat(result.added()).containsExactly("a.json");
        assertThat(result.failures())
                .extracting(failure -> failure.cause().code())
                .containsExactly(Code.DOWNLOAD_TOO_LARGE, Code.DOWNLOAD_TOO_LARGE);
        relay.form = FakeRelay.DETAILS;
        relay.takeDownloads();
        FolderSync.of(small, FakeRelay.COMPANY, folder()).sync(cancellation);
        assertThat(relay.takeDownloads()).doesNotContain("b.json", "c.json"); // Not even begun.
    }

    @Test
    void serverMayWriteTheJsonAnew() throws Exception {
        relay.put("a.json", "{\"a\":  1}");
        relay.scriptFile("a.json", FakeRelay.text("{\"a\":1}"));

        assertThat(sync().added()).containsExactly("a.json");
        relay.takeDownloads();
        assertThat(sync().unchanged()).isEqualTo(1);
        assertThat(relay.takeDownloads()).isEmpty();
    }

    @Test
    void whatIsNoJsonHasTheAnnouncedSize() throws Exception {
        relay.put("a.csv", "a;b");
        relay.scriptFile("a.csv", FakeRelay.text("a;"));
        RelayServer tables =
                RelayServer.builder(server.url("/").uri()).suffixes(".csv").build();

        Result result = FolderSync.of(tables, FakeRelay.COMPANY, folder()).sync(cancellation);

        assertThat(result.failures())
                .extracting(failure -> failure.cause().code())
                .containsExactly(Code.SIZE_MISMATCH);
    }

    @Test
    void hostileNamesTouchNothing() throws Exception {
        List<String> hostile = List.of(
                "../outside.json",
                "..",
                "/tmp/outside.json",
                "a\\\\..\\\\outside.json",
                "a\\u0000.json",
                "con.json",
                "COM1.json",
                "a.json.",
                "a.json ",
                "%2e%2e%2foutside.json",
                "sub/a.json",
                "a:stream.json",
                "");
        relay.put("good.json", "1");
        relay.scriptList("{\"files\": [\"" + String.join("\", \"", hostile) + "\", \"good.json\", \".relay\","
                + " \".hidden.json\", \"notes.txt\"]}");

        Result result = sync();

        assertThat(result.failures())
                .hasSize(hostile.size())
                .allMatch(failure -> failure.cause().code() == Code.DATA_NAME_REFUSED);
        assertThat(result.ignored()).containsExactly(".relay", ".hidden.json", "notes.txt");
        assertThat(result.added()).containsExactly("good.json");
        assertThat(content()).containsExactly("good.json=1");
        assertThat(temporary.toFile().list()).containsExactly("données");
        assertThat(relay.takeDownloads()).containsExactly("good.json");
    }

    @Test
    void namesThatAreOneFileSomewhere() throws Exception {
        relay.put("A.json", "1");
        sync();
        relay.put("a.json", "2");

        Result result = sync();

        assertThat(result.failures()).extracting(Failure::name).containsExactly("a.json");
        assertThat(content()).containsExactly("A.json=1");
        relay.remove("A.json");
        assertThat(sync().deleted()).containsExactly("A.json");
        assertThat(content()).containsExactly("a.json=2");
    }

    @Test
    void ownFilesAreNeverDeleted() throws Exception {
        Files.createDirectories(folder());
        Files.writeString(at("own.json"), "mine");
        Files.writeString(at("same.json"), "1");
        relay.put("same.json", "1");
        relay.put("brought.json", "1");
        sync();

        relay.remove("same.json");
        relay.remove("brought.json");
        relay.put("last.json", "1");

        assertThat(sync().deleted()).containsExactly("brought.json");
        assertThat(content()).containsExactly("last.json=1", "own.json=mine", "same.json=1");
    }

    @Test
    void serverWins_andWhatWasChangedHereIsKept() throws Exception {
        Files.createDirectories(folder());
        Files.writeString(at("own.json"), "mine");
        Files.writeString(at("own.json.local-1"), "older");
        relay.put("own.json", "1");
        relay.put("changed.json", "1");
        relay.put("touched.json", "1");
        relay.put("lost.json", "1");

        assertThat(sync().kept()).containsExactly("own.json.local-2");
        Files.writeString(at("changed.json"), "edited");
        Files.writeString(at("touched.json"), "1");
        Files.delete(at("lost.json"));
        relay.takeDownloads();
        Result second = sync();

        assertThat(second.kept()).containsExactly("changed.json.local-1");
        assertThat(second.changed()).containsExactly("changed.json");
        assertThat(second.added()).containsExactly("lost.json");
        assertThat(relay.takeDownloads()).containsExactly("changed.json", "lost.json");
        assertThat(content())
                .contains("changed.json=1", "changed.json.local-1=edited", "own.json=1", "own.json.local-2=mine");
    }

    @Test
    void fileThatWasChangedHereAndIsGoneThereIsKept() throws Exception {
        relay.put("a.json", "1");
        relay.put("b.json", "1");
        sync();
        Files.writeString(at("a.json"), "edited");
        relay.remove("a.json");

        Result result = sync();

        assertThat(result.deleted()).containsExactly("a.json");
        assertThat(result.kept()).containsExactly("a.json.local-1");
        assertThat(content()).containsExactly("a.json.local-1=edited", "b.json=1");
    }

    @Test
    void linksAreNotFollowed() throws Exception {
        Path outside = Files.writeString(temporary.resolve("outside.json"), "theirs");
        Files.createDirectories(folder());
        Files.createSymbolicLink(at("a.json"), outside);
        relay.put("a.json", "1");
        relay.put("b.json", "1");
        sync();
        Files.delete(at("b.json"));
        Files.createSymbolicLink(at("b.json"), outside);
        relay.remove("b.json");

        assertThat(sync().kept()).containsExactly("b.json.local-1");
        assertThat(outside).hasContent("theirs");
        assertThat(at("a.json")).isRegularFile().hasContent("1");
        assertThat(at("a.json.local-1")).isSymbolicLink();
    }

    @Test
    void directoryInTheWayStays() throws Exception {
        Files.createDirectories(at("a.json").resolve("sub"));
        relay.put("a.json", "1");
        relay.put("b.json", "1");

        Result result = sync();

        assertThat(result.failures())
                .extracting(failure -> failure.cause().code())
                .containsExactly(Code.FOLDER_UNUSABLE);
        assertThat(result.added()).containsExactly("b.json");
        assertThat(at("a.json").resolve("sub")).isDirectory();
    }

    @Test
    void hiddenDirectoryThatLeadsElsewhereIsNotUsed() throws Exception {
        Path elsewhere = Files.createDirectory(temporary.resolve("elsewhere"));
        Files.createDirectories(folder());
        Files.createSymbolicLink(at(".relay"), elsewhere);
        relay.put("a.json", "1");

        assertThat(refusal()).isEqualTo(Code.FOLDER_UNUSABLE);
        assertThat(elsewhere).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 404, 429, 500, 503})
    void listThatCannotBeHadDeletesNothing(int status) throws Exception {
        relay.put("a.json", "1");
        sync();
        relay.scriptList(status);

        refusal();
        assertThat(content()).containsExactly("a.json=1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "null", "{\"files\": null}", "{\"files\": [", "<html>", "{\"detail\": \"?\"}"})
    void listThatCannotBeUnderstoodDeletesNothing(String body) throws Exception {
        relay.put("a.json", "1");
        sync();
        relay.scriptList(body);

        assertThat(refusal()).isEqualTo(Code.FEED_MALFORMED);
        assertThat(content()).containsExactly("a.json=1");
    }

    @Test
    void emptyListDeletesOnlyWhenItStaysEmpty() throws Exception {
        relay.put("a.json", "1");
        sync();
        relay.scriptList("{\"files\": []}");

        assertThat(sync().withheld()).containsExactly("a.json");
        time.advance(Duration.ofMinutes(9));
        assertThat(sync().withheld()).containsExactly("a.json");
        relay.unscriptList();
        assertThat(sync().isComplete()).isTrue(); // It was back: everything begins anew.
        relay.scriptList("[]");
        assertThat(sync().withheld()).containsExactly("a.json");
        time.advance(Duration.ofMinutes(9));
        assertThat(sync().withheld()).containsExactly("a.json");
        time.advance(Duration.ofMinutes(1));

        assertThat(sync().deleted()).containsExactly("a.json");
        assertThat(content()).isEmpty();
        assertThat(sync().isComplete()).isTrue();
    }

    @Test
    void emptyListIsNoSurpriseWhereNewsHaveSaidSoOfEachFile() throws Exception {
        relay.put("a.json", "1");
        relay.put("b.json", "1");
        sync();
        relay.remove("a.json");
        relay.remove("b.json");
        FolderSync sync = builder().build();

        assertThat(sync.sync(new Hints(Set.of(), Set.of("a.json")), cancellation)
                        .withheld())
                .containsExactly("a.json", "b.json");
        assertThat(sync.sync(new Hints(Set.of(), Set.of("a.json", "b.json")), cancellation)
                        .deleted())
                .containsExactly("a.json", "b.json");
    }

    @Test
    void laterNewsCountMore() {
        Hints hints = Hints.none()
                .and(new Notification.FileDeleted("x", "a.json", Optional.empty()))
                .and(new Notification.FileUploaded("x", "b.json", Optional.empty()))
                .and(new Notification.FileUploaded("x", "a.json", Optional.empty()))
                .and(new Notification.FileDeleted("x", "b.json", Optional.empty()))
                .and(new Notification.Connection(Optional.empty()));

        assertThat(hints).isEqualTo(new Hints(Set.of("a.json"), Set.of("b.json")));
    }

    @Test
    void listOfRefusedNamesCountsAsEmpty() throws Exception {
        relay.put("a.json", "1");
        sync();
        relay.scriptList("{\"files\": [\"../a.json\", \"a.txt\"]}");

        assertThat(sync().withheld()).containsExactly("a.json");
        assertThat(content()).containsExactly("a.json=1");
    }

    @Test
    void whoeverWantsItHasAnEmptyFolderAtOnce() throws Exception {
        relay.put("a.json", "1");
        sync();
        relay.remove("a.json");

        Result result = builder().emptyListPatience(Duration.ZERO).build().sync(cancellation);

        assertThat(result.deleted()).containsExactly("a.json");
    }

    @Test
    void folderBelongsToOneCompany() throws Exception {
        sync();
        FolderSync other = FolderSync.of(relay.client(), "rsp-neg", folder());

        assertThat(catchThrowableOfType(UpdateException.class, () -> other.sync(cancellation))
                        .code())
                .isEqualTo(Code.FOLDER_UNUSABLE);
    }

    @Test
    void oneAtATime() throws Exception {
        try (SyncFolder other = SyncFolder.open(folder())) {
            assertThat(refusal()).isEqualTo(Code.BUSY);
        }
        assertThat(sync().isComplete()).isTrue();
    }

    @Test
    void cancellationLeavesWholeFiles_andTheNextOneGoesOn() throws Exception {
        relay.put("a.json", "1");
        relay.put("b.json", "1");
        relay.scriptFile(
                "b.json",
                new MockResponse.Builder().headersDelay(60, TimeUnit.SECONDS).build());
        Thread canceller = new Thread(() -> {
            while (relay.log.stream().noneMatch(line -> line.endsWith("b.json"))) Thread.onSpinWait();
            cancellation.cancel();
        });
        canceller.start();

        assertThatThrownBy(this::sync).isInstanceOf(CancellationException.class);
        canceller.join();
        assertThat(content()).containsExactly("a.json=1");
        relay.scriptFile("b.json", FakeRelay.text("1"));
        Result next = builder().build().sync(new Cancellation());
        assertThat(next.added()).containsExactly("b.json");
        assertThat(next.unchanged()).isEqualTo(1);
    }

    @Test
    void serverThatGoesAwayIsNotAskedForAllTheOthers() throws Exception {
        StringBuilder names = new StringBuilder("\"0.json\"");
        for (int i = 1; i < 100; i++) names.append(", \"").append(i).append(".json\"");
        relay.scriptList("[" + names + "]");
        for (int i = 0; i < 100; i++) {
            relay.scriptFile(
                    i + ".json",
                    new MockResponse.Builder()
                            .code(429)
                            .setHeader("Retry-After", "120")
                            .build());
        }

        Result result = sync();

        assertThat(result.failures()).hasSize(100);
        assertThat(result.failures().get(99).cause().retryAfter()).contains(Duration.ofSeconds(120));
        assertThat(relay.takeDownloads()).hasSize(1);
    }

    @Test
    void lineOfTheRecordThatWasCutOffIsForgotten() throws Exception {
        relay.put("a.json", "1");
        relay.put("b.json", "1");
        sync();
        Path record = folder().resolve(".relay/record");
        String text = Files.readString(record);
        Files.writeString(record, text.substring(0, text.length() - 10));

        assertThat(sync().unchanged()).isEqualTo(2);
        relay.remove("a.json");
        relay.takeDownloads();
        sync();
        assertThat(content()).containsExactly("b.json=1");
        assertThat(Files.readString(record).lines()).hasSize(4); // The head, two files, and that one is gone.
    }

    /** The record is written before the file is moved. */
    @Test
    void replacementThatWasCutOffIsNoWorkOfAPersons() throws Exception {
        relay.put("a.json", "1");
        relay.put("b.json", "1");
        relay.put("c.json", "1");
        sync();
        for (String name : List.of("a.json", "b.json")) cutOff(name, "2");
        relay.put("a.json", "3");
        relay.remove("b.json");

        Result result = sync();

        assertThat(result.kept()).isEmpty();
        assertThat(content()).containsExactly("a.json=3", "c.json=1");
    }

    private void cutOff(String name, String next) throws Exception {
        try (SyncFolder open = SyncFolder.open(folder());
                SyncRecord record = open.openRecord(FakeRelay.COMPANY)) {
            RecordEntry before = record.entry(name).orElseThrow();
            record.put(new RecordEntry(
                    name,
                    true,
                    sha256(next),
                    before.sha256(),
                    new FileStamp(1, "2026-11-28T12:00:00Z"),
                    before.remote(),
                    before.validators()));
        }
    }

    @Test
    void recordOfALaterVersionIsLeftAlone() throws Exception {
        relay.put("a.json", "1");
        sync();
        Path record = folder().resolve(".relay/record");
        String later = Files.readString(record).replace("relay-record/1", "relay-record/2");
        Files.writeString(record, later);

        assertThat(refusal()).isEqualTo(Code.FOLDER_UNUSABLE);
        assertThat(record).hasContent(later);
    }

    /** Whatever a server answers is a list, or is refused by a code; nothing else is thrown. */
    @Test
    void mutatedAnswersAreListsOrRefused() throws Exception {
        String[] whole = {
            "{\"societe\": \"a\", \"files\": [{\"filename\": \"a.json\", \"size\": 12, \"mtime\": 1.5e3, \"md5\": \"00\"}]}",
            "[\"a.json\", {\"name\": \"b.json\", \"hash\": null, \"modified\": \"2023-12-19T10:30:00\"}]",
            "{\"type\": \"file_uploaded\", \"societe\": \"a\", \"filename\": \"b.json\", \"timestamp\": 7}"
        };
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 6000; i++) {
            byte[] bytes = whole[i % whole.length].getBytes(StandardCharsets.UTF_8);
            for (int change = random.nextInt(4); change >= 0; change--) {
                bytes[random.nextInt(bytes.length)] = (byte) "[]{},:\"0e\\x\u007f".charAt(random.nextInt(12));
            }
            try {
                Listing.read(Json.readAny(bytes, Listing.LIST, "seed " + seed), 10);
            } catch (UpdateException e) {
                assertThat(e.code()).as("seed %d", seed).isEqualTo(Code.FEED_MALFORMED);
            }
            NewsReader.read(new String(bytes, StandardCharsets.UTF_8));
        }
    }

    @Test
    void folderThatIsAFile() throws Exception {
        Files.writeString(folder(), "");

        assertThat(refusal()).isEqualTo(Code.FOLDER_UNUSABLE);
    }
}
