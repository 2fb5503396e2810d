package io.github.clientupdater.internal.http;

import io.github.clientupdater.task.Cancellation;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.Response;

/** Waits for the headers of an answer, on a thread that can always be called back: looking up a name cannot. */
final class Answer implements Callback {
    private final CompletableFuture<Response> response = new CompletableFuture<>();

    private Answer() {}

    /**
     * Sends {@code call} on a thread of the client's and waits.
     *
     * @throws CancellationException at once if cancelled or interrupted; the thread ends by itself
     */
    static Response of(Call call, Cancellation cancellation) throws IOException {
        Answer answer = new Answer();
        try (Cancellation.Registration registration = cancellation.onCancel(answer::abandon)) {
            call.enqueue(answer);
            return answer.response.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException failure) throw failure;
            if (e.getCause() instanceof IllegalArgumentException malformed) throw malformed;
            throw new IOException(e.getCause());
        } catch (InterruptedException e) {
            call.cancel();
            answer.abandon();
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
    }

    private void abandon() {
        response.cancel(false);
    }

    @Override
    public void onResponse(Call call, Response arrived) {
        if (!response.complete(arrived)) arrived.close(); // Nobody waits for it any more.
    }

    @Override
    public void onFailure(Call call, IOException failure) {
        response.completeExceptionally(reasonOf(failure));
    }

    /** OkHttp hides what it takes for a mistake in the program behind a cancellation. */
    private static Throwable reasonOf(IOException failure) {
        for (Throwable hidden : failure.getSuppressed()) if (hidden instanceof IllegalArgumentException) return hidden;
        return failure;
    }
}
