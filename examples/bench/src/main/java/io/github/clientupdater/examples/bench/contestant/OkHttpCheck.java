package io.github.clientupdater.examples.bench.contestant;

import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** The least that a check over OkHttp could be: one GET, and a look for the version. */
public final class OkHttpCheck implements Rounds.Round {
    private final OkHttpClient client = new OkHttpClient();
    private final Request request;

    private OkHttpCheck(Request request) {
        this.request = request;
    }

    /** Takes the server. */
    public static void main(String[] args) throws Exception {
        Rounds.serve(new OkHttpCheck(
                new Request.Builder().url(args[0] + "/latest.json").build()));
    }

    @Override
    public void run() throws Exception {
        try (Response response = client.newCall(request).execute()) {
            if (!response.body().string().contains("2.0.0")) throw new IllegalStateException("no version");
        }
    }
}
