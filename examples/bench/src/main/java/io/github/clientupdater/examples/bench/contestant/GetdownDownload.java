package io.github.clientupdater.examples.bench.contestant;

import com.threerings.getdown.data.Digest;
import com.threerings.getdown.data.Resource;
import com.threerings.getdown.net.Connector;
import com.threerings.getdown.net.Downloader;
import java.io.File;
import java.net.URI;
import java.net.URL;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Getdown's downloader and its SHA-256 of the file, as its application class calls them. */
public final class GetdownDownload implements Rounds.Round {
    private final URL remote;
    private final File file;
    private final String sha256;

    private GetdownDownload(URL remote, File file, String sha256) {
        this.remote = remote;
        this.file = file;
        this.sha256 = sha256;
    }

    /** Takes the server, the directory and the digest. Of a ".zip" it would hash the contents. */
    public static void main(String[] args) throws Exception {
        URL remote = URI.create(args[0] + "/payload.zip").toURL();
        Rounds.serve(new GetdownDownload(remote, new File(args[1], "payload.bin"), args[2]));
    }

    @Override
    public void run() throws Exception {
        Resource payload = new Resource("payload.bin", remote, file, Resource.NORMAL);
        Strict downloader = new Strict();
        downloader.download(List.of(payload), 1);
        if (downloader.failure != null) throw downloader.failure;
        payload.install(false);
        String actual = payload.computeDigest(Digest.VERSION, Digest.getMessageDigest(Digest.VERSION), null);
        if (!actual.equals(sha256)) throw new IllegalStateException("digest " + actual);
    }

    private static final class Strict extends Downloader {
        private volatile @Nullable Exception failure;

        private Strict() {
            super(new Connector());
        }

        @Override
        protected void downloadFailed(Resource resource, Exception cause) {
            failure = cause;
        }
    }
}
