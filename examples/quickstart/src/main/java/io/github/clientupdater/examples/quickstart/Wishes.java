package io.github.clientupdater.examples.quickstart;

import io.github.clientupdater.release.Notes;
import io.github.clientupdater.release.Notes.Markup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What somebody who looks at the dialog may want to see. */
final class Wishes {
    private static final int KILOBYTE = 1000;

    @Option(
            names = "--bandwidth",
            paramLabel = "KB/S",
            description = "Let the server send so much a second at most; 0 is as much as it can.")
    private int bandwidth;

    @Option(
            names = "--laf",
            paramLabel = "LOOK",
            converter = Look.Converter.class,
            description =
                    "Look and feel of Notes: metal, nimbus, gtk, system; where it is packed, flatlaf and flatlaf-dark.")
    private @Nullable Look look;

    @Option(names = "--mandatory", description = "Publish a version that everybody has to have.")
    private boolean mandatory;

    @Option(names = "--notes", paramLabel = "FILE", description = "Release notes of the new version, in Markdown.")
    private @Nullable Path notes;

    /**
     * Makes the wishes of somebody who says nothing.
     *
     * @param bandwidth kilobytes a second; 0 for as many as possible
     */
    Wishes(int bandwidth) {
        this.bandwidth = bandwidth;
    }

    /** Returns bytes a second; 0 for as many as possible. */
    long bandwidth() {
        return (long) bandwidth * KILOBYTE;
    }

    boolean mandatory() {
        return mandatory;
    }

    Notes notes() throws IOException {
        if (notes != null) return Notes.of(Markup.MARKDOWN, Files.readString(notes), Map.of());
        return Notes.of(
                Markup.MARKDOWN,
                "- Brings a file with its changes\n- **Knows** how it came here",
                Map.of("fr", "- Apporte un fichier avec ses changements\n- **Sait** comment elle est arrivée"));
    }

    /** Returns what the JVM of Notes is told: its look, and the language of this one. */
    List<String> options() {
        List<String> options = new ArrayList<>();
        if (look != null) options.add("-Dswing.defaultlaf=" + look.className());
        String language = System.getProperty("user.language");
        if (language != null) options.add("-Duser.language=" + language);
        return options;
    }
}
