package io.github.clientupdater.examples.bench.contestant;

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** The loop that everybody writes: OkHttp as it comes, 8 KiB, hashed while the bytes pass. */
public final class OkHttpDownload implements Rounds.Round {
    private final OkHttpClient client = new OkHttpClient();
    private final Request request;
    private final Path file;
    private final String sha256;

    private OkHttpDownload(Request request, Path file, String sha256) {
        this.request = request;
        this.file = file;
        this.sha256 = sha256;
    }

    /** Takes the server, the directory and the digest. */
    public static void main(String[] args) throws Exception {
        Request request = new Request.Builder().url(args[0] + "/payload.zip").build();
        Rounds.serve(new OkHttpDownload(request, Path.of(args[1]).resolve("payload.zip"), args[2]));
    }

    @Override
    public void run() throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        try (Response response = client.newCall(request).execute();
                InputStream in = response.body().byteStream();
                OutputStream out = Files.newOutputStream(file)) {
            copy(in, out, digest);
        }
        String actual = HexFormat.of().formatHex(digest.digest());
        if (!actual.equals(sha256)) throw new IllegalStateException("digest " + actual);
    }

    private static void copy(InputStream in, OutputStream out, MessageDigest digest) throws Exception {
        byte[] buffer = new byte[8192];
        for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
            digest.update(buffer, 0, count);
            out.write(buffer, 0, count);
        }
    }
}
