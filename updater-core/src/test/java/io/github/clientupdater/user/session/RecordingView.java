package io.github.clientupdater.user.session;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** Notes every scene. */
final class RecordingView implements SessionView {
    private final BlockingQueue<Scene> scenes = new LinkedBlockingQueue<>();
    private final List<Scene> seen = new ArrayList<>();
    volatile int raised;
    volatile boolean broken;

    @Override
    public void show(Scene scene) {
        if (broken) throw new IllegalStateException("no such font");
        scenes.add(scene);
    }

    @Override
    public void raise() {
        raised++;
    }

    /** Waits for a scene of that kind. The test's own time limit is the bound. */
    Scene await(Class<? extends SessionState> kind) throws InterruptedException {
        while (true) {
            Scene scene = scenes.take();
            seen.add(scene);
            if (kind.isInstance(scene.state())) return scene;
        }
    }

    /** Returns the kinds of all scenes so far, without repetitions. */
    List<String> kinds() {
        scenes.drainTo(seen);
        List<String> kinds = new ArrayList<>();
        for (Scene scene : seen) {
            String kind = scene.state().getClass().getSimpleName() + " " + scene.attention();
            if (kinds.isEmpty() || !kinds.get(kinds.size() - 1).equals(kind)) kinds.add(kind);
        }
        return kinds;
    }
}
