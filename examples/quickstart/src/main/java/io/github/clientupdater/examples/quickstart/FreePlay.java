package io.github.clientupdater.examples.quickstart;

import io.github.clientupdater.examples.story.StoryLine;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;

/**
 * One update in which a person answers, in whatever way, until nobody is left.
 *
 * @param premises where it happens
 * @param cast who takes part
 * @param narrator who tells it
 * @param wishes what is shown
 */
record FreePlay(Premises premises, Cast cast, Narrator narrator, Wishes wishes) {
    private static final Duration A_LOOK = Duration.ofSeconds(10);
    private static final List<String> FILES = List.of("Budget.txt", "Menu.txt", "Portraits.txt");

    void perform() throws IOException {
        try (Payload payload = Payload.ofThisJar()) {
            Publication publication = Publication.of(Demonstration.AFTER, payload, premises.published(), wishes);
            narrator.say("published Notes " + Demonstration.AFTER + ": " + Sizes.of(Files.size(publication.archive())));
            payload.install(Demonstration.BEFORE, premises.installation());
            narrator.say("installed Notes " + Demonstration.BEFORE + " in " + premises.installation());
            try (WebServer server = WebServer.serve(publication.directory(), narrator, wishes.bandwidth())) {
                play(server.uri(publication.feed()), publication.publicKey());
            }
        }
        narrator.say("Notes is closed. Installed is "
                + InstalledNotes.in(premises.installation()).version() + ".");
    }

    private void play(URI feed, String publicKey) throws IOException {
        try (Watch watch = Watch.over(premises.root(), A_LOOK)) {
            cast.enter(new NotesStart(premises, feed, publicKey, false, wishes.options(), FILES)
                    .start()
                    .pid());
            StoryReader story = new StoryReader(premises.story());
            while (cast.isThere()) watch.until(story::next, cast::isThere).ifPresent(this::tell);
        }
    }

    private void tell(StoryLine line) {
        cast.enter(line.pid());
        narrator.retell(line);
    }
}
