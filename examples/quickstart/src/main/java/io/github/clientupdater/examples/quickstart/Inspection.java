package io.github.clientupdater.examples.quickstart;

import io.github.clientupdater.examples.story.StoryLine.Event;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Looks at what the update has left, and does not take anybody's word for it.
 *
 * @param premises where to look
 * @param payload what should be there
 * @param story what the two versions have told
 * @param narrator who hears the findings
 */
record Inspection(Premises premises, Payload payload, StoryReader story, Narrator narrator) {
    void perform(String before, String after) throws IOException, Shortfall {
        inspectInstallation(after);
        inspectProcesses(
                story.told(before, Event.STARTED).pid(),
                story.told(after, Event.STARTED).pid());
        inspectStart(before, after);
        inspectLeftovers();
    }

    private void inspectInstallation(String version) throws IOException, Shortfall {
        InstalledNotes installed = InstalledNotes.in(premises.installation());
        require(installed.version().equals(version), "The directory holds version " + installed.version() + ".");
        Optional<String> difference = payload.difference(version, premises.installation());
        require(difference.isEmpty(), "The file " + difference.orElse("") + " is not as in version " + version + ".");
        narrator.say("check: the directory holds " + installed + ", and every file is as published");
    }

    private void inspectProcesses(long before, long after) throws Shortfall {
        require(before != after, "Both versions ran in process " + before + ".");
        require(!isAlive(before), "Process " + before + " still runs.");
        require(isAlive(after), "Process " + after + " has ended.");
        narrator.say("check: process " + before + " is gone, process " + after + " runs");
    }

    private static boolean isAlive(long pid) {
        return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    }

    private void inspectStart(String before, String after) throws Shortfall {
        for (Event event : List.of(Event.ARGUMENTS, Event.DIRECTORY)) {
            String first = story.told(before, event).detail();
            String second = story.told(after, event).detail();
            require(first.equals(second), "The new version was started with other " + event + ": " + second + ".");
        }
        narrator.say("check: it was started with the same arguments in the same directory");
    }

    private void inspectLeftovers() throws IOException, Shortfall {
        List<Path> leftovers = premises.leftovers();
        require(leftovers.isEmpty(), "Something was left beside the installation: " + leftovers + ".");
        narrator.say("check: nothing is left beside the installation");
    }

    private static void require(boolean fact, String otherwise) throws Shortfall {
        if (!fact) throw new Shortfall(otherwise);
    }
}
