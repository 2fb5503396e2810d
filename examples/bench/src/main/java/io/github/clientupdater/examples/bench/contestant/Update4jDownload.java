package io.github.clientupdater.examples.bench.contestant;

import java.io.InputStreamReader;
import java.io.Reader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.update4j.Configuration;
import org.update4j.service.UpdateHandler;

/**
 * update4j with a handler that prints nothing. It compares an Adler-32, which is no proof against
 * tampering but cheaper than SHA-256. Its newer way of updating compresses everything into an archive
 * first; the deprecated one writes plain files and is the faster of the two.
 */
public final class Update4jDownload implements Rounds.Round {
    private final URI configuration;

    private Update4jDownload(URI configuration) {
        this.configuration = configuration;
    }

    /** Takes the server and the directory. */
    public static void main(String[] args) throws Exception {
        System.setProperty("bench.server", args[0]); // The configuration's placeholders.
        System.setProperty("bench.directory", args[1]);
        Rounds.serve(new Update4jDownload(URI.create(args[0] + "/update4j.xml")));
    }

    @Override
    @SuppressWarnings("deprecation")
    public void run() throws Exception {
        try (Reader in = new InputStreamReader(configuration.toURL().openStream(), StandardCharsets.UTF_8)) {
            boolean updated = Configuration.read(in).update(new Silent());
            if (!updated) throw new IllegalStateException("not updated");
        }
    }

    private static final class Silent implements UpdateHandler {}
}
