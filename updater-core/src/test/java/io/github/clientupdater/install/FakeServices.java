package io.github.clientupdater.install;

import io.github.clientupdater.task.UpdateException;
import io.github.clientupdater.task.UpdateException.Code;
import io.github.clientupdater.testing.TreeSnapshot;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A service that reads its whole program when it is started, and works or not as that says. */
final class FakeServices implements ServiceControl {
    private final Path program;
    private final KillSwitch kills;
    private final List<String> calls = new ArrayList<>();
    private @Nullable Map<String, String> running;
    private Predicate<Map<String, String>> starts = anything -> true;
    private Predicate<Map<String, String>> works = anything -> true;
    private boolean stops = true;

    FakeServices(Path program, KillSwitch kills) {
        this.program = program;
        this.kills = kills;
    }

    void startOnly(Predicate<Map<String, String>> programs) {
        starts = programs;
    }

    void workOnly(Predicate<Map<String, String>> programs) {
        works = programs;
    }

    void refuseToStop() {
        stops = false;
    }

    /** As the computer does when it is switched on, or the first time. */
    void startAtBoot() {
        running = tree();
    }

    void endWithTheComputer() {
        running = null;
    }

    @Nullable
    Map<String, String> running() {
        return running;
    }

    List<String> calls() {
        return List.copyOf(calls);
    }

    private Map<String, String> tree() {
        try {
            return TreeSnapshot.of(program);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void stop(ServiceCommands commands) throws UpdateException {
        kills.before();
        calls.add("stop");
        if (!stops) throw new UpdateException(Code.SERVICE_STOP_FAILED, "it refuses");
        running = null;
    }

    @Override
    public void start(ServiceCommands commands) throws UpdateException {
        kills.before();
        calls.add("start");
        if (!starts.test(tree())) throw new UpdateException(Code.SERVICE_START_FAILED, "exit code 3");
        if (running == null) running = tree();
    }

    @Override
    public void awaitHealthy(ServiceCommands commands, Duration within) throws UpdateException {
        kills.before();
        calls.add("healthy?");
        boolean well = running != null && works.test(running);
        if (!well) throw new UpdateException(Code.SERVICE_UNHEALTHY, "no answer");
    }
}
