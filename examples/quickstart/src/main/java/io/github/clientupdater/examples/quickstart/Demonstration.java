package io.github.clientupdater.examples.quickstart;

import io.github.clientupdater.examples.story.StoryLine.Event;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;

/**
 * One update from the publisher's desk to the user's next window.
 *
 * @param premises where it happens
 * @param cast who takes part
 * @param narrator who tells it
 * @param headless whether Notes does without a window
 * @param sabotage what goes wrong
 * @param wishes what is shown
 */
record Demonstration(
        Premises premises, Cast cast, Narrator narrator, boolean headless, Sabotage sabotage, Wishes wishes) {
    static final String BEFORE = "1.0.0";
    static final String AFTER = "1.1.0";
    private static final Duration MACHINES = Duration.ofSeconds(60);
    private static final Duration PEOPLE = Duration.ofMinutes(5);

    void perform() throws IOException, Shortfall {
        try (Payload payload = Payload.ofThisJar()) {
            Publication publication = publish(payload);
            payload.install(BEFORE, premises.installation());
            narrator.say("installed Notes " + BEFORE + " in " + premises.installation());
            StoryReader story = new StoryReader(premises.story());
            try (WebServer server = WebServer.serve(publication.directory(), narrator, wishes.bandwidth())) {
                URI feed = server.uri(publication.feed());
                narrator.say("the feed is " + feed);
                update(feed, publication.publicKey(), story);
            }
            new Inspection(premises, payload, story, narrator).perform(BEFORE, AFTER);
        }
    }

    private Publication publish(Payload payload) throws IOException {
        Publication publication = Publication.of(AFTER, payload, premises.published(), wishes);
        narrator.say("published Notes " + AFTER + ": " + Sizes.of(Files.size(publication.archive()))
                + ", in a feed signed by " + publication.publicKey().substring(0, 12) + "...");
        sabotage.damage(publication);
        return publication;
    }

    private void update(URI feed, String publicKey, StoryReader story) throws IOException, Shortfall {
        try (Watch watch = Watch.over(premises.root(), headless ? MACHINES : PEOPLE)) {
            Relauncher relauncher = Relauncher.of(premises);
            StoryFollower follower = new StoryFollower(story, watch, narrator, cast);
            Process before =
                    new NotesStart(premises, feed, publicKey, headless, wishes.options(), NotesStart.AWKWARD).start();
            cast.enter(before.pid());
            follower.await(BEFORE, Event.HANDED_OFF, before::isAlive);
            awaitEnd(before);
            follower.await(AFTER, Event.CONFIRMED, relauncher::hasNotFailed);
            follower.await(AFTER, Event.UP_TO_DATE, relauncher::hasNotFailed);
            awaitEnd(relauncher, watch);
        }
    }

    private void awaitEnd(Process before) throws Shortfall {
        if (!Cast.isGone(before.toHandle(), MACHINES.toSeconds())) {
            throw new Shortfall("Notes " + BEFORE + " has handed over but does not exit.");
        }
        narrator.say("process " + before.pid() + " is gone");
    }

    private void awaitEnd(Relauncher relauncher, Watch watch) throws Shortfall {
        String word = watch.until(relauncher::result, () -> true)
                .orElseThrow(() -> new Shortfall("The relauncher does not finish."));
        narrator.say("the relauncher has finished: " + word);
        if (!word.equals("ok")) throw new Shortfall("The relauncher ended with " + word + ".");
    }
}
