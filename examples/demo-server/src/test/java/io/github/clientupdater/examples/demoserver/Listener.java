package io.github.clientupdater.examples.demoserver;

import java.net.URI;
import java.net.http.WebSocket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A WebSocket whose messages queue up; its end is the message {@code closed}. */
final class Listener implements WebSocket.Listener {
    private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();
    private final StringBuilder partial = new StringBuilder();
    private final WebSocket socket;

    Listener(URI http, String path) {
        URI address = URI.create("ws" + http.toString().substring("http".length()) + path);
        socket = Client.HTTP.newWebSocketBuilder().buildAsync(address, this).join();
    }

    void send(String text) {
        socket.sendText(text, true).join();
    }

    String next() throws InterruptedException {
        String message = messages.poll(20, TimeUnit.SECONDS);
        if (message == null) throw new AssertionError("Nothing came in 20 seconds");
        return message;
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        partial.append(data);
        if (last) {
            messages.add(partial.toString());
            partial.setLength(0);
        }
        from.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        messages.add("closed");
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        messages.add("closed");
    }
}
