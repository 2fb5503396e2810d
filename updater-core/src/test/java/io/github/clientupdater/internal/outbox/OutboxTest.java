package io.github.clientupdater.internal.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clientupdater.task.UpdateException;
import io.github.clientupdater.task.UpdateException.Code;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutboxTest {
    private static final Duration LONG = Duration.ofSeconds(30);

    @TempDir
    Path temporary;

    private final List<String> taken = new ArrayList<>();
    private boolean away;

    private void deliver(String message) throws UpdateException {
        if (away) throw new UpdateException(Code.SOURCE_UNREACHABLE, "away");
        taken.add(message);
    }

    private Outbox outbox() {
        return outbox(100);
    }

    private Outbox outbox(int most) {
        return new Outbox(new OutboxDirectory(directory(), most), this::deliver, Runnable::run);
    }

    private Path directory() {
        return temporary.resolve("a/b/outbox");
    }

    @Test
    void whatIsAddedIsDeliveredAndGone() throws Exception {
        outbox().add("é one");
        outbox().add("two");

        assertThat(taken).containsExactly("é one", "two");
        assertThat(waiting()).isEmpty();
    }

    @Test
    void whatCouldNotBeDelivered_isLater_inOrder_byAnotherProcessToo() throws Exception {
        away = true;
        Outbox before = outbox();
        for (int i = 1; i <= 12; i++) before.add("message " + i);
        assertThat(taken).isEmpty();
        away = false;

        outbox().flush(LONG); // Another object knows nothing but the directory.

        assertThat(taken).hasSize(12).startsWith("message 1", "message 2").endsWith("message 11", "message 12");
        assertThat(waiting()).isEmpty();
    }

    @Test
    void whatIsAddedLaterNeverOvertakes() throws Exception {
        away = true;
        outbox().add("one");
        away = false;

        outbox().add("two");

        assertThat(taken).containsExactly("one", "two");
    }

    @Test
    void oldestGivesWay() throws Exception {
        away = true;
        Outbox small = outbox(3);
        for (int i = 1; i <= 5; i++) small.add("message " + i);
        away = false;

        small.flush(LONG);

        assertThat(taken).containsExactly("message 3", "message 4", "message 5");
    }

    @Test
    void serverThatWantsToBeLeftAloneIsNotAskedAgain() throws Exception {
        List<String> asked = new ArrayList<>();
        Outbox outbox = new Outbox(
                new OutboxDirectory(directory(), 100),
                message -> {
                    asked.add(message);
                    throw UpdateException.retryAfter(Code.SOURCE_FAILED, "busy", Optional.of(Duration.ofMinutes(5)));
                },
                Runnable::run);

        outbox.add("one");
        outbox.add("two");

        assertThat(asked).containsExactly("one");
        assertThat(waiting()).hasSize(2);
    }

    @Test
    void messageAddedWhileAnotherOneIsDeliveredIsNotForgotten() throws Exception {
        ExecutorService threads = Executors.newCachedThreadPool();
        CountDownLatch delivering = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        CountDownLatch both = new CountDownLatch(2);
        Outbox outbox = new Outbox(
                new OutboxDirectory(directory(), 100),
                message -> {
                    delivering.countDown();
                    await(goOn);
                    taken.add(message);
                    both.countDown();
                },
                threads);
        try {
            outbox.add("one");
            await(delivering);
            outbox.add("two");
            goOn.countDown();

            await(both);
            assertThat(taken).containsExactly("one", "two");
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void flushWaitsForWhatIsBeingDeliveredAlready() throws Exception {
        ExecutorService threads = Executors.newCachedThreadPool();
        CountDownLatch delivering = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        Outbox outbox = new Outbox(
                new OutboxDirectory(directory(), 100),
                message -> {
                    delivering.countDown();
                    await(goOn);
                },
                threads);
        try {
            outbox.add("one");
            await(delivering);
            Future<?> flushed = threads.submit(() -> outbox.flush(LONG));
            outbox.add("two");
            goOn.countDown();

            flushed.get(30, TimeUnit.SECONDS);
            assertThat(waiting()).isEmpty();
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void deliveryThatThrowsIsNotTheLast() throws Exception {
        Outbox outbox = new Outbox(
                new OutboxDirectory(directory(), 100),
                message -> {
                    if (taken.add(message) && taken.size() == 1) throw new IllegalStateException("once");
                },
                Runnable::run);

        outbox.add("one");
        outbox.add("two");

        assertThat(taken).containsExactly("one", "one", "two");
    }

    @Test
    void nobodyWaitsForAServerThatDoesNotAnswer() throws Exception {
        ExecutorService threads = Executors.newCachedThreadPool();
        CountDownLatch never = new CountDownLatch(1);
        try {
            Outbox outbox = new Outbox(new OutboxDirectory(directory(), 100), message -> await(never), threads);
            outbox.add("one");
            outbox.flush(Duration.ofMillis(20));

            assertThat(waiting()).hasSize(1); // And we are here.
        } finally {
            never.countDown();
            threads.shutdownNow();
        }
    }

    @Test
    void messageIsBounded_andForeignFilesAreNone() throws Exception {
        away = true;
        outbox().add("one");
        Files.writeString(directory().resolve("000000000000000002.new"), "half");
        Files.writeString(directory().resolve("readme"), "not a message");
        away = false;

        outbox().flush(LONG);

        assertThat(taken).containsExactly("one");
        assertThatThrownBy(() -> outbox().add("x".repeat(65 * 1024)))
                .isInstanceOfSatisfying(
                        UpdateException.class, e -> assertThat(e.code()).isEqualTo(Code.WORK_DIR_UNUSABLE));
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(30, TimeUnit.SECONDS)) throw new IllegalStateException("waited for too long");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private List<OutboxDirectory.Message> waiting() throws Exception {
        return new OutboxDirectory(directory(), 100).messages();
    }
}
