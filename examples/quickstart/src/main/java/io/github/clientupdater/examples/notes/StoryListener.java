package io.github.clientupdater.examples.notes;

import io.github.clientupdater.decision.Decision;
import io.github.clientupdater.decision.UpdateTrigger;
import io.github.clientupdater.examples.story.StoryLine.Event;
import io.github.clientupdater.release.Release;
import io.github.clientupdater.report.DownloadProgress;
import io.github.clientupdater.report.UpdateListener;
import java.util.Locale;

/** Tells the story of an update while it goes on. On the thread that runs the update; of its end also on another. */
final class StoryListener implements UpdateListener {
    private final Story story;
    private long downloadStart;
    private long downloaded;

    StoryListener(Story story) {
        this.story = story;
    }

    @Override
    public void checkStarted(UpdateTrigger trigger) {
        story.tell(Event.CHECKING, "because of " + trigger);
    }

    @Override
    public void decided(Decision decision) {
        if (decision instanceof Decision.Available update) {
            story.tell(Event.FOUND, update.release().version().toString());
        }
    }

    @Override
    public void downloadStarted(Release release) {
        downloadStart = System.nanoTime();
        story.tell(Event.DOWNLOADING, release.version().toString());
    }

    @Override
    public void downloadProgressed(Release release, DownloadProgress progress) {
        downloaded = progress.done();
    }

    @Override
    public void verified(Release release) {
        double seconds = (System.nanoTime() - downloadStart) / 1e9;
        story.tell(Event.VERIFIED, String.format(Locale.ROOT, "%.1f MB in %.1f s", downloaded / 1e6, seconds));
    }

    @Override
    public void staged(Release release) {
        story.tell(Event.STAGED, release.version().toString());
    }

    @Override
    public void installed(Release release) {
        story.tell(Event.CONFIRMED, "the update to " + release.version() + " has worked");
    }

    @Override
    public void handedOff(Release release) {
        story.tell(Event.HANDED_OFF, release.version().toString());
    }
}
